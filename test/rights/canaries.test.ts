import { beforeAll, describe, expect, test } from 'vitest'
import { makeToken } from '../../src/platform/token.ts'
import type { Role } from '../../src/shared/actor.ts'
import { applied } from '../apply.ts'
import type { Browser } from '../browser.ts'
import { routes, type Step, seenIn, stepsOf, take } from '../matrix/walk.ts'
import { canaryOf, theWorld, type World, walkers } from '../matrix/world.ts'
import { organisations, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

// Promise 23: whoever is shown to somebody else is in the log once, and what cannot be logged does not leave.
const site = await theSite()
let world: World
const read = ['read', 'list', 'search', 'export']

beforeAll(async () => {
  world = await theWorld(site)
  // Somebody who stands in a list twice is still one person who is seen.
  const { person } = world.canaries.malmo
  const wish = canaryOf('malmo')
  await applied(site, { person, choices: [{ round: roundSamples.svetsareAugusti.id, wish }] })
}, 60_000)

const lastEntry = async (): Promise<number> =>
  Number((await site.rows('select coalesce(max(seq), 0) as seq from platform.entry'))[0].seq)

/** How many lines of this request each person has who stands in the answer, when it is not exactly one. */
async function wrongIn(role: Role, before: number, body: string): Promise<string[]> {
  const shown = seenIn(body)
  if (shown.length === 0) return []
  const rows = await site.rows(
    'select person, count(*)::int as n from platform.entry where seq > $1 and verb = any ($2) group by person',
    [before, read],
  )
  return shown.flatMap((name) => {
    const lines = rows.find(({ person }) => person === world.canaries[name].person)?.n ?? 0
    const wanted = role === 'newcomer' && name === 'malmo' ? 0 : 1
    return lines === wanted ? [] : [`${lines} lines for ${name}`]
  })
}

const files = ['/arbetslista?lista=all', '/arbetslista.csv?lista=all']
/** The word that all canaries begin with: what is echoed names nobody. */
const search = (browser: Browser) =>
  browser.press('/sok', { fraga: 'Kanariefagel' }, '/sok').then((answer) => answer.text())

const searchers: readonly Role[] = [
  'caseworker',
  'decisionMaker',
  'manager',
  'admissionOfficer',
  'rector',
  'sfiTeacher',
]

describe.each(walkers)('%s', (role) => {
  test('leaves exactly one line for each person shown, and none about oneself', async () => {
    const wrong: string[] = []
    const browser = await world.signIn(role)
    const look = async (path: string, answer: () => Promise<{ body: string }>) => {
      const before = await lastEntry()
      wrong.push(...(await wrongIn(role, before, (await answer()).body)).map((what) => `${path}: ${what}`))
    }
    for (const route of routes().filter(({ method }) => method === 'get'))
      for (const step of stepsOf(route, world)) await look(step.path, () => take(site, browser, step))
    for (const path of files) await look(path, async () => ({ body: await browser.text(path) }))
    if (searchers.includes(role)) await look('search', async () => ({ body: await search(browser) }))
    expect(wrong).toEqual([])
  }, 240_000)
})

test('a key of an organisation’s own system leaves one line for each person it is given', async () => {
  const { account } = await site.staff('administrator', organisations.yrkesskolan)
  const { token, digest } = makeToken()
  await site.rows(
    `insert into accounts.token (organisation, role, name, digest, made_by, ends_on) values ($1, 'admissionOfficer', 'System', $2, $3, '2099-01-01')`,
    [organisations.yrkesskolan, digest, account],
  )
  const visitor = site.visitor()
  visitor.headers = { authorization: `Bearer ${token}` }
  for (const path of ['/api/v1/applications', '/api/v1/events']) {
    const before = await lastEntry()
    const answer = await visitor.get(path)
    expect([path, answer.status]).toEqual([path, 200])
    const body = await answer.text()
    expect(await wrongIn('token', before, body)).toEqual([])
    if (path.endsWith('applications')) expect(seenIn(body)).toContain('malmo')
  }
})

describe('when the log cannot be written', () => {
  test.each(['caseworker', 'rector', 'payer', 'sfiTeacher'] as const)(
    'nothing about anybody leaves to a %s',
    async (role) => {
      const browser: Browser = await world.signIn(role)
      const steps: Step[] = routes()
        .filter(({ method }) => method === 'get')
        .flatMap((route) => stepsOf(route, world))
      await site.rows('revoke insert on platform.entry from kp_app')
      try {
        const leaks: string[] = []
        let refused = 0
        for (const path of [...steps.map((step) => step.path), ...files]) {
          const answer = await browser.get(path)
          const body = await answer.text()
          if (answer.status === 500) refused += 1
          leaks.push(...seenIn(body).map((name) => `${path} shows ${name}`))
        }
        expect(leaks).toEqual([])
        expect(refused).toBeGreaterThan(0)
      } finally {
        await site.rows('grant insert on platform.entry to kp_app')
      }
    },
    240_000,
  )
})
