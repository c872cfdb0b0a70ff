/**
 * The fair level (rätt andel): places are poured where total reception per inhabitant is lowest, like water.
 * Real numbers, not whole ones; λ is reception per weight when all who get places are level.
 */
import { inOrder, mostOf, type Problem, sum, type Unit } from './problem.ts'

const poured = (level: number, unit: Unit): number =>
  Math.min(mostOf(unit), Math.max(unit.floor, level * unit.weight - unit.headStart))

/** λ such that the places are used up. Doubles from 1, then at most 200 halvings. */
function levelOf({ places, units }: Problem): number {
  const total = (level: number) => sum(units.map((unit) => poured(level, unit)))
  let high = 1
  while (total(high) < places && high < 1e300) high *= 2
  let low = 0
  for (let turn = 0; turn < 200; turn++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (total(middle) < places) low = middle
    else high = middle
  }
  return high
}

export type Target = { level: number; shares: Map<string, number>; active: number }

/** The real target t per municipality code; Σt = places. `active` counts those who get more than nothing. */
export function pour({ places, units }: Problem): Target {
  const ordered = inOrder(units)
  const level = levelOf({ places, units: ordered })
  const shares = new Map(ordered.map((unit) => [unit.code, poured(level, unit)]))
  return { level, shares, active: [...shares.values()].filter((share) => share > 0).length }
}
