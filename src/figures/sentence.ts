/**
 * One sentence about a figure (mening): value, rank, highest and lowest, change, the difference between women and men, and how many
 * are hidden. Made of shown cells only, always in the same words: no causes, no praise. The trap: what is hidden or missing has no rank.
 */
import type { Mark, ProtectedCell } from '../shared/disclosure/index.ts'
import type { Grid } from './charts/grid.ts'

export type Named = { place: string; value: number }
export type Finding = {
  place: string
  period: string
  cell: Pick<ProtectedCell, 'value' | 'status' | 'marks'>
  rank?: { at: number; of: number; shared: boolean }
  highest?: Named
  lowest?: Named
  change?: { by: number; from: number; since: string }
  /** Women minus men. */
  gap?: number
  hidden: number
  missing: number
}
export type Values = readonly { place: string; cell: Pick<ProtectedCell, 'value' | 'status' | 'marks'> }[]

const numbers = (values: Values): Named[] =>
  values.flatMap(({ place, cell }) =>
    cell.status === 'ok' && cell.value !== null ? [{ place, value: cell.value }] : [],
  )

/** Equal values share a place in the order; hidden and missing stand outside it. */
export function rankOf(own: number, values: readonly number[]): NonNullable<Finding['rank']> {
  const above = values.filter((value) => value > own).length
  return { at: above + 1, of: values.length, shared: values.filter((value) => value === own).length > 1 }
}

/** The own place among others at one time; `values` holds the own one too. */
export function amongOthers(own: string, period: string, values: Values): Finding {
  const cell = values.find(({ place }) => place === own)?.cell ?? { value: null, status: 'missing' as const, marks: [] }
  const found = numbers(values).sort((one, other) => other.value - one.value)
  const [highest, lowest] = [found[0], found.at(-1)]
  const counted = (status: string) => values.filter((one) => one.cell.status === status).length
  return {
    place: own,
    period,
    cell,
    ...(cell.value !== null && found.length > 1
      ? {
          rank: rankOf(
            cell.value,
            found.map(({ value }) => value),
          ),
        }
      : {}),
    ...(highest && lowest && found.length > 1 ? { highest, lowest } : {}),
    hidden: counted('protected'),
    missing: values.length - found.length - counted('protected'),
  }
}

/** What has changed since the earliest shown period with the same definition; an invented number is no change of a true one. */
export function changeIn(grid: Grid, row: string): Finding['change'] {
  const shown = grid.columns.map(({ code }) => ({ period: code, ...grid.cell(row, code) }))
  const last = shown.findLastIndex(({ value }) => value !== null)
  const broken = shown.findLastIndex(({ marks }, at) => at <= last && marks.includes('break'))
  const isInvented = (at: number) => shown[at]?.marks.includes('demo')
  const first = shown.findIndex(
    ({ value }, at) => at >= Math.max(broken, 0) && value !== null && isInvented(at) === isInvented(last),
  )
  const [from, to] = [shown[first], shown[last]]
  if (!from || !to || first >= last || from.value === null || to.value === null) return undefined
  return { by: to.value - from.value, from: from.value, since: from.period }
}

export function gapOf(women: Pick<ProtectedCell, 'value'>, men: Pick<ProtectedCell, 'value'>): number | undefined {
  return women.value === null || men.value === null ? undefined : women.value - men.value
}

/** How each part is said; the texts of a language. */
export type SentenceWords = {
  own(place: string, value: string, period: string): string
  none(place: string, why: string, period: string): string
  rank(at: number, of: number, shared: boolean): string
  extremes(highest: string, lowest: string): string
  change(by: string, since: string): string
  same(since: string): string
  gap(by: string): string
  hidden(count: number): string
  missing(count: number): string
}
export type Writing = {
  words: SentenceWords
  /** Stands between the parts. */
  between: string
  /** A value with its unit. */
  value(value: number): string
  /** A difference with its sign and unit. */
  difference(by: number): string
  why(status: ProtectedCell['status']): string
  /** "påhittad", "preliminär": what a number must not be read without. */
  mark(mark: Mark): string
}

/** The value of a cell with the words of its marks; a break is told where the line breaks. */
export function marked(cell: Finding['cell'], { value, mark }: Pick<Writing, 'value' | 'mark'>): string {
  const words = cell.marks.filter((one) => one !== 'break').map(mark)
  const text = value(cell.value ?? 0)
  return words.length > 0 ? `${text} (${words.join(', ')})` : text
}

function partsOf(finding: Finding, writing: Writing): string[] {
  const { words, value, difference, why } = writing
  const { place, period, cell, rank, highest, lowest, change, gap } = finding
  const named = (one: Named) => `${one.place} ${value(one.value)}`
  return [
    cell.value === null ? words.none(place, why(cell.status), period) : words.own(place, marked(cell, writing), period),
    rank ? words.rank(rank.at, rank.of, rank.shared) : '',
    highest && lowest ? words.extremes(named(highest), named(lowest)) : '',
    change ? (change.by === 0 ? words.same(change.since) : words.change(difference(change.by), change.since)) : '',
    gap === undefined ? '' : words.gap(difference(gap)),
    finding.hidden > 0 ? words.hidden(finding.hidden) : '',
    finding.missing > 0 ? words.missing(finding.missing) : '',
  ].filter(Boolean)
}

export const sentence = (finding: Finding, writing: Writing): string =>
  `${partsOf(finding, writing).join(writing.between)}.`
