import { expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { theSite } from '../../site.ts'

// The figures that authorities have printed, as the pages find them after the first start.

const site = await theSite()
await seedFigures(site.services, { demo: true })

const at = async (slug: string, place: string, period: string, sex = 'T') => {
  const [row] = await site.rows(
    `select o.value, o.numerator, o.denominator, o.status, o.marks, r.sha256, r.request ->> 'source' as source from figures.observation o
    join figures.source_reply r on r.id = o.reply where o.until is null and o.slug = $1 and o.municipality = $2 and o.period = $3 and o.sex = $4`,
    [slug, place, period, sex],
  )
  return row
}
const sum = async (sql: string) =>
  Number((await site.rows(`select sum(value) as n from figures.observation where until is null and ${sql}`))[0].n)

test('10: Sweden 2017: 68 760 received is the sum of its parts, with their shares', async () => {
  const whole = await at('mottagna-per-vag', '0000', '2017')
  expect(whole.value).toBe(68_760)
  const parts = {
    abo: [27_955, 40.66],
    ebo: [19_136, 27.83],
    kvot: [3_419, 4.97],
    'ovriga-och-anhoriga': [18_250, 26.54],
  }
  let total = 0
  for (const [way, [count, share]] of Object.entries(parts)) {
    const { value } = await at(`mottagna-vag-${way}`, '0000', '2017')
    expect(value).toBe(count)
    expect(Number(((value / whole.value) * 100).toFixed(2))).toBe(share)
    total += value
  }
  expect(total).toBe(68_760)
  expect((await at('kommuntal', '0000', '2017')).value).toBe(23_600)
})
test.each([
  ['0012', 2_793, 10_531, 3.77],
  ['1280', 408, 2_445, 5.99],
  ['0000', 23_600, 68_760, 2.91],
])('10: 2017 %s: %i assigned, %i received', async (place, assigned, received, ratio) => {
  const found = await at('anvisade-mot-mottagna', place, '2017')
  expect(found).toMatchObject({ numerator: received, denominator: assigned, status: 'ok', marks: [] })
  expect(Number(found.value.toFixed(2))).toBe(ratio)
})
test('10: Perstorp 2017: assigned nobody, received 142: not applicable, with both counts', async () => {
  expect(await at('anvisade-mot-mottagna', '1275', '2017')).toMatchObject({
    value: null,
    status: 'na',
    numerator: 142,
    denominator: 0,
  })
})
test('10: Skåne 2018: 33 municipalities add up to what the county was told', async () => {
  const whole = { kommuntal: 1_800, 'mottagna-anvisade': 1_727, 'mottagna-per-vag': 6_231, 'mottagna-vag-kvot': 557 }
  const ways = {
    'mottagna-vag-abo': 1_391,
    'mottagna-vag-ebo': 1_060,
    'mottagna-vag-ovriga': 325,
    'mottagna-vag-anhoriga': 2_898,
  }
  for (const [slug, value] of Object.entries({ ...whole, ...ways })) {
    expect((await at(slug, '0012', '2018')).value, slug).toBe(value)
    expect(await sum(`slug = '${slug}' and period = '2018' and municipality like '12%'`), slug).toBe(value)
  }
  expect(557 + 1_391 + 1_060 + 325 + 2_898).toBe(6_231)
})
test('10: länstal add up to the ordinance, and Skåne is what it was', async () => {
  const totals = { 2017: 23_600, 2018: 15_200, 2019: 9_000, 2020: 7_100, 2022: 7_500, 2026: 8_200 }
  for (const [year, total] of Object.entries(totals))
    expect(
      await sum(`slug = 'kommuntal' and period = '${year}' and municipality like '00%' and municipality <> '0000'`),
      year,
    ).toBe(total)
  const skane = await Promise.all(Object.keys(totals).map(async (year) => (await at('kommuntal', '0012', year)).value))
  expect(skane).toEqual([2_793, 1_800, 1_032, 769, 921, 1_026])
})
test('10: two sexes are everybody: the programme in March 2018, and applications to Yrkes-SFI', async () => {
  const all = async (slug: string, place: string, period: string) =>
    Promise.all((['K', 'M', 'T'] as const).map(async (sex) => (await at(slug, place, period, sex)).value))
  expect(await all('deltagare-manad', '0000', '2018-03')).toEqual([31_304, 36_476, 67_780])
  expect(await all('yrkes-sfi-ansokningar', '0012', '2018-04')).toEqual([621, 1_010, 1_631])
})
test('10: received per 1 000 is of two definitions, and the first ends where the second begins', async () => {
  expect([
    (await at('mottagna-per-1000', '0012', '2015')).value,
    (await at('mottagna-per-1000', '0012', '2017')).value,
  ]).toEqual([10.4, 16.7])
  expect((await at('mottagna-per-1000', '0008', '2017')).value).toBe(31.1)
  const editions = await site.rows(
    `select edition, min(period), max(period) from figures.observation where slug = 'mottagna-per-1000' group by 1 order by 1`,
  )
  expect(editions.map(({ edition, min, max }) => [edition, min, max])).toEqual([
    [1, '2015', '2017'],
    [2, '2018', '2025'],
  ])
})
test('what is unknown is missing and not nothing; what is nothing is 0', async () => {
  expect(await at('kommuntal', '1283', '2020')).toMatchObject({ value: null, status: 'missing' })
  expect(await at('kommuntal', '1275', '2018')).toMatchObject({ value: 0, status: 'ok' })
})
test('every printed number names its primary source, and every other one in a demonstration is marked', async () => {
  const unmarked = await site.rows(
    `select count(*)::int as n from figures.observation o join figures.source_reply r on r.id = o.reply
    where not 'demo' = any (o.marks) and (r.connector <> 'printed' or coalesce(r.request ->> 'source', '') = '')`,
  )
  expect(unmarked).toEqual([{ n: 0 }])
  const [{ demo, printed }] = await site.rows(
    `select count(*) filter (where 'demo' = any (marks))::int as demo, count(*) filter (where not 'demo' = any (marks))::int as printed from figures.observation`,
  )
  expect(demo).toBeGreaterThan(15_000)
  expect(printed).toBeGreaterThan(700)
})
test('a second start brings nothing twice', async () => {
  const count = async () => (await site.rows('select count(*)::int as n from figures.observation'))[0].n
  const before = await count()
  await seedFigures(site.services, { demo: true })
  expect(await count()).toBe(before)
  expect(
    await site.rows(
      `select name, stage, cells > 0 as full, sha256 ~ '^[0-9a-f]{64}$' as sealed from figures.release order by seq`,
    ),
  ).toEqual([
    { name: '2027-03', stage: 'published', full: true, sealed: true },
    { name: '2027-04', stage: 'planned', full: false, sealed: null },
  ])
})
