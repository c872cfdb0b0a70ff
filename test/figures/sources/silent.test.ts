import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { isStale } from '../../../src/figures/stale.ts'
import { registry } from '../../../src/platform/route.ts'
import { organisations, plantSkane } from '../../plant.ts'
import { theSite } from '../../site.ts'

// Every source down and no internet at all: pages answer from the database, and say how old the numbers are.

const site = await theSite({ now: '2027-03-01T09:00:00Z', env: { SOURCES: 'live' } })
const called = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no internet'))
afterAll(() => called.mockRestore())
beforeAll(async () => {
  await plantSkane(site.db)
  await seedFigures(site.services, { demo: true })
})

const words: Record<string, string> = {
  kommun: 'trelleborg',
  liknande: 'trelleborg',
  nyckeltal: 'mottagna',
  karta: 'mottagna',
  utgava: '2027-03',
}
/** Each public address of the figures, with something that is there for its parameters. */
const addresses = () =>
  registry
    .filter(
      ({ method, path, policy }) =>
        method === 'get' && policy === 'everybody' && path.startsWith('/siffror') && !path.includes(':token'),
    )
    .map(({ path }) =>
      path
        .replace(/:slug/, path.includes('/utgava/') ? 'mottagna' : (words[path.split('/')[2] ?? ''] ?? 'mottagna'))
        .replace(':name', words.utgava as string),
    )

test('1: every page of the figures answers, and none of them calls anybody', async () => {
  const walked = addresses()
  expect(walked.length).toBeGreaterThan(6)
  for (const path of walked) {
    const answer = await site.visitor().get(path)
    expect([200, 303], `${path} ${answer.status}`).toContain(answer.status)
  }
  expect(called).not.toHaveBeenCalled()
})
test('1: a source whose day has passed is told with its date', async () => {
  await site.db.query(
    `update figures.connector set is_on = true, answered_at = '2026-01-15T04:00:00Z', expected_on = '2026-12-01' where name = 'kolada'`,
  )
  expect(await site.visitor().text('/siffror/kommun/trelleborg')).toMatch(/Källan har inte svarat/)
  const editor = await site.staff('statisticsEditor', organisations.owner)
  expect(await editor.text('/siffror/kallor')).toContain('har inte svarat i tid')
})
test('30 days for yearly figures, 10 for monthly', () => {
  expect(isStale({ expectedOn: '2027-01-30', grace: 30 }, '2027-03-01')).toBe(false)
  expect(isStale({ expectedOn: '2027-01-29', grace: 30 }, '2027-03-01')).toBe(true)
  expect(isStale({ expectedOn: '2027-02-18', grace: 10 }, '2027-03-01')).toBe(true)
  expect(isStale({ expectedOn: null, grace: 10 }, '2027-03-01')).toBe(false)
})
