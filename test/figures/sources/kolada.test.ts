import { beforeEach, describe, expect, test } from 'vitest'
import { clientOf } from '../../../src/figures/connectors/client.ts'
import { askAbout, askKolada } from '../../../src/figures/connectors/kolada.ts'
import { seedFigures } from '../../../src/figures/index.ts'
import { stubs } from '../../../src/figures/stubs/index.ts'
import { koladaTitles } from '../../../src/figures/stubs/kolada.ts'
import { startStub } from '../../../src/figures/stubs/stub.ts'
import { theSite } from '../../site.ts'
import { clean, nightWith, turnOn } from './sources.ts'

// Kolada with every bad habit it has: no wrong number comes in, and one row says why.

const site = await theSite({ env: { SOURCES: 'stub' } })
await seedFigures(site.services, { demo: false })
await turnOn(site)
await site.db.query(`update figures.indicator set kpi_title = $1 where kpi = 'N01986'`, [koladaTitles.N01986])
beforeEach(() => clean(site))

const night = (...on: string[]) => nightWith(site, 'kolada', on, ['N01986'])
const published = async () =>
  (await site.rows('select md5(string_agg(o::text, $$;$$ order by o::text)) as all from figures.observation o'))[0].all
const malmo = async (sex = 'K') =>
  (
    await site.rows(
      `select value, status, marks from figures.waiting where slug = 'mottagna' and municipality = '1280' and period = '2020' and sex = $1`,
      [sex],
    )
  )[0]

test('2: an honest Kolada: two rows a page, all pages, groups left out, no failure', async () => {
  expect(await night()).toEqual({ failed: [], operators: [], waits: [], imported: 1, waiting: 4 * 3 * 3 })
  expect(await malmo()).toEqual({ value: 310, status: 'ok', marks: [] })
  const [reply] = await site.rows(
    `select url, sha256, state, rows from figures.source_reply where connector = 'kolada'`,
  )
  expect(reply).toMatchObject({ state: 'imported', rows: 36 })
  expect(
    (await site.rows(`select expected_on::text from figures.connector where name = 'kolada'`))[0].expected_on,
  ).toBe('2031-03-15')
})
describe('2: is understood', () => {
  test.each([
    ['missing', { value: null, status: 'missing' }],
    ['nullWithoutStatus', { value: null, status: 'missing' }],
    ['deletedTwin', { value: 310, status: 'ok' }],
    ['periodAsString', { value: 310, status: 'ok' }],
    ['unweightedMean', { value: 310, status: 'ok', marks: ['unweighted'] }],
  ])('%s', async (on, cell) => {
    expect(await night(on)).toMatchObject({ failed: [], operators: [], imported: 1 })
    expect(await malmo()).toEqual({ marks: [], ...cell })
  })
  test('busyOnce: waits as long as it is told to', async () => {
    expect(await night('busyOnce')).toMatchObject({ failed: [], imported: 1, waits: [2000] })
  })
})
describe('2: stops, changes no number, and puts one row on the operators’ list', () => {
  test.each([
    ['changedTitle', 'titleChanged'],
    ['truncated', 'cut'],
    ['empty', 'emptyList'],
    ['unknownStatus', 'unknownStatus'],
    ['unknownPlace', 'unknownPlace'],
    ['missingYear', 'emptyList'],
    ['slow', 'timeout'],
    ['busyAlways', 'http'],
  ])('%s', async (on, why) => {
    const before = await published()
    expect(await night(on)).toMatchObject({ failed: [why], operators: [why], imported: 0, waiting: 0 })
    expect(await published()).toBe(before)
    // Met again, it is still one row.
    expect((await night(on)).operators).toEqual([why])
  })
})
describe('2: what the source refuses is not asked', () => {
  test('26 ids in one address are 400, and ours go 25 at a time', async () => {
    const stub = await startStub(stubs.kolada, [])
    const client = clientOf({ base: `${stub.base}/v3`, hosts: [], userAgent: 'test', wait: async () => undefined })
    try {
      const ids = Array.from({ length: 26 }, (_, at) => `N${10_000 + at}`)
      await expect(client.ask(`${client.base}/kpi/${ids.join(',')}`)).rejects.toThrow('http 400')
      const years = Array.from({ length: 26 }, (_, at) => 2000 + at)
      await expect(client.ask(`${client.base}/data/kpi/N01986/year/${years}?per_page=9`)).rejects.toThrow('http 400')
      const about = await askAbout(client, [...ids, 'N01986'])
      expect(about.size).toBe(27)
      expect(about.get('N01986')).toContain(koladaTitles.N01986)
      const { body } = await askKolada(client, { kpi: 'N01986', years, about: about.get('N01986') ?? '' })
      // Two parts of the years, each with all its pages of two rows.
      expect(JSON.parse(body.toString('utf8')).pages.length).toBe(16)
    } finally {
      await stub.close()
    }
  })

  test('v2 is gone for good: told as moved, and no number changes', async () => {
    const before = await published()
    expect(await nightWith(site, 'kolada', [], ['N01986'], 1, '/v2')).toMatchObject({
      failed: ['moved'],
      operators: ['moved'],
      waiting: 0,
    })
    expect(await published()).toBe(before)
  })
})

