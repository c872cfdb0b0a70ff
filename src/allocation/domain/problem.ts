/**
 * The question put to the formula: so many places (länstal, or one part of it) for these municipalities.
 * `weight` is a whole number (people, times 10 000 when corrected), `headStart` is reception that comes anyway, in
 * persons with at most three decimals. The trap: a municipality without a number is not a municipality with zero.
 */
import type { MunicipalityCode } from '../../shared/municipality-code.ts'

export type Unit = {
  code: MunicipalityCode
  weight: number
  headStart: number
  floor: number
  /** Infinity when there is none. */
  cap: number
}
export type Problem = { places: number; units: readonly Unit[] }

/** Sorted by code, so that the order of the rows never decides anything. */
export const inOrder = <U extends { code: MunicipalityCode }>(units: readonly U[]): U[] =>
  [...units].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Without any weight nothing can be given beyond the floor. */
export const mostOf = ({ weight, floor, cap }: Unit): number => (weight > 0 ? cap : floor)

export type Refusal = { kind: 'tooFewPlaces' | 'tooManyPlaces'; by: number; bounds: Unit[] }

/** Floors above the places, or caps below them: refused with the bounds that cause it, never silently scaled. */
export function refusal({ places, units }: Problem): Refusal | null {
  const floors = sum(units.map(({ floor }) => floor))
  if (floors > places)
    return { kind: 'tooFewPlaces', by: floors - places, bounds: inOrder(units.filter(({ floor }) => floor > 0)) }
  const caps = sum(units.map(mostOf))
  if (caps < places)
    return {
      kind: 'tooManyPlaces',
      by: places - caps,
      bounds: inOrder(units.filter((unit) => mostOf(unit) < Infinity)),
    }
  return null
}
