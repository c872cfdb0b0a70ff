/**
 * Everything that the forecast of one municipality is counted from, with its assumptions looked up: who leaves when (utträde), how they get
 * on, and what a month of help costs per adult. The trap: adults of one couple are counted as if they had nothing to do with each other.
 */
import type { Month } from './month.ts'
import type { Rates } from './need.ts'
import type { Sex } from './sex.ts'

/** Those of one sex who leave in one month. `stock`: on assistance at the start, whose earlier months nobody counts. */
export type Cohort = {
  sex: Sex
  exit: Month
  persons: number
  p: number
  /** Self-supporting within 90 days had they been active from the first day. */
  active: number | null
  b: number
  stock: boolean
}
/** How wide the futures are drawn, as standard deviations: of the logit of p, of the logarithm of λ, and of cost. */
export type Widths = { p: Record<Sex, number>; exit: Record<Sex, number>; cost: number }
export type Place = {
  code: string
  /** The first month that anything below is about. */
  start: Month
  cohorts: readonly Cohort[]
  /** By month from the start. */
  rates: Readonly<Record<Sex, readonly Rates[]>>
  /** Kronor a month for an adult who needs help, by month from the start. */
  need: Readonly<Record<Sex, readonly number[]>>
  widths: Widths
}
