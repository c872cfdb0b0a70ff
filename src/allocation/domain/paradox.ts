/**
 * The Alabama paradox in these very numbers: how many more places the county would need for largest remainder to take a place from
 * somebody. Whole places by Sainte-Laguë never do.
 */
import { type Problem, refusal } from './problem.ts'
import { largestRemainder } from './remainder.ts'
import { pour } from './water.ts'

export type Paradox = { places: number; code: string }

export function paradoxOf(problem: Problem, within = 60): Paradox | null {
  const shareOut = (places: number) => largestRemainder(places, pour({ ...problem, places }).shares)
  let before = shareOut(problem.places)
  for (let places = problem.places + 1; places <= problem.places + within; places++) {
    if (refusal({ ...problem, places })) return null
    const after = shareOut(places)
    const [code] = [...after].find(([one, number]) => number < (before.get(one) ?? 0)) ?? []
    if (code) return { places, code }
    before = after
  }
  return null
}
