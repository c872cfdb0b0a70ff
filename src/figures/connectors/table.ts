/**
 * A sheet whose columns somebody has said the meaning of. The traps: a total that is not the sum, a footnote among the rows, a place that
 * nobody knows, an absent municipality that is 0 only where the file says so.
 */

import { foldName } from '../../shared/facts/municipalities.ts'
import { type Cell, cellOf, type Reading, stop } from '../cell.ts'
import { findIndicator } from '../facts/indicators.ts'
import { municipalitiesOf, placeOf } from '../facts/places.ts'
import type { Sex } from '../words.ts'
import { readNumber } from './number.ts'
import { readSheet, type Sheet } from './sheet.ts'

/** `place`, `period`, `sex`, `slug`, `value`, `ignore`, or `value:` and an indicator. By header. */
export type Columns = Record<string, string>
type Said = {
  columns?: unknown
  headers?: unknown
  /** For files that say it nowhere. */
  period?: unknown
  slug?: unknown
  /** Absent municipalities of the country, or of a county, are 0. */
  absentIsZero?: unknown
}

const totals = ['totalt', 'summa', 'samtliga', 'total', 'totalsumma']
const sexWords: Record<string, Sex> = {
  '1': 'M',
  '2': 'K',
  k: 'K',
  kvinna: 'K',
  kvinnor: 'K',
  m: 'M',
  man: 'M',
  t: 'T',
  totalt: 'T',
  båda: 'T',
  samtliga: 'T',
  okänt: 'U',
  u: 'U',
}
const isTotal = (text: string): boolean => totals.includes(foldName(text))
/** Months are written 2018-03, 201803 or 2018M03. */
const periodOf = (text: string): string => {
  const [, year = '', month] = /^(\d{4})(?:[-M]?(\d{2}))?$/.exec(text.trim()) ?? stop('notNumber', text)
  return month ? `${year}-${month}` : year
}

/** What was said of headers holds for the same ones written otherwise. */
export function rolesFor(headers: readonly string[], columns: Columns): Columns {
  const folded = new Map(Object.entries(columns).map(([header, role]) => [foldName(header), role]))
  return Object.fromEntries(
    headers.flatMap((header) => {
      const role = folded.get(foldName(header))
      return role === undefined ? [] : [[header, role]]
    }),
  )
}

type Plan = { at: Partial<Record<string, number>>; values: { at: number; slug: string | null }[] }
function planOf(headers: readonly string[], columns: Columns): Plan {
  const plan: Plan = { at: {}, values: [] }
  const said = rolesFor(headers, columns)
  for (const [at, header] of headers.entries()) {
    const role = said[header] ?? stop('headers', header)
    if (role === 'value') plan.values.push({ at, slug: null })
    else if (role.startsWith('value:')) plan.values.push({ at, slug: role.slice(6) })
    else if (role !== 'ignore') plan.at[role] = at
  }
  if (plan.at.place === undefined || plan.values.length === 0) stop('headers', 'place value')
  return plan
}

type Line = { place: string; sex: Sex; period: string; values: { slug: string; read: ReturnType<typeof readNumber> }[] }
function lineOf(row: readonly string[], plan: Plan, said: Said): Line {
  const text = (role: string): string => row[plan.at[role] ?? -1] ?? ''
  const sex = plan.at.sex === undefined ? 'T' : (sexWords[foldName(text('sex'))] ?? stop('unknownStatus', text('sex')))
  const slug = plan.at.slug === undefined ? said.slug : text('slug')
  return {
    place: text('place'),
    sex,
    period: periodOf(plan.at.period === undefined ? String(said.period ?? '') : text('period')),
    values: plan.values.map((one) => ({ slug: one.slug ?? String(slug ?? ''), read: readNumber(row[one.at] ?? '') })),
  }
}

/** A row without any number, under a name that is no place, is a footnote. */
const isNote = (row: readonly string[], plan: Plan): boolean =>
  placeOf(row[plan.at.place ?? -1] ?? '') === undefined && plan.values.every(({ at }) => (row[at] ?? '') === '')

const cellsOf = ({ place, sex, period, values }: Line): Cell[] => {
  const municipality = placeOf(place) ?? stop('unknownPlace', place)
  return values.map(({ slug, read }) =>
    cellOf({ slug, edition: findIndicator(slug)?.edition ?? 1, municipality, period, sex, ...read }),
  )
}

/** The file's own total must be the sum of its municipalities, column by column. */
function checkTotals(lines: readonly Line[], wholes: readonly Line[]): void {
  for (const whole of wholes) {
    for (const { slug, read } of whole.values.filter((one) => one.read.value !== null)) {
      const parts = lines
        .filter(
          (line) =>
            line.sex === whole.sex &&
            line.period === whole.period &&
            /^\d{4}$/.test(placeOf(line.place) ?? '') &&
            !placeOf(line.place)?.startsWith('00'),
        )
        .flatMap((line) => line.values.filter((one) => one.slug === slug))
      const sum = parts.reduce((total, one) => total + (one.read.value ?? 0), 0)
      if (parts.every((one) => one.read.status === 'ok') && sum !== read.value)
        stop('totals', `${slug} ${sum} ${read.value}`)
    }
  }
}

function zeros(cells: readonly Cell[], within: string): Cell[] {
  const series = new Map(cells.map((cell) => [`${cell.slug} ${cell.period} ${cell.sex}`, cell]))
  return [...series.values()].flatMap((one) => {
    const there = new Set(
      cells
        .filter((cell) => cell.slug === one.slug && cell.period === one.period && cell.sex === one.sex)
        .map(({ municipality }) => municipality),
    )
    return municipalitiesOf(within)
      .filter((code) => !there.has(code))
      .map((municipality) => cellOf({ ...one, municipality, value: 0, status: 'ok' }))
  })
}

export function readLines(sheet: Sheet, said: Said): Cell[] {
  const plan = planOf(sheet.headers, (said.columns ?? {}) as Columns)
  const rows = sheet.rows.filter((row) => !isNote(row, plan))
  const lines = rows.map((row) => lineOf(row, plan, said))
  const [wholes, own] = [lines.filter(({ place }) => isTotal(place)), lines.filter(({ place }) => !isTotal(place))]
  const cells = own.flatMap(cellsOf)
  checkTotals(own, wholes)
  if (cells.length === 0) stop('emptyList')
  return typeof said.absentIsZero === 'string' ? [...cells, ...zeros(cells, said.absentIsZero)] : cells
}

export const readTable = async (body: Buffer, said: Said): Promise<Reading> => ({
  cells: readLines(await readSheet(body), said),
  warnings: [],
})
