import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../browser.ts'
import { long, report, rounds, seed } from '../faults/measure.ts'
import { sendForm, walkerFor } from '../fuzz/send.ts'
import { routes, seenIn, stepsOf } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { theSite } from '../site.ts'
import { everything, listenForMarks, rowCounts, socketsOf, type Try, triesOf, troublesIn } from './spray.ts'

// Promises 17 and 10: SQL, headers, paths, addresses of the house and templates, typed into every field of every form and address.
const figures = { typed: 0, wrong: 0, sockets: 0 }
afterAll(() => report(figures))
const site = await theSite()
let world: World
beforeAll(async () => {
  world = await theWorld(site)
})

const walkers = new Map<string, Browser>()
async function browserFor({ route }: Try): Promise<Browser> {
  const known = walkers.get(route.policy)
  if (known) return known
  const browser = await walkerFor(world, route)
  walkers.set(route.policy, browser)
  return browser
}
/** Ends the sender's session when it works: the next one needs another. */
const endsSession = /^\/(logga-|roller|mina-uppgifter\/inloggningar|konto)/

async function press(one: Try, typed = one.typed) {
  const browser = await browserFor(one)
  const [step] = stepsOf(one.route, world)
  const began = performance.now()
  const answer = await sendForm(site.services, browser, step?.path ?? one.route.path, typed)
  if (endsSession.test(one.route.path)) walkers.delete(one.route.policy)
  return { answer, body: await answer.text(), took: performance.now() - began }
}

/** Another plain word for each, as the hostile ones are: two alike can be one thing twice. */
const nameOf = (at: number): string =>
  `Fatima ${at.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`

/** What the same presses write when plain words stand where the hostile ones do. */
async function writtenBy(tries: Try[], plain: boolean): Promise<Record<string, number>> {
  // Signing in writes rows too: both rounds sign in at the same presses.
  walkers.clear()
  const before = await rowCounts(site)
  for (const [at, one] of tries.entries())
    await press(one, plain ? { ...one.typed, [one.field]: nameOf(at) } : one.typed)
  const after = await rowCounts(site)
  return Object.fromEntries(Object.entries(after).map(([table, n]) => [table, n - (before[table] ?? 0)]))
}

describe('typed into every field of every form', () => {
  const tries = triesOf(1, seed)

  test('is kept as text: no defect, no statement, no header, no way out, no file, nothing run', async () => {
    expect(tries.length).toBeGreaterThan(300)
    const marks = listenForMarks(site)
    const wrong: string[] = []
    const opened = await socketsOf(site, () =>
      rounds(1, async (round) => {
        const now = triesOf(1, seed + round * 7919)
        figures.typed += now.length
        for (const one of now) {
          const { answer, body, took } = await press(one)
          const troubles = [...troublesIn(answer, body), ...(took > 15_000 ? ['waits'] : [])]
          wrong.push(...troubles.map((what) => `${one.route.path} ${one.field} ${JSON.stringify(one.text)}: ${what}`))
        }
      }),
    )
    marks.stop()
    figures.wrong += wrong.length + marks.found.length
    figures.sockets += opened.length
    expect(wrong.slice(0, 12)).toEqual([])
    expect(marks.found).toEqual([])
    expect(marks.heard()).toBeGreaterThan(1000)
    expect(opened).toEqual([])
  }, 3_600_000)

  test('writes no more rows than plain words do, and takes none away', async () => {
    const some = tries.filter((_, at) => long || at % 6 === 0)
    const plain = await writtenBy(some, true)
    const hostile = await writtenBy(some, false)
    const more = Object.keys(hostile).filter((table) => (hostile[table] ?? 0) > Math.max(plain[table] ?? 0, 0))
    expect(more).toEqual([])
    expect(Object.values(hostile).filter((n) => n < 0)).toEqual([])
  }, 3_600_000)
})

test('typed into every address, it shows nobody more and finds no file', async () => {
  const marks = listenForMarks(site)
  const wrong: string[] = []
  let at = seed
  const next = () => encodeURIComponent((everything[at++ % everything.length] as string).toWellFormed())
  for (const role of ['anonymous', 'caseworker'] as const) {
    const browser = await world.signIn(role)
    for (const { path } of routes().filter(({ method }) => method === 'get')) {
      const names = ['sida', 'lista', 'fraga', 'sok', 'till', 'status', 'start', 'del']
      const asked = names.map((name) => `${name}=${next()}`).join('&')
      const addresses = [
        `${path.replaceAll(/:\w+(\{[^}]*\})?/g, () => next())}?${asked}`,
        path.replaceAll(/:\w+(\{[^}]*\})?/g, () => '%2e%2e%2f%2e%2e%2fetc%2fpasswd'),
      ]
      for (const address of addresses) {
        const answer = await browser.get(address)
        const body = await answer.text()
        wrong.push(...troublesIn(answer, body).map((what) => `${role} ${address}: ${what}`))
        if (role === 'anonymous') wrong.push(...seenIn(body).map((name) => `${address} shows ${name}`))
      }
    }
  }
  marks.stop()
  expect(wrong.slice(0, 12)).toEqual([])
  expect(marks.found).toEqual([])
}, 3_600_000)
