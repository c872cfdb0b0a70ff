import type { ProtectedTable } from '../../../shared/disclosure/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { type FormName, gridOf } from '../../charts/index.ts'
import { type Observed, tableOf } from '../../observed.ts'
import type { Place } from '../../places.ts'
import type { Frame, IndicatorRow } from '../../queries/pages/frame.ts'
import { amongOthers, changeIn, gapOf, marked, sentence } from '../../sentence.ts'
import { texts } from '../../texts/index.ts'
import { Figure } from './figure.tsx'
import { named, periodName, placeName, statusWord, withUnit, writingFor } from './words.ts'

export type Told = { visit: Shown; frame: Frame; rows: readonly Observed[] }

export const indicatorOf = ({ indicators }: Frame, slug: string): IndicatorRow | undefined =>
  indicators.find((one) => one.slug === slug)

/** The latest period with a number for this place, all together. */
export function latestOf(table: ProtectedTable, place: string): string | undefined {
  const periods = table.cells.filter(({ at, value }) => at.place === place && at.sex === 'T' && value !== null)
  return periods
    .map(({ at }) => at.period ?? '')
    .sort()
    .at(-1)
}

/** That, or the latest one of which it is told why there is no number. */
const toldOf = (table: ProtectedTable, place: string): string =>
  latestOf(table, place) ??
  table.cells
    .filter(({ at }) => at.place === place && at.sex === 'T')
    .map(({ at }) => at.period ?? '')
    .sort()
    .at(-1) ??
  ''

const cellOf = (table: ProtectedTable, place: string, [sex, period]: [string, string]) =>
  gridOf(table, 'place', 'sex', { period }).cell(place, sex)

/** "Lund: 605 personer 2018, ↓ ner från 1 021 2017". */
export function headlineOf({ visit, frame }: Told, of: IndicatorRow, table: ProtectedTable, place: string): string {
  const t = texts(visit.language).headline
  const name = named(visit, placeName(visit, frame.places, place))
  const period = latestOf(table, place)
  if (!period) {
    const { status } = cellOf(table, place, ['T', toldOf(table, place)])
    return t.none(name, statusWord(visit, status === 'ok' ? 'missing' : status))
  }
  const now = t.now(name, marked(cellOf(table, place, ['T', period]), writingFor(visit, of)), periodName(visit, period))
  const change = changeIn(gridOf(table, 'sex', 'period', { place }), 'T')
  if (!change) return now
  const since = periodName(visit, change.since)
  const from = withUnit(visit, of, change.from)
  if (change.by === 0) return `${now}, ${t.same(since)}`
  return `${now}, ${change.by > 0 ? `↑ ${t.up(from, since)}` : `↓ ${t.down(from, since)}`}`
}

/** The sentence of one place over time: value, change and the difference between the sexes. */
export function overTime({ visit, frame }: Told, of: IndicatorRow, table: ProtectedTable, place: string): string {
  const period = toldOf(table, place)
  const grid = gridOf(table, 'sex', 'period', { place })
  const name = named(visit, placeName(visit, frame.places, place))
  const change = changeIn(grid, 'T')
  const gap = gapOf(cellOf(table, place, ['K', period]), cellOf(table, place, ['M', period]))
  const cells = table.cells.filter(({ at }) => at.place === place)
  return sentence(
    {
      place: name,
      period: periodName(visit, period),
      cell: cellOf(table, place, ['T', period]),
      ...(change ? { change: { ...change, since: periodName(visit, change.since) } } : {}),
      ...(gap === undefined ? {} : { gap }),
      hidden: cells.filter(({ status }) => status === 'protected').length,
      missing: cells.filter(({ status }) => status !== 'protected' && status !== 'ok').length,
    },
    writingFor(visit, of),
  )
}

/** The sentence of one place among others at one time. */
export function among(
  { visit, frame }: Told,
  of: IndicatorRow,
  table: ProtectedTable,
  at: { place: string; period: string; among: readonly string[] },
): string {
  const nameOf = (code: string) => named(visit, placeName(visit, frame.places, code))
  const grid = gridOf(table, 'place', 'sex', { period: at.period })
  const values = at.among.map((code) => ({ place: nameOf(code), cell: grid.cell(code, 'T') }))
  const finding = amongOthers(nameOf(at.place), periodName(visit, at.period), values)
  const gap = gapOf(grid.cell(at.place, 'K'), grid.cell(at.place, 'M'))
  return sentence({ ...finding, ...(gap === undefined ? {} : { gap }) }, writingFor(visit, of))
}

/** The whole region at one time, with its highest and lowest municipality. */
export function across(
  { visit, frame }: Told,
  of: IndicatorRow,
  table: ProtectedTable,
  at: { region: string; period: string; among: readonly string[] },
): string {
  const nameOf = (code: string) => named(visit, placeName(visit, frame.places, code))
  const grid = gridOf(table, 'place', 'sex', { period: at.period })
  const values = at.among.map((code) => ({ place: nameOf(code), cell: grid.cell(code, 'T') }))
  const { rank: _, ...spread } = amongOthers('', periodName(visit, at.period), values)
  const whole = { place: nameOf(at.region), cell: grid.cell(at.region, 'T') }
  const gap = gapOf(grid.cell(at.region, 'K'), grid.cell(at.region, 'M'))
  return sentence({ ...spread, ...whole, ...(gap === undefined ? {} : { gap }) }, writingFor(visit, of))
}

type Block = Told & { slug: string; place: Place; form?: FormName; level?: 2 | 3 | undefined }
/** One indicator of one place over time; nothing where there is no number at all. */
export function Series({ visit, frame, rows, slug, place, form = 'line', level }: Block) {
  const of = indicatorOf(frame, slug)
  const mine = rows.filter((row) => row.slug === slug && row.place === place.code)
  if (!of || mine.length === 0) return null
  const told = { visit, frame, rows }
  const table = tableOf(of, mine)
  const periods = table.dimensions.find(({ key }) => key === 'period')?.categories ?? []
  const span = [periods[0], periods.at(-1)].map((one) => periodName(visit, one?.code ?? ''))
  return (
    <Figure
      visit={visit}
      id={slug}
      of={of}
      table={table}
      form={periods.length < 3 ? 'bars-by-sex' : form}
      rows="period"
      fixed={{ place: place.code }}
      places={frame.places}
      headline={headlineOf(told, of, table, place.code)}
      where={`${named(visit, placeName(visit, frame.places, place.code))}, ${[...new Set(span)].join('–')}`}
      summary={overTime(told, of, table, place.code)}
      release={frame.latest?.name ?? null}
      asked={{ place: place.code }}
      level={level}
    />
  )
}
