import { expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { sumCounties, weighCounties } from '../../../src/figures/queries/store/derive.ts'
import { asSystem, inside } from '../../../src/platform/visit.ts'
import { theSite } from '../../site.ts'

// A county that its source does not tell is made of its municipalities: all of them, or not at all.
const site = await theSite()
await seedFigures(site.services, { demo: false })
const [{ seq }] = await site.rows('select max(seq) as seq from figures.release')
// Blekinge, of which nothing is printed.
const codes = ['1060', '1080', '1081', '1082', '1083']
const counties = [{ code: '0010', size: codes.length }]
const put = (slug: string, values: readonly (number | null)[]) =>
  site.db.query(
    `insert into figures.observation (slug, municipality, period, sex, since, value, status)
     select $1, m, '2031', 'T', $2, v, case when v is null then 'protected' else 'ok' end from unnest($3::text[], $4::float8[]) x(m, v)`,
    [slug, seq, codes.slice(0, values.length), values],
  )
const county = (slug: string) =>
  site.rows(
    `select value, status, marks from figures.observation where until is null and slug = $1 and municipality = '0010' and period = '2031'`,
    [slug],
  )
const run = (work: (tx: Parameters<typeof sumCounties>[0], at: number) => Promise<void>, at = 0) =>
  asSystem(site.services, { municipality: null, purpose: 'export' }, (visit) =>
    inside(visit, (tx) => work(tx, seq + at)),
  )

test('counts add up, and say that we have computed them', async () => {
  await put('lamnat', [10, 20, 30, 40, 100])
  await run((tx, at) => sumCounties(tx, at, { counties, slugs: ['lamnat'] }))
  expect(await county('lamnat')).toEqual([{ value: 200, status: 'ok', marks: ['computed'] }])
})

test('shares weigh as many as they are of: never the mean of municipalities', async () => {
  await put('lamnat-arbete-studier', [50, 50, 50, 50, 20])
  await run((tx, at) => weighCounties(tx, at, { counties, slugs: ['lamnat-arbete-studier'], weight: 'lamnat', lag: 0 }))
  // Half of a hundred and a fifth of a hundred; the mean of the five would be 44.
  expect(await county('lamnat-arbete-studier')).toEqual([{ value: 35, status: 'ok', marks: ['computed'] }])
})

test('where a part is hidden or missing there is no value', async () => {
  await put('lamnat-arbete', [50, 50, null, 50, 20])
  await put('lamnat-studier', [5, 5, 5, 5])
  for (const slug of ['lamnat-arbete', 'lamnat-studier'])
    await run((tx, at) => weighCounties(tx, at, { counties, slugs: [slug], weight: 'lamnat', lag: 0 }))
  expect([...(await county('lamnat-arbete')), ...(await county('lamnat-studier'))]).toEqual([])
})

test('what the source itself tells of the county is never written over', async () => {
  await put('sfi-elever', [1, 1, 1, 1, 1])
  await site.db.query(
    `insert into figures.observation (slug, municipality, period, sex, since, value, status) values ('sfi-elever', '0010', '2031', 'T', $1, 99, 'ok')`,
    [seq],
  )
  await run((tx, at) => sumCounties(tx, at, { counties, slugs: ['sfi-elever'] }))
  expect(await county('sfi-elever')).toEqual([{ value: 99, status: 'ok', marks: [] }])
})
