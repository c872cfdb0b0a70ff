import { beforeAll, describe, expect, test } from 'vitest'
import { type Facet, type Filters, facets, noFilters, travelLimits } from '../../src/courses/domain/filters.ts'
import { intakeOn } from '../../src/courses/domain/intake.ts'
import { listCatalogue } from '../../src/courses/queries/catalogue.ts'
import { apart } from '../../src/platform/visit.ts'
import { organisations, plant, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const today = '2027-03-01'
const near = new Map([
  ['1280', 15],
  ['1281', 30],
  ['1283', 75],
  ['1290', 110],
])
const search = (filters: Partial<Filters> = {}, perPage = 1000) =>
  apart({ session: '', services: site.services }, (tx) =>
    listCatalogue(tx, {
      filters: { ...noFilters, ...filters },
      language: 'sv',
      today,
      near,
      perPage,
      withPrice: false,
    }),
  )
const ids = async (filters: Partial<Filters>) => (await search(filters)).cards.map(({ id }) => id)

beforeAll(async () => {
  await plantSkane(site.db)
  await plantCourses(site.db)
})

describe('what is listed', () => {
  test('all that is to come, in the order of starts, and a course without a start last', async () => {
    const { cards, total } = await search({ sort: 'start' })
    const { svetsareMars, few, full, svetsareAugusti, paused, planned } = roundSamples
    expect(cards.map(({ id }) => id)).toEqual([
      ...[svetsareMars, few, full, svetsareAugusti, paused, planned].map(({ id }) => id),
      null,
    ])
    expect(total).toBe(7)
  })
  test('first what one can apply to, then what is to come, then what is closed, however soon it starts', async () => {
    const { svetsareMars, few, full, svetsareAugusti, paused, planned } = roundSamples
    const close = (intake: string, round: string) =>
      site.db.query('update courses.round set intake = $1 where id = $2', [intake, round])
    await close('closed', svetsareMars.id)
    await close('cancelled', few.id)
    expect(await ids({})).toEqual([full.id, svetsareAugusti.id, paused.id, planned.id, null, svetsareMars.id, few.id])
    await close('open', svetsareMars.id)
    await close('open', few.id)
  })
  test('a course whose starts have all passed stays with the last of them, closed', async () => {
    await site.db.query(`update courses.round set starts = '2027-01-11', entry_date = '2027-01-05' where id = $1`, [
      roundSamples.planned.id,
    ])
    const bus = (await search({ q: 'buss' })).cards
    expect(bus.map(({ id, intake }) => [id, intake])).toEqual([[roundSamples.late.id, 'closed']])
    await site.db.query(`update courses.round set starts = '2027-10-04', entry_date = '2027-10-04' where id = $1`, [
      roundSamples.planned.id,
    ])
  })
  test('the next start of the same course stands on the card', async () => {
    const [first] = (await search({ q: 'svetsare' })).cards
    expect(first).toMatchObject({
      starts: '2027-03-29',
      nextStart: '2027-08-16',
      municipality: 'Malmö',
      provider: 'Yrkesskolan Tråden',
    })
  })
})

describe('search', () => {
  test.each([
    ['undersköterska', 3],
    ['Underskoterska', 3],
    ['UNDERSKÖTERSKOR', 3],
    ['svetsa', 2],
    ['svetsare malmo', 1],
    ['welder', 2],
    ['rapsfältet', 3],
    ['lund', 1],
    ['helsingborg svetsare', 0],
    ["'; drop table courses.round; --", 0],
    ['%', 7],
  ])('%s gives %i', async (q, n) => {
    expect((await search({ q })).total).toBe(n)
  })
})

test('sorting by name, wait and travel', async () => {
  const names = (await search({ sort: 'title' })).cards.map(({ title }) => title)
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'sv')))
  expect((await search({ sort: 'wait' })).cards[0]?.usualDays).toBe(9)
  const minutes = (await search({ sort: 'travel', from: '1281' })).cards.map(
    (card) => card.minutes ?? Number.POSITIVE_INFINITY,
  )
  expect(minutes).toEqual([...minutes].sort((a, b) => a - b))
})

test('pages hold what they should, and nothing is lost between them', async () => {
  const pages = await Promise.all([1, 2, 3].map((page) => search({ page }, 3)))
  expect(pages.map(({ cards }) => cards.length)).toEqual([3, 3, 1])
  expect(pages.flatMap(({ cards }) => cards.map(({ id }) => id))).toEqual(await ids({}))
  expect(pages.every(({ total }) => total === 7)).toBe(true)
})

