import { beforeAll, describe, expect, test } from 'vitest'
import { listCounted } from '../../../src/applications/queries/counted.ts'
import { prepareFigures } from '../../../src/figures/index.ts'
import { asSystem, inside } from '../../../src/platform/visit.ts'
import { jobs } from '../../../src/start/features.ts'
import { seedDemonstration } from '../../../src/start/seed.ts'
import { theSite } from '../../site.ts'

// Own operation beside the national figures: counted in the database, past the gate, and never raw on a page.

const site = await theSite({ now: '2026-11-20T09:00:00Z' })
beforeAll(async () => {
  await seedDemonstration(site.services, () => undefined)
  await prepareFigures(site.services)
  await jobs.publishFigures?.({}, site.services)
}, 180_000)

type Row = { slug: string; municipality: string; period: string; sex: string; value: number | null; status: string }
const waiting = (slug: string): Promise<Row[]> =>
  site.rows(
    `select slug, municipality, period, sex, value, status from figures.waiting where slug = $1 order by period, municipality, sex`,
    [slug],
  )

describe('applications sent', () => {
  test('nothing small is told, and no sum gives it back', async () => {
    const rows = await waiting('yrkes-sfi-ansokningar')
    expect(rows.length).toBe(12 * (33 + 4 + 1) * 4)
    const small = rows.filter(({ value }) => value !== null && value > 0 && value < 5)
    expect(small).toEqual([])
    for (const period of new Set(rows.map((row) => row.period))) {
      const month = rows.filter((row) => row.period === period && row.sex === 'T')
      const hidden = month.filter(({ municipality, status }) => /^\d/.test(municipality) && status === 'protected')
      const region = month.find(({ municipality }) => municipality === '0012')
      if (region?.status === 'ok') expect(hidden.length, period).not.toBe(1)
    }
  })
  test('women, men and unknown are all: they add up, and what one of them must be is never a few', async () => {
    const rows = await waiting('yrkes-sfi-ansokningar')
    const groups = [...Map.groupBy(rows, ({ period, municipality }) => `${period} ${municipality}`).values()]
    for (const group of groups) {
      expect(group.map(({ sex }) => sex)).toEqual(['K', 'M', 'T', 'U'])
      const hidden = group.filter(({ status }) => status === 'protected')
      const signed = group.map(({ sex, value }) => (sex === 'T' ? 1 : -1) * (value ?? 0))
      const left = signed.reduce((sum, value) => sum + value, 0)
      if (hidden.length === 0) expect(left, JSON.stringify(group)).toBe(0)
      if (hidden.length === 1) expect(left === 0 || Math.abs(left) >= 5, JSON.stringify(group)).toBe(true)
    }
  })
  test('both sexes of the region are told every month, as the file that was read in has them', async () => {
    const region = (await waiting('yrkes-sfi-ansokningar')).filter(({ municipality }) => municipality === '0012')
    const of = (sex: string) => region.filter((row) => row.sex === sex && (row.value ?? 0) > 0)
    expect([of('K').length, of('M').length].map((months) => months >= 11)).toEqual([true, true])
    const sum = (sex: string) => of(sex).reduce((all, { value }) => all + (value ?? 0), 0)
    expect(sum('M')).toBeGreaterThan(sum('K'))
  })
  test('what is shown is what was counted, of each sex', async () => {
    const rows = await waiting('yrkes-sfi-ansokningar')
    for (const sex of ['K', 'M', 'T']) {
      const row = rows.findLast((one) => (one.value ?? 0) > 0 && one.municipality === '1280' && one.sex === sex)
      const [{ n }] = await site.rows(
        `select count(*)::int as n from applications.application a join people.person p on p.municipality = a.municipality and p.id = a.person
        where a.municipality = '1280' and a.handlers is null and a.state <> 'registered_in_error'
        and to_char(a.sent_at at time zone 'Europe/Stockholm', 'YYYY-MM') = $1 and $2 in ('T', coalesce(p.sex, 'U'))`,
        [row?.period, sex],
      )
      expect(row?.value, `${sex} ${row?.period}`).toBe(n)
    }
  })
})
test('days to a decision: the middle, and nine of ten, where enough have been decided', async () => {
  const rows = [...(await waiting('svarstid-ansokan')), ...(await waiting('svarstid-ansokan-p90'))]
  for (const of of ['K', 'M', 'T']) expect(rows.some(({ status, sex }) => status === 'ok' && sex === of)).toBe(true)
  const region = (slug: string) =>
    rows.findLast((row) => row.slug === slug && row.municipality === '0012' && row.sex === 'T' && row.value !== null)
      ?.value as number
  expect(region('svarstid-ansokan-p90')).toBeGreaterThanOrEqual(region('svarstid-ansokan'))
})
test('a second night counts nothing twice', async () => {
  const count = async () => (await site.rows('select count(*)::int as n from figures.waiting'))[0].n
  const before = await count()
  await jobs.publishFigures?.({}, site.services)
  expect(await count()).toBe(before)
})
test('nobody but the job may count, and nobody but the editor sees what waits', async () => {
  const { rows } = await site.services.app.query(`select * from applications.counted('2020-01-01', '2030-01-01')`)
  expect(rows).toEqual([])
  expect(
    (await site.services.app.query(`select * from participation.counted('2020-01-01', '2030-01-01')`)).rows,
  ).toEqual([])
  for (const table of ['waiting', 'frozen', 'source_body', 'failure', 'subscription'])
    expect((await site.services.app.query(`select 1 from figures.${table} limit 1`)).rows, table).toEqual([])
})
test('somebody protected is outside the records before counting', async () => {
  const counted = () =>
    asSystem(site.services, { municipality: null, purpose: 'export' }, (visit) =>
      inside(visit, async (tx) =>
        (await listCounted(tx, new Date('2020-01-01'), new Date('2030-01-01')))
          .filter(({ kind }) => kind === 'sent')
          .reduce((sum, { n }) => sum + n, 0),
      ),
    )
  const before = await counted()
  const { rowCount } = await site.db.query(
    `update applications.application set handlers = '{}' where (municipality, id) in (select municipality, id from applications.application where handlers is null and state <> 'registered_in_error' limit 3)`,
  )
  expect(rowCount).toBe(3)
  expect(await counted()).toBe(before - 3)
})
