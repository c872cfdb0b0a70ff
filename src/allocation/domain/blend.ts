/**
 * Mode `blend` (sammanvägning): several criteria, each giving out all the places, weighed together with β that sum to
 * one. A criterion of more (`more`) gives in proportion to its value; one of less (`less`) counts its value as reception
 * carried already and levels per inhabitant. House monotony is not promised here.
 */
import { inOrder, type Problem, type Unit } from './problem.ts'
import { seats } from './seats.ts'
import { pour, type Target } from './water.ts'

export type Criterion = { key: string; share: number; direction: 'more' | 'less'; values: ReadonlyMap<string, number> }
export type Blended = { target: Target; seats: Map<string, number>; parts: Map<string, Map<string, number>> }

const free = { floor: 0, cap: Infinity }

function partOf({ places, units }: Problem, { direction, values }: Criterion): Map<string, number> {
  const value = ({ code }: Unit) => values.get(code) ?? 0
  const asked: Unit[] = units.map((unit) =>
    direction === 'more'
      ? { ...unit, ...free, weight: value(unit), headStart: 0 }
      : { ...unit, ...free, headStart: value(unit) },
  )
  return pour({ places, units: asked }).shares
}

/** Units carry the population as weight. Scaled within the bounds by halving, then whole by Sainte-Laguë on t. */
export function blend(problem: Problem, criteria: readonly Criterion[]): Blended {
  const units = inOrder(problem.units)
  const parts = new Map(criteria.map((one) => [one.key, partOf({ ...problem, units }, one)]))
  const mixed = (code: string) =>
    criteria.reduce((all, { key, share }) => all + share * (parts.get(key)?.get(code) ?? 0), 0)
  const weighed = units.map((unit) => ({ ...unit, weight: mixed(unit.code), headStart: 0 }))
  const whole = weighed.map((unit) => ({ ...unit, weight: Math.round(unit.weight * 1e6) }))
  return { target: pour({ ...problem, units: weighed }), seats: seats({ ...problem, units: whole }), parts }
}
