import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../browser.ts'
import { long, report, rounds, seed } from '../faults/measure.ts'
import { sendForm, walkerFor } from '../fuzz/send.ts'
import { acceptedBy } from '../fuzz/shape.ts'
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

async function press(one: Try) {
  const browser = await browserFor(one)
  const [step] = stepsOf(one.route, world)
  const began = performance.now()
  const answer = await sendForm(site.services, browser, step?.path ?? one.route.path, one.typed)
  if (endsSession.test(one.route.path)) walkers.delete(one.route.policy)
  return { answer, body: await answer.text(), took: performance.now() - began }
}

/** Another plain word for each, as the hostile ones are: two alike can be one thing twice. */
const nameOf = (at: number): string =>
  `Fatima ${at.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`

type Rows = Record<string, number>
/** The most and the fewest rows that one press of a form adds to each table. */
async function writtenBy(presses: readonly Try[]): Promise<Map<string, { most: Rows; fewest: Rows }>> {
  const written = new Map<string, { most: Rows; fewest: Rows }>()
  let before: Rows = {}
  for (const one of presses) {
    const isKnown = walkers.has(one.route.policy)
    await browserFor(one)
    // Signing in writes rows too.
    if (!isKnown || one === presses[0]) before = await rowCounts(site)
    await press(one)
    const after = await rowCounts(site)
    const { most, fewest } = written.get(one.route.path) ?? { most: {}, fewest: {} }
    for (const [table, n] of Object.entries(after)) {
      const more = n - (before[table] ?? 0)
      most[table] = Math.max(most[table] ?? 0, more)
      fewest[table] = Math.min(fewest[table] ?? 0, more)
    }
    written.set(one.route.path, { most, fewest })
    before = after
  }
  return written
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

  test('writes no more rows with one press than plain words do, and takes none away', async () => {
    const some = tries.filter((_, at) => long || at % 12 === 0)
    const plain = some.flatMap((one, at) => [
      { ...one, typed: acceptedBy(one.route.form) ?? {} },
      { ...one, typed: { ...one.typed, [one.field]: nameOf(at) } },
    ])
    const known = await writtenBy(plain)
    const wrong = [...(await writtenBy(some))].flatMap(([form, { most, fewest }]) => [
      ...Object.keys(most)
        .filter((table) => (most[table] ?? 0) > (known.get(form)?.most[table] ?? 0))
        .map((table) => `${form} adds to ${table}`),
      ...Object.keys(fewest)
        .filter((table) => (fewest[table] ?? 0) < (known.get(form)?.fewest[table] ?? 0))
        .map((table) => `${form} takes from ${table}`),
    ])
    expect(wrong).toEqual([])
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
        path.replaceAll(/:\w+(\{[^}]*\})?/g, () => '%0d%0aset-cookie:%20kxevil=1'),
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
