import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/shared/actor.ts'
import { allowed } from '../matrix/expected.ts'
import { routes, type Step, stepsOf } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { desk, phone, servedSite, troublesOn } from './served.ts'

// Every page that is mounted, opened once by somebody who may, in a real browser: axe without a finding, nothing wider than the window.
const served = await servedSite()
let world: World
beforeAll(async () => {
  world = await theWorld(served.site)
})

/** One who may open the page, preferring those with something on it. */
function walkerFor(step: Step): Role {
  const { policy } = step.route
  const cells = allowed.filter((cell) => cell.policy === policy && cell.role !== 'token')
  const best = ['caseworker', 'admissionOfficer', 'newcomer', 'platformAdministrator', 'administrator', 'anonymous']
  const role =
    policy === 'everybody' || policy === 'applies'
      ? 'anonymous'
      : (best.find((one) => cells.some((cell) => cell.role === one)) ?? cells[0]?.role)
  return (role ?? 'anonymous') as Role
}

const looks = [
  ['in Swedish on a wide screen', 'sv', desk],
  ['in Arabic on a phone', 'ar', phone],
] as const

describe.each(looks)('%s', (_name, language, options) => {
  test('every page can be used', async () => {
    const found: string[] = []
    let pages = 0
    for (const route of routes().filter(({ method, kind }) => method === 'get' && (kind ?? 'page') === 'page')) {
      const step = stepsOf(route, world).find(({ about, known }) => known && (about === null || about === 'malmo'))
      if (!step || /\.(ics|csv|json)/.test(step.path)) continue
      const page = await served.open(await world.signIn(walkerFor(step)), options)
      const answer = await page.goto(`${served.url}${step.path}?sprak=${language}`)
      if ((answer?.status() ?? 500) >= 500) found.push(`${step.path}: ${answer?.status()}`)
      pages += 1
      found.push(
        ...(await troublesOn(page)).map(
          (trouble) => `${step.path} (${page.url().replace(served.url, '')}): ${trouble}`,
        ),
      )
      await page.context().close()
    }
    expect(found).toEqual([])
    expect(pages).toBeGreaterThan(25)
  }, 300_000)
})
