import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/shared/actor.ts'
import { allowed } from '../matrix/expected.ts'
import { routes, type Step, stepsOf } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { undressed } from './dressed.ts'
import { desk, phone, servedSite, troublesOn } from './served.ts'

// Every page that is mounted, opened once by somebody who may, in a real browser: axe without a finding, nothing wider
// than the window, and nothing on it that a first visit would show without its style.
const served = await servedSite()
let world: World
beforeAll(async () => {
  world = await theWorld(served.site)
})

const staffFirst = ['caseworker', 'admissionOfficer', 'newcomer', 'platformAdministrator', 'administrator', 'anonymous']
/** One who may open the page, preferring those with something on it; nobody when none of those that are wanted may. */
function walkerFor({ route }: Step, wanted: readonly string[] | null): Role | undefined {
  const { policy } = route
  if (policy === 'everybody' || policy === 'applies') return 'anonymous'
  const cells = allowed.filter((cell) => cell.policy === policy && cell.role !== 'token')
  const may = (role: string) => cells.some((cell) => cell.role === role)
  return (wanted ? wanted.find(may) : (staffFirst.find(may) ?? cells[0]?.role)) as Role | undefined
}

// Staff's pages are in Swedish and English; what applicants meet is in Arabic too.
const looks = [
  ['in Swedish on a wide screen', 'sv', desk, null],
  ['in Arabic on a phone', 'ar', phone, ['newcomer', 'anonymous', 'helper']],
] as const

type Visit = { path: string; role: Role }
function visitsOf(wanted: readonly string[] | null): Visit[] {
  const pages = routes().filter(({ method, kind }) => method === 'get' && (kind ?? 'page') === 'page')
  return pages.flatMap((route) => {
    const step = stepsOf(route, world).find(({ about, known }) => known && (about === null || about === 'malmo'))
    const role = step && walkerFor(step, wanted)
    return !step || !role || /\.(ics|csv|json)/.test(step.path) ? [] : [{ path: step.path, role }]
  })
}

describe.each(looks)('%s', (_name, language, options, wanted) => {
  const look = async (page: Page, path: string): Promise<string[]> => {
    const answer = await page.goto(`${served.url}${path}?sprak=${language}`)
    const status = answer?.status() ?? 500
    const bare = await undressed(page, (await answer?.text()) ?? '')
    const troubles = [...(status >= 500 ? [String(status)] : []), ...bare, ...(await troublesOn(page))]
    return troubles.map((trouble) => `${path} (${page.url().replace(served.url, '')}): ${trouble}`)
  }

  test('every page can be used', async () => {
    const visits = visitsOf(wanted)
    const left = visits.values()
    const found: string[] = []
    // Two at a time, each with a window for every role: one page is drawn while the other is judged.
    const walk = async () => {
      const windows = new Map<Role, Page>()
      for (const { path, role } of left) {
        const page = windows.get(role) ?? (await served.open(await world.signIn(role), options))
        windows.set(role, page)
        found.push(...(await look(page, path)))
      }
      for (const page of windows.values()) await page.context().close()
    }
    await Promise.all([walk(), walk()])
    expect(found).toEqual([])
    expect(visits.length).toBeGreaterThan(25)
  }, 900_000)
})

test('a page that would be drawn without its style is noticed', async () => {
  const window = await served.open(null)
  const page = '<html><style>:root{}p{color:var(--ink)}</style><p class="lead">Hej</p></html>'
  const lacking = await undressed(window, page)
  expect(lacking.join(' ')).toMatch(/components \.lead \{.* ink$/s)
  expect(lacking.join(' ')).not.toContain('.button')
  await window.context().close()
})
