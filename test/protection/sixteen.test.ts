import { beforeAll, describe, expect, test } from 'vitest'
import { accessCodeOf } from '../../src/apply/access-code.ts'
import { type Route, registry } from '../../src/platform/route.ts'
import type { Browser } from '../browser.ts'
import { routes, stepsOf, take } from '../matrix/walk.ts'
import { canaryOf, type Name, theWorld, type World, walkers } from '../matrix/world.ts'
import { type TestSite, theSite } from '../site.ts'
import { forget, systems, without } from './plant.ts'

// 16: for each role outside the named handlers every address answers, word for word and with as many statements, what it would answer if
// the protected person did not exist. First as the person stands among the others, then without a single row of theirs.

/** What tells of the walk itself or is new each time: the log, the machine, own sign-ins, what a second factor is asked with. */
const ofTheWalk = ['/dataskydd', '/drift', '/mina-uppgifter', '/min-sida', '/logga-in', '/konto']
/** The same addresses as somebody chooses in them: whole lists, files, filters and pages further on. */
const chosen = [
  '/arbetslista?lista=all',
  '/arbetslista?lista=late',
  '/arbetslista?lista=waiting&ordning=sent',
  '/arbetslista?lista=all&steg=with_home&steg=submitted&steg=reserve',
  '/arbetslista.csv?lista=all',
  '/arbetslista?lista=all&sida=2',
]
const openData = [
  '/api/v1/applications',
  '/api/v1/applications?state=with_home',
  '/api/v1/applications?per_page=1&page=2',
  '/api/v1/rounds',
  '/api/v1/events',
]

type Said = { status: number; location: string; body: string }
type Answer = Said & { step: string; statements: number }
type Walker = { site: TestSite; browser: Browser }

async function counted({ site }: Walker, step: string, ask: () => Promise<Said>): Promise<Answer> {
  let said = { status: 0, location: '', body: '' }
  const statements = await site.statements(async () => {
    said = await ask()
  })
  return { step, ...said, body: without(said.body), statements: statements.length }
}
const read = async (answer: Response): Promise<Said> => ({
  status: answer.status,
  location: answer.headers.get('location') ?? '',
  body: await answer.text(),
})
const asked = async (walker: Walker, paths: readonly string[]): Promise<Answer[]> => {
  const seen: Answer[] = []
  for (const path of paths) seen.push(await counted(walker, path, async () => read(await walker.browser.get(path))))
  return seen
}
/** Sent from the page where it stands, or that page where the walker has none. */
const sent = async ({ browser }: Walker, page: string, fields: Record<string, string>) =>
  (await browser.text(page)).includes(`action="${page}"`)
    ? read(await browser.press(page, fields, page))
    : read(await browser.get(page))

/** Every page, as it stands about nobody, about somebody the walker may know of, and about the protected person; and every form about the last. */
async function walked(walker: Walker, world: World): Promise<Answer[]> {
  const { site, browser } = walker
  const seen: Answer[] = []
  const wanted = (route: Route, about: Name | null) =>
    about === 'skyddad' || (route.method === 'get' && (about === null || about === 'malmo'))
  for (const route of routes().filter(({ path }) => !ofTheWalk.some((one) => path.startsWith(one))))
    for (const step of stepsOf(route, world).filter(({ about }) => wanted(route, about)))
      seen.push(await counted(walker, `${route.method} ${step.path}`, () => take(site, browser, step)))
  return [...seen, ...(await asked(walker, chosen)), ...(await sought(walker, world))]
}

/** By name, by part of it, by number of the application and of the person, and by number and code. */
async function sought(walker: Walker, { canaries: { skyddad } }: World): Promise<Answer[]> {
  const seen: Answer[] = []
  const name = canaryOf('skyddad')
  for (const fraga of [name, name.slice(0, 14), skyddad.first.receipt, '199001019802'])
    seen.push(await counted(walker, `/sok ${fraga}`, () => sent(walker, '/sok', { fraga })))
  const { keys } = walker.site.services
  const code = accessCodeOf(keys, { sending: skyddad.sending, codeVersion: skyddad.codeVersion })
  const fields = { receipt: skyddad.first.receipt, code }
  return [...seen, await counted(walker, '/status', () => sent(walker, '/status', fields))]
}

describe.each([false, true])('16: past row security %s', (withoutRowSecurity) => {
  const before: Record<string, Answer[]> = {}
  const after: Record<string, Answer[]> = {}
  const opened = theSite(withoutRowSecurity ? { withoutRowSecurity } : {})
  beforeAll(async () => {
    const site = await opened
    const world = await theWorld(site)
    const browsers: [string, Browser][] = await systems(site)
    for (const role of walkers) browsers.push([role, await world.signIn(role)])
    const walk = async (answers: Record<string, Answer[]>) => {
      for (const [role, browser] of browsers)
        answers[role] = role.startsWith('token')
          ? await asked({ site, browser }, openData)
          : await walked({ site, browser }, world)
    }
    await walk(before)
    await forget(site, world.canaries.skyddad)
    await walk(after)
  }, 900_000)

  test.each([...walkers, 'token coordinator', 'token admissionOfficer'])('%s meets no trace', (role) => {
    const [there, gone] = [before[role] ?? [], after[role] ?? []]
    expect(there.length).toBeGreaterThan(role.startsWith('token') ? 4 : 60)
    const differ = there.filter((one, at) => JSON.stringify(one) !== JSON.stringify(gone[at]))
    expect(differ.map(({ step, status, statements }) => `${step} ${status} ${statements}`)).toEqual([])
    // The page of a search says again what was asked.
    const shown = there.filter(({ step, body }) => !step.startsWith('/sok') && body.includes(canaryOf('skyddad')))
    expect(shown.map(({ step }) => step)).toEqual([])
  })

  test('walks lists, files, calendars and the vault', () => {
    const paths = registry.map(({ path }) => path)
    for (const word of ['.csv', '.ics', '/skyddade', '/personer/', '/arbetslista'])
      expect(paths.some((path) => path.includes(word))).toBe(true)
  })
})
