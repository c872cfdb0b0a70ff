/**
 * How well a closed year would have been foreseen (efterprövning): only what was known before its first day counts. Beside it the
 * naive forecast, "the same as last year", which is hard to beat.
 */
import type { Range } from './draw.ts'
import type { Parameter } from './parameter.ts'

/** Fewer closed years than this say nothing about how often the outcome lies inside. */
export const leastYears = 3

export const knownBefore = (rows: readonly Parameter[], year: number): Parameter[] =>
  rows.filter(({ sourceDate, key }) => sourceDate < `${year}-01-01` && key !== 'outcome')

export type Judged = {
  year: number
  range: Range
  outcome: number
  error: number
  share: number | null
  inside: boolean
  naive: number | null
}
export function judge(year: number, range: Range, outcome: number, before: number | null): Judged {
  const error = range.p50 - outcome
  return {
    ...{ year, range, outcome, error, share: outcome === 0 ? null : error / outcome },
    inside: range.p10 <= outcome && outcome <= range.p90,
    naive: before === null ? null : before - outcome,
  }
}

/** What a year cost, as the municipality has entered it. */
export const outcomeOf = (rows: readonly Parameter[], year: number): number | null =>
  rows.findLast(({ key, from }) => key === 'outcome' && from.startsWith(String(year)))?.value ?? null
