/** Which assumption moves the sum most (tornado): each at its P10 and its P90 in turn, all others in their middle. */
import { calm, middle, type Shocks } from './evaluate.ts'
import type { Plan } from './plan.ts'
import { p90 } from './random.ts'
import { sexes } from './sex.ts'

export type Bar = { what: 'p' | 'exit' | 'cost'; sex: string | null; low: number; high: number; swing: number }

const only = (at: number, value: number) => [0, 1, 2].map((sex) => (at < 0 || sex === at ? value : 0))

/** `together`: women and men at once, where they may not be told apart. */
export function tornado(plan: Plan, year: number, together = false): Bar[] {
  const used = sexes.filter((_, at) =>
    plan.places.some(({ cells }) => cells.groups.some(({ profile }) => plan.profiles[profile]?.sex === at)),
  )
  const apart = together ? [null] : used
  const sum = (shocks: Shocks) => middle(plan, shocks).reduce((all, years) => all + (years[year]?.full ?? 0), 0)
  const bar = (what: Bar['what'], sex: string | null, shocksAt: (z: number) => Shocks): Bar => {
    const [low, high] = [sum(shocksAt(-p90)), sum(shocksAt(p90))].sort((a, b) => a - b) as [number, number]
    return { what, sex, low, high, swing: high - low }
  }
  const at = (sex: string | null) => (sex === null ? -1 : sexes.indexOf(sex as (typeof sexes)[number]))
  const bars = [
    ...apart.map((sex) => bar('p', sex, (z) => ({ ...calm, p: only(at(sex), z) }))),
    ...apart.map((sex) => bar('exit', sex, (z) => ({ ...calm, exit: only(at(sex), z) }))),
    bar('cost', null, (z) => ({ ...calm, cost: z })),
  ]
  return bars.sort((one, other) => other.swing - one.swing)
}
