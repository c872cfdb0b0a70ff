import { beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/shared/actor.ts'
import { markOf, scripts } from '../corpora/script.ts'
import { routes, stepsOf } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { theSite } from '../site.ts'
import { readPage } from './page.ts'
import { freeTexts, plantAround, store } from './stored.ts'

// Promise 16, the short form: stored text is shown as text, whatever it looks like.
const site = await theSite()
let world: World
let taken: string[] = []
beforeAll(async () => {
  world = await theWorld(site)
  await plantAround(site, world)
  let at = 0
  const some = scripts.filter((_, place) => place % 20 === 0)
  taken = await store(site, await freeTexts(site), () => some[at++ % some.length] as string)
}, 60_000)

test('the reader of pages would see a way out', () => {
  const faultsIn = (html: string) => readPage(`<!doctype html><html lang="sv"><p title="x">a</p>${html}</html>`).faults
  expect(faultsIn('<a href="/kurser">x</a> &lt;script&gt; <input value="&quot;onx=1"/>')).toEqual([])
  for (const html of [
    '<img src=x onerror=alert(1)>',
    '<img src="x" onerror="alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="//evil.example/">x</a>',
    '<p title="x"onclick=alert(1)>',
    '<',
    '<script>kx001z</script>',
  ])
    expect(faultsIn(html), html).not.toEqual([])
})

test('stands in most of the columns that hold words', () => expect(taken.length).toBeGreaterThan(40))

test.each<Role>(['newcomer', 'caseworker', 'admissionOfficer', 'dataProtectionOfficer'])(
  'a %s reads every page with it, and none of it runs',
  async (role) => {
    const browser = await world.signIn(role)
    const wrong: string[] = []
    const seen = new Set<string>()
    for (const route of routes().filter(({ method }) => method === 'get')) {
      for (const { path } of stepsOf(route, world).slice(0, 1)) {
        const answer = await browser.get(path)
        if (!/html/.test(answer.headers.get('content-type') ?? '')) continue
        const html = await answer.text()
        for (const [mark] of html.matchAll(markOf)) seen.add(mark)
        wrong.push(...readPage(html).faults.map((fault) => `${path} (${answer.status}): ${fault}`))
        if (answer.status >= 500) wrong.push(`${path}: ${answer.status}`)
      }
    }
    expect(wrong.slice(0, 12)).toEqual([])
    expect(seen.size).toBeGreaterThan(3)
  },
  120_000,
)
