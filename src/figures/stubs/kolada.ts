import { setTimeout as sleep } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import type { Stub, Switches } from './stub.ts'

const switches = [
  'missing',
  'nullWithoutStatus',
  'deletedTwin',
  'changedTitle',
  'busyOnce',
  'busyAlways',
  'truncated',
  'slow',
  'periodAsString',
  'empty',
  'unknownStatus',
  'unknownPlace',
  'missingYear',
  'unweightedMean',
] as const

export const koladaTitles: Record<string, string> = {
  N01986: 'Stubbens titel: kommunmottagna, antal',
  N00700: 'Stubbens titel: förvärvsarbetande, andel (%)',
  N00485: 'Stubbens titel: förväntat värde, andel (%)',
  N00486: 'Stubbens titel: avvikelse från förväntat värde, procentenheter',
}
const places = ['0000', '0012', '1280', '1287', 'G123']
const years = [2019, 2020, 2021]
const levels: Record<string, number> = { N00700: 52.4, N00485: 50, N00486: 2.4 }

type Value = { gender: string; count: number; status: string; value: number | null; isdeleted: boolean }
type Row = { kpi: string; municipality: string; period: number | string; values: Value[] }

const numberOf = (kpi: string, place: string, year: number, gender: string): number =>
  levels[kpi] ?? (Number(place) % 1000) + (year - 2000) + (gender === 'T' ? 20 : 10)

function rowsOf(kpi: string): Row[] {
  return places.flatMap((municipality) =>
    years.map((period) => ({
      kpi,
      municipality,
      period,
      values: (kpi === 'N01986' ? ['K', 'M', 'T'] : ['T']).map((gender) => ({
        gender,
        count: 1,
        status: '',
        value: municipality === 'G123' ? 1.5 : numberOf(kpi, municipality, period, gender),
        isdeleted: false,
      })),
    })),
  )
}

/** The first row of Malmö in 2020 is the one with which something is wrong. */
function spoiled(rows: Row[], on: Switches): Row[] {
  const at = rows.findIndex(({ municipality, period }) => municipality === '1280' && period === 2020)
  const row = rows[at] as Row
  const first = row.values[0] as Value
  if (on.has('missing')) Object.assign(first, { status: 'Missing', value: null })
  if (on.has('nullWithoutStatus')) Object.assign(first, { value: null })
  if (on.has('unweightedMean')) Object.assign(first, { count: 33 })
  if (on.has('unknownStatus')) Object.assign(first, { status: 'Weird' })
  if (on.has('unknownPlace')) row.municipality = '1299'
  if (on.has('deletedTwin')) row.values.unshift({ ...first, value: 999_999, isdeleted: true })
  if (on.has('periodAsString')) row.period = String(row.period)
  if (on.has('missingYear')) return rows.filter(({ period }) => period !== 2020)
  return rows
}

const twoPerPage = 2
function pageOf(c: Context, rows: Row[]) {
  const page = Number(c.req.query('page') ?? 1)
  const url = new URL(c.req.url)
  url.searchParams.set('page', String(page + 1))
  const values = rows.slice((page - 1) * twoPerPage, page * twoPerPage)
  return {
    values,
    count: values.length,
    next_url: page * twoPerPage < rows.length ? url.href : null,
    previous_url: null,
  }
}

function make(on: Switches): Hono {
  let asked = 0
  const site = new Hono()
  site.all('/v2/*', (c) => c.json({ error: 'gone' }, 410))
  site.get('/v3/kpi/:ids', (c) => {
    const ids = c.req.param('ids').split(',')
    if (ids.length > 25) return c.json({ error: 'too many ids' }, 400)
    const values = ids.flatMap((id) =>
      koladaTitles[id]
        ? [{ id, title: koladaTitles[id] + (on.has('changedTitle') ? ' (ny)' : ''), publication_date: '2031-03-15' }]
        : [],
    )
    return c.json({ values, count: values.length, next_url: null, previous_url: null })
  })
  site.get('/v3/data/kpi/:kpi/year/:years', async (c) => {
    asked++
    if (on.has('busyAlways') || (on.has('busyOnce') && asked === 1))
      return c.text('slow down', 429, { 'retry-after': '1' })
    if (on.has('slow')) await sleep(400)
    if (c.req.param('kpi').split(',').length > 25 || c.req.param('years').split(',').length > 25) return c.json({}, 400)
    const rows = on.has('empty') || !c.req.query('per_page') ? [] : spoiled(rowsOf(c.req.param('kpi')), on)
    const text = JSON.stringify(pageOf(c, rows))
    return c.body(on.has('truncated') ? text.slice(0, -40) : text, 200, { 'content-type': 'application/json' })
  })
  return site
}

export const koladaStub: Stub = { name: 'kolada', switches, make }
