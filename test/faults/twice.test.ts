import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Route, registry } from '../../src/platform/route.ts'
import { signForm } from '../../src/platform/sign.ts'
import type { Role } from '../../src/shared/actor.ts'
import type { Browser } from '../browser.ts'
import { acceptedBy } from '../fuzz/shape.ts'
import { allowed } from '../matrix/expected.ts'
import { routes, stepsOf } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { theSite } from '../site.ts'
import { limit, long, report } from './measure.ts'

const site = await theSite()
let world: World
beforeAll(async () => {
  world = await theWorld(site)
}, 120_000)

// Promise 29. Every form of the site: pressed many times at once, then again after a while. One effect, one answer.
const presses = long ? 50 : 2
type Sent = { status: number; location: string | null }

/** Whoever may press the button; a helper is made by a link, not by signing in. */
function roleFor({ policy }: Route): Role {
  const cells = allowed.filter((one) => one.policy === policy && one.role !== 'helper')
  return ((cells.find((one) => one.role !== 'anonymous') ?? cells[0])?.role ?? 'anonymous') as Role
}

function fieldsFor({ form }: Route): [string, string | File][] {
  const typed = form ? (acceptedBy(form as z.ZodType) ?? {}) : {}
  return Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string]))
}

/** The same drawn form each time: same key, same content. "Try again" is pressed again, as the page says. */
function drawn(browser: Browser, route: Route, { path, version }: { path: string; version: number }) {
  const session = browser.cookies.get('kp') ?? 'a'.repeat(43)
  if (!browser.cookies.has('kp')) browser.cookies.set('kp-pre', session)
  const { key, csrf } = signForm(site.services.keys, session, path)
  const own: [string, string][] = [
    ['_key', key],
    ['_csrf', csrf],
    ['_version', String(version)],
  ]
  const fields = [...own, ...fieldsFor(route)]
  const multipart = fields.some(([, value]) => (value as unknown) instanceof File)
  return async function press(): Promise<Sent> {
    const answer = await browser.post(path, fields, multipart)
    if (answer.status === 503) return press()
    return { status: answer.status, location: answer.headers.get('location') }
  }
}

/** How many requests wrote what is in the log since then, reading left out. */
async function effectsSince(seq: number): Promise<number> {
  const [row] = await site.rows(
    `select count(distinct request)::int as n from platform.entry where seq > $1 and verb not in ('read', 'list', 'search', 'export')`,
    [seq],
  )
  return row.n
}
const lastEntry = async (): Promise<number> =>
  Number((await site.rows('select coalesce(max(seq), 0) as seq from platform.entry'))[0].seq)

/** One answer for all; where the answer is a page that can be drawn only once, the others hear that it is done. */
function isOneAnswer(all: readonly Sent[]): boolean {
  const pages = all.filter(({ status }) => status === 200)
  const others = new Set(all.filter(({ status }) => status !== 200).map((sent) => JSON.stringify(sent)))
  return others.size + Math.min(pages.length, 1) === 1 || (pages.length === 1 && [...others].join() === alreadyDone)
}
const alreadyDone = JSON.stringify({ status: 303, location: '/redan-klart' })

const walkers = new Map<Role, Browser>()
async function signedIn(role: Role): Promise<Browser> {
  const walker = walkers.get(role) ?? (await world.signIn(role))
  walkers.set(role, walker)
  return walker
}

type Told = { done: boolean; effects: number; answers: Sent[] }
async function pressMany(route: Route, path: string, version: number): Promise<Told> {
  const press = drawn(await signedIn(roleFor(route)), route, { path, version })
  const before = await lastEntry()
  const first = await Promise.all(Array.from({ length: presses }, press))
  const answers = [...first, await press()]
  return { done: answers.some(({ status }) => status < 400), effects: await effectsSince(before), answers }
}

/** Signing out ends the session, so that whoever presses again is a stranger; a link of one use is used. */
const endsTheSession = /^\/(logga-ut|logga-in|konto|ombud|mina-uppgifter\/inloggningar)/
const forms = registry.filter(
  (route) =>
    route.method === 'post' &&
    !route.asks &&
    route.kind !== 'api' &&
    routes().includes(route) &&
    !endsTheSession.test(route.path),
)

test(
  'every form pressed many times happens once and says the same each time',
  async () => {
    const [doubled, differing, done]: [string[], string[], string[]] = [[], [], []]
    for (const route of forms)
      for (const { path } of stepsOf(route, world).slice(0, long ? undefined : 1))
        for (const version of [1, 0]) {
          const told = await pressMany(route, path, version)
          const name = `${route.path} version ${version}`
          if (told.effects > 1) doubled.push(`${name}: ${told.effects} effects`)
          if (!isOneAnswer(told.answers)) differing.push(`${name}: ${JSON.stringify(told.answers)}`)
          if (told.done) done.push(name)
          if (told.done || told.answers.every(({ status }) => status === 404)) break
        }
    report({
      forms: forms.length,
      presses: presses * forms.length,
      doubled: doubled.length,
      differing: differing.length,
    })
    process.stdout.write(`${done.length} forms were carried out, the others refused\n`)
    expect({ doubled, differing }).toEqual({ doubled: [], differing: [] })
    expect(done.length).toBeGreaterThan(10)
  },
  limit(120_000),
)
