/** Proposals when the bounds do not fit, and keep-your-plan (lag 2016:38 7 a §). */
import { inOrder, type Unit } from './problem.ts'
import { seats } from './seats.ts'

/** Floors that together are more than the places: the same places shared among the floors, by Sainte-Laguë. A proposal only. */
export function shareOfFloors(places: number, units: readonly Unit[]): Map<string, number> {
  const asked = units.map((unit) => ({ code: unit.code, weight: unit.floor, headStart: 0, floor: 0, cap: unit.floor }))
  return seats({ places, units: asked })
}

/** The länstal fell during the year: those who asked to keep what they planned for get it as their floor. */
export const keepPlan = (units: readonly Unit[], kept: ReadonlyMap<string, number>): Unit[] =>
  inOrder(units).map((unit) => {
    const number = kept.get(unit.code)
    return number === undefined ? unit : { ...unit, floor: number }
  })
