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
}, 60_000)

type Row = { slug: string; municipality: string; period: string; value: number | null; status: string }
const waiting = (slug: string): Promise<Row[]> =>
  site.rows(
    `select slug, municipality, period, value, status from figures.waiting where slug = $1 order by period, municipality`,
    [slug],
  )

describe('applications sent', () => {
  test('nothing small is told, and no sum gives it back', async () => {
    const rows = await waiting('yrkes-sfi-ansokningar')
    expect(rows.length).toBe(12 * (33 + 4 + 1))
    const small = rows.filter(({ value }) => value !== null && value > 0 && value < 5)
    expect(small).toEqual([])
    for (const period of new Set(rows.map((row) => row.period))) {
      const month = rows.filter((row) => row.period === period)
      const hidden = month.filter(({ municipality, status }) => /^\d/.test(municipality) && status === 'protected')
      const region = month.find(({ municipality }) => municipality === '0012')
      if (region?.status === 'ok') expect(hidden.length, period).not.toBe(1)
    }
  })
  test('what is shown is what was counted', async () => {
    const [row] = (await waiting('yrkes-sfi-ansokningar'))
      .filter(({ value, municipality }) => (value ?? 0) > 0 && municipality === '1280')
      .slice(-1)
    const from = new Date(`${row?.period}-01T00:00:00+01:00`)
    const [{ n }] = await site.rows(
      `select count(*)::int as n from applications.application where municipality = '1280' and handlers is null and state <> 'registered_in_error'
      and to_char(sent_at at time zone 'Europe/Stockholm', 'YYYY-MM') = $1`,
      [row?.period],
    )
    expect(row?.value, String(from)).toBe(n)
  })
})
test('days to a decision: the middle, and nine of ten, where enough have been decided', async () => {
  const rows = [...(await waiting('svarstid-ansokan')), ...(await waiting('svarstid-ansokan-p90'))]
  expect(rows.some(({ status }) => status === 'ok')).toBe(true)
  const region = (slug: string) =>
    rows.filter((row) => row.slug === slug && row.municipality === '0012' && row.value !== null).at(-1)?.value as number
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
