import { mixOf, needOf } from './cost.ts'
import { type Leaving, leaversOf } from './leavers.ts'
import { type Month, month, monthOf, yearOf } from './month.ts'
import type { Rates } from './need.ts'
import { type Lookup, lookup, type Missing, type Parameter } from './parameter.ts'
import type { Cohort, Place } from './place.ts'
import { p90 } from './random.ts'
import { type Sex, sexes } from './sex.ts'

export type Asked = { kommun: string; from: number; to: number }
/** Why it cannot be counted: what is missing by name, shares that are not one together, or the same people twice. */
export type Refused = { missing: Missing[] } | { mix: Sex; sum: number } | { both: Sex }
export type Assembled = { place: Place; used: string[]; leaving: Leaving[] }

const bySex = <T>(make: (sex: Sex) => T): Record<Sex, T> =>
  Object.fromEntries(sexes.map((sex) => [sex, make(sex)])) as Record<Sex, T>
const months = (start: Month, to: number) => Array.from({ length: month(to + 1, 1) - start }, (_, at) => start + at)

const logit = (p: number) => Math.log(p / (1 - p))
/** Where somebody has said P10 and P90 of an assumption, its width is theirs; else the common one. */
function widthOf(of: Lookup, [key, common]: [string, string], sex: Sex, at: Month): number {
  const row = of.best({ key, sex }, at)
  const scale = key === 'p' ? logit : Math.log
  if (row && row.low !== null && row.high !== null && row.low > 0 && (key !== 'p' || row.high < 1))
    return Math.abs(scale(row.high) - scale(row.low)) / (2 * p90)
  return of.need({ key: common }, at)
}

function cohortOf(of: Lookup, { sex, exit, persons, stock }: Leaving): Cohort {
  if (stock) return { sex, exit, persons, stock, p: 0, active: null, b: 0 }
  const p = of.need({ key: 'p', sex }, exit)
  const b = of.need({ key: 'b', sex }, exit)
  const active = of.best({ key: 'p_active', sex }, exit)?.value ?? null
  return { sex, exit, persons, stock, p, b, active }
}

type Prices = { need: Record<Sex, number[]>; wrong: Refused | null }
function pricesOf(of: Lookup, used: readonly Sex[], { from, to }: Asked, start: Month): Prices {
  let wrong: Refused | null = null
  const need = bySex((sex) =>
    months(start, to).map((at) => {
      if (!used.includes(sex) || at < month(from, 1)) return 0
      const { mix, sum } = mixOf(of, sex, at)
      if (mix.length > 0 && Math.abs(sum - 1) > 1e-6) wrong ??= { mix: sex, sum }
      return needOf(of, mix, at)
    }),
  )
  return { need, wrong }
}

/** Rows in the order they were entered, of one municipality and of all. */
export function assemble(rows: readonly Parameter[], asked: Asked): Assembled | Refused {
  const { kommun, from, to } = asked
  const of = lookup(rows, kommun)
  const known = of.rowsOf('leavers').map((row) => monthOf(row.from))
  const start = Math.min(month(from, 1), ...known.filter((at) => yearOf(at) >= from - 10))
  const leaving = leaversOf(of, [start, from, to])
  if ('both' in leaving) return leaving
  const used = sexes.filter((sex) => leaving.some((one) => one.sex === sex && one.persons > 0))
  const cohorts = leaving.filter(({ persons }) => persons > 0).map((one) => cohortOf(of, one))
  const rate = (sex: Sex, at: Month): Rates => ({
    exit: of.need({ key: 'exit', sex }, at),
    back: of.need({ key: 'back', sex }, at),
  })
  const rates = bySex((sex) => (used.includes(sex) ? months(start, to).map((at) => rate(sex, at)) : []))
  const { need, wrong } = pricesOf(of, used, asked, start)
  const first = month(from, 1)
  const wide = (key: string, common: string) =>
    bySex((sex) => (used.includes(sex) ? widthOf(of, [key, common], sex, first) : 0))
  const cost = of.need({ key: 'width_cost' }, first)
  const widths = { p: wide('p', 'width_p'), exit: wide('exit', 'width_exit'), cost }
  if (of.missing.size > 0) return { missing: [...of.missing.values()] }
  if (wrong) return wrong
  return { place: { code: kommun, start, cohorts, rates, need, widths }, used: [...of.used].sort(), leaving }
}
