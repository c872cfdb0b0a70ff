/**
 * What is kept of a run: percentiles, whole kronor, nothing else. Where fewer than five of a sex leave in a year, nothing is told by sex;
 * the total stays. The trap: one hidden sex beside one shown is no hiding, so both go.
 */

import type { Judged } from './backtest.ts'
import type { Drawn, Range } from './draw.ts'
import type { Leaving } from './leavers.ts'
import { yearOf } from './month.ts'
import { sexes } from './sex.ts'
import type { Bar } from './tornado.ts'

export const codeVersion = 'forecast 2'
const fewest = 5
export type YearResult = {
  year: number
  kefu: Range
  full: Range
  /** Everybody active from day one; absent where no share for that is entered. */
  active?: Range | undefined
  /** Less for each percentage point more who support themselves. */
  saved: Range
  /** null where fewer than five leave in all. */
  leavers: number | null
  /** Absent where a sex is too few. */
  bySex?: { kvinna: Range; man: Range } | undefined
  /** The state's compensation for those who leave, over the two years before; on its own line, never taken off. */
  compensation?: number | undefined
}
export type Result = {
  years: YearResult[]
  tornado: Bar[]
  judged?: Judged | undefined
  /** Of the region: whose runs it is the sum of. */
  parts?: { kommun: string; run: string }[] | undefined
}

/** Half up, as the Swedish do. */
const whole = ({ p10, p50, p90 }: Range): Range => ({
  p10: Math.floor(p10 + 0.5),
  p50: Math.floor(p50 + 0.5),
  p90: Math.floor(p90 + 0.5),
})

/** How many leave in a year, by sex. */
const countOf = (leaving: readonly Leaving[], year: number) =>
  sexes.map((sex) =>
    leaving
      .filter((one) => one.sex === sex && !one.stock && yearOf(one.exit) === year)
      .reduce((sum, { persons }) => sum + persons, 0),
  ) as [number, number, number]

/** Nobody, or enough of each: also of those who left before and are still counted. */
export function mayTellSexes(leaving: readonly Leaving[]): boolean {
  const years = [...new Set(leaving.map(({ exit }) => yearOf(exit)))]
  return years.every((year) => {
    const [women, men, unknown] = countOf(leaving, year)
    return women >= fewest && men >= fewest && unknown === 0
  })
}

type Made = { years: readonly number[]; leaving: readonly Leaving[]; active: boolean; compensation: number | null }
export function yearsOf(ranges: Drawn['region'], { years, leaving, active, compensation }: Made): YearResult[] {
  const tells = mayTellSexes(leaving)
  const range = (measure: keyof Drawn['region'], at: number) => whole(ranges[measure]?.[at] as Range)
  return years.map((year, at) => {
    const persons = Math.round(countOf(leaving, year).reduce((sum, one) => sum + one, 0))
    const isEnough = persons >= fewest
    return {
      year,
      kefu: range('kefu', at),
      full: range('full', at),
      saved: range('saved', at),
      leavers: isEnough ? persons : null,
      ...(active && { active: range('active', at) }),
      ...(tells && { bySex: { kvinna: range('kvinna', at), man: range('man', at) } }),
      ...(isEnough && compensation !== null && { compensation: persons * compensation }),
    }
  })
}