test('three tries, two and eight seconds between', async () => {
  expect((await night('busyAlways')).waits).toEqual([2000, 8000])
})
test('9: the title has changed: refused, the old numbers stay, and the reply is kept as it came', async () => {
  await night('changedTitle')
  const [row] = await site.rows(
    `select r.state, r.problem, length(b.body) > 0 as kept from figures.source_reply r join figures.source_body b on b.reply = r.id where r.connector = 'kolada'`,
  )
  expect(row).toEqual({ state: 'failed', problem: 'titleChanged N01986', kept: true })
  const [told] = await site.rows(`select kpi_title, kpi_found from figures.indicator where kpi = 'N01986'`)
  expect(told).toEqual({ kpi_title: koladaTitles.N01986, kpi_found: `${koladaTitles.N01986} (ny)` })
  expect(
    await site.rows(`select failures, problem, answered_at from figures.connector where name = 'kolada'`),
  ).toMatchObject([{ problem: 'titleChanged' }])
})
test('a KPI whose title nobody has looked at is not used', async () => {
  expect(await nightWith(site, 'kolada', [], ['N00700'])).toMatchObject({ failed: ['titleUnknown'], waiting: 0 })
})
test('expected value: the outcome must be what was expected and the difference', async () => {
  for (const kpi of ['N00700', 'N00485', 'N00486'])
    await site.db.query('update figures.indicator set kpi_title = $2 where kpi = $1', [kpi, koladaTitles[kpi]])
  expect((await nightWith(site, 'kolada', [], ['N00700', 'N00485', 'N00486'])).failed).toEqual([])
  expect(
    await site.rows(`select warnings from figures.source_reply where connector = 'kolada' and warnings <> '[]'`),
  ).toEqual([])
  await clean(site)
  await site.db.query(
    `insert into figures.source_reply (id, connector, fetched_at, sha256) values ('00000000-0000-4000-8000-000000000001', 'test', now(), repeat('0', 64))`,
  )
  await site.db.query(
    `insert into figures.waiting (reply, slug, municipality, period, sex, value, status) select '00000000-0000-4000-8000-000000000001', s, '1280', '2020', 'T', v, 'ok' from (values ('flyktingar-forvantat', 50.0), ('flyktingar-skillnad', 2.24)) as x(s, v)`,
  )
  await nightWith(site, 'kolada', [], ['N00700'])
  const [warned] = await site.rows(`select warnings from figures.source_reply where connector = 'kolada'`)
  expect(warned.warnings).toEqual(['expected 1280 2020'])
})
test('the same answer once more is nothing new', async () => {
  await nightWith(site, 'kolada', [], ['N01986'], 2)
  expect(
    await site.rows(
      `select state, count(*)::int as n from figures.source_reply where connector = 'kolada' group by 1 order by 1`,
    ),
  ).toEqual([
    { state: 'imported', n: 1 },
    { state: 'unchanged', n: 1 },
  ])
})
test('off until an operator turns it on', async () => {
  await site.db.query(`update figures.connector set is_on = false where name = 'kolada'`)
  expect((await night()).failed).toEqual(['off'])
  await turnOn(site)
})
