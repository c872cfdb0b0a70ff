import { beforeEach, expect, test } from 'vitest'
import { prepareFigures } from '../../src/figures/index.ts'
import { addWorkingDays, dayOf, endOfDay, isWorkingDay } from '../../src/shared/calendar.ts'
import { nightly } from '../../src/start/features.ts'
import { applied } from '../apply.ts'
import { plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { report } from './measure.ts'

const site = await theSite()

// Promise 28. The clock of the site is set to where clocks go wrong; sessions are judged by the database's own clock, which
// at the start may be 60 s from it (self-test).
const times: readonly [string, string][] = [
  ['400 days back', '2026-01-25T09:00:00Z'],
  ['400 days forward', '2028-04-04T09:00:00Z'],
  ['the hour that is not there (spring)', '2027-03-28T01:30:00Z'],
  ['the hour that comes twice, first', '2027-10-31T00:30:00Z'],
  ['the hour that comes twice, second', '2027-10-31T01:30:00Z'],
  ['leap day', '2028-02-29T22:59:59Z'],
  ['midnight of the leap day in Sweden', '2028-02-29T23:00:00Z'],
  ['the last second of 32 bits', '2038-01-19T03:14:07Z'],
  ['the second after', '2038-01-19T03:14:08Z'],
  ['2100, no leap year', '2100-02-28T23:30:00Z'],
]
const sums = { times: 0, wrong: 0 }

beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  await prepareFigures(site.services)
})

/** The course opens and begins around the time that is set, or nobody could apply. */
const openAround = (now: Date) =>
  site.rows(
    `update courses.round set starts = $1::date + 60, entry_date = $1::date + 60, ends = $1::date + 200 where id = $2`,
    [dayOf(now), roundSamples.few.id],
  )

const nights = async () => {
  for (const { name } of nightly) await site.rows('select graphile_worker.add_job($1)', [name])
  await site.runJobs()
  return site.rows('select task_identifier, last_error from graphile_worker.jobs where last_error is not null')
}

test.each(times)(
  '%s: people apply and are answered, deadlines are days of Sweden, the night runs',
  async (_, at) => {
    sums.times += 1
    sums.wrong += 1
    site.clock.now = new Date(at)
    await openAround(site.clock.now)
    const sent = await applied(site, { municipality: '1260', choices: [roundSamples.few.id] })
    const [task] = await site.rows('select sent_at, due from applications.application where id = $1', [sent.first.id])
    expect(task.sent_at).toEqual(site.clock.now)
    if (task.due) {
      expect(task.due.getTime()).toBeGreaterThan(site.clock.now.getTime())
      expect(isWorkingDay(dayOf(task.due))).toBe(true)
      expect(task.due).toEqual(endOfDay(dayOf(task.due)))
    }
    const events = await site.rows('select at from applications.event order by number')
    expect(events.every(({ at }) => at.getTime() === site.clock.now.getTime())).toBe(true)
    const person = await site.newcomer('1260', sent.person)
    expect((await person.get('/mina-ansokningar')).status).toBe(200)
    expect((await site.visitor().get('/kurser')).status).toBe(200)
    expect(await nights()).toEqual([])
    expect(await site.rows('select state from applications.application')).toHaveLength(1)
    sums.wrong -= 1
  },
  60_000,
)

test('an hour back while running: nobody is signed out, order stands by number, nothing is due twice', async () => {
  sums.times += 1
  sums.wrong += 1
  site.clock.now = new Date('2027-03-01T09:00:00Z')
  const sent = await applied(site, { municipality: '1260', choices: [roundSamples.few.id] })
  const person = await site.newcomer('1260', sent.person)
  site.clock.now = new Date('2027-03-01T08:00:00Z')
  expect((await person.get('/mina-ansokningar')).status).toBe(200)
  const second = await applied(site, { municipality: '1260', choices: [roundSamples.few.id], givenName: 'Amina' })
  const entries = await site.rows('select seq, at from platform.entry order by seq')
  expect(entries.toSorted((a, b) => a.at - b.at).map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq))
  const lines = await site.rows(
    `select application, count(*)::int as n from applications.event where to_state = 'submitted' group by application`,
  )
  expect(new Map(lines.map(({ application, n }) => [application, n]))).toEqual(
    new Map([
      [sent.first.id, 1],
      [second.first.id, 1],
    ]),
  )
  expect(await nights()).toEqual([])
  sums.wrong -= 1
}, 60_000)

test('deadlines across summer time, leap day and the turn of centuries end at midnight in Sweden', () => {
  for (const [, at] of times) {
    const due = addWorkingDays(new Date(at), 10)
    expect(due).toEqual(endOfDay(dayOf(due)))
    expect(due.getTime()).toBeGreaterThan(new Date(at).getTime() + 11 * 86_400_000)
  }
  report(sums)
})