/** A row as the facets see it. */
type Row = { id: string } & Record<Facet, string[]>
const columns =
  'r.id, r.municipality, c.trade, c.level_in, r.starts::text as starts, c.track, lower(c.language_support) as support, r.form, r.distance, r.intake, r.entry_date::text as "entryDate"'

/** A hundred and twenty rounds, the same in every run, as they stand in the database and as the facets see them. */
async function plantMany(): Promise<Row[]> {
  // A small generator of its own: the same rows in every run.
  let seed = 7
  const pick = <T>(list: readonly T[]): T => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return list[(seed >> 16) % list.length] as T
  }
  const courses = (await site.rows('select id from courses.course')).map(({ id }) => id as string)
  const { id: _, code: __, ...like } = roundSamples.few
  await plant(
    site.db,
    'courses.round',
    Array.from({ length: 120 }, (_, n) => ({
      ...like,
      id: `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`,
      course: pick(courses),
      provider: pick([organisations.yrkesskolan, organisations.larcentrum]),
      municipality: pick(['1280', '1281', '1283', '1290', '1292']),
      starts: pick(['2027-04-05', '2027-05-10', '2027-08-16']),
      entryDate: pick(['2027-03-20', '2027-02-20']),
      intake: pick(['open', 'open', 'planned', 'paused', 'closed', 'cancelled']),
      form: pick(['campus', 'distance', 'mixed']),
      distance: pick([true, false]),
    })),
  )
  const found = await site.rows(`select ${columns} from courses.round r join courses.course c on c.id = r.course
    where greatest(r.starts, r.entry_date) >= '${today}'`)
  return found.map((row) => {
    const minutes = row.distance ? 0 : near.get(row.municipality)
    return {
      id: row.id,
      municipality: [row.municipality],
      minutes: minutes === undefined ? [] : travelLimits.filter((limit) => minutes <= limit).map(String),
      trade: [row.trade],
      level: [row.level_in],
      month: [row.starts.slice(0, 7)],
      track: [row.track],
      language: row.support.split(', ').filter(Boolean),
      intake: [intakeOn(row, today)],
      form: [row.form],
    }
  })
}

describe('against counting by hand', () => {
  let rows: Row[] = []
  beforeAll(async () => {
    rows = await plantMany()
  })

  const chosenOf = (filters: Filters, facet: Facet): readonly string[] =>
    facet === 'minutes' ? (filters.minutes === null ? [] : [String(filters.minutes)]) : filters[facet]
  const fits = (row: Row, filters: Filters, but?: Facet) =>
    facets.every((facet) => {
      const chosen = chosenOf(filters, facet)
      return facet === but || chosen.length === 0 || chosen.some((value) => row[facet].includes(value))
    })

  test.each<Partial<Filters>>([
    {},
    { municipality: ['1280'] },
    { municipality: ['1280', '1290'], intake: ['open'] },
    { from: '1281', minutes: 45 },
    { from: '1281', minutes: 90, form: ['campus'], month: ['2027-05', '2027-08'] },
    { trade: ['7212'], level: ['2C'], language: ['somaliska'] },
    { language: ['arabiska'], track: ['sfi_near'], intake: ['paused', 'planned'] },
    { form: ['mixed'], municipality: ['1292'], from: '1281', minutes: 30 },
    { intake: ['cancelled'], month: ['2027-04'] },
    { trade: ['0000'] },
  ])('%o', async (some) => {
    const filters = { ...noFilters, ...some }
    const { cards, counts, total } = await search(filters)
    const wanted = rows.filter((row) => fits(row, filters)).map(({ id }) => id)
    expect(cards.flatMap(({ id }) => id ?? []).toSorted()).toEqual(wanted.toSorted())
    expect(total).toBe(wanted.length)
    for (const facet of facets) {
      const open = rows.filter((row) => fits(row, filters, facet))
      for (const { value, count } of counts[facet]) {
        expect([facet, value, count]).toEqual([facet, value, open.filter((row) => row[facet].includes(value)).length])
      }
      const known = new Set(counts[facet].map(({ value }) => value))
      const missing = open.flatMap((row) => row[facet]).filter((value) => value && !known.has(value))
      expect([facet, [...new Set(missing)]]).toEqual([facet, []])
    }
  })
})
