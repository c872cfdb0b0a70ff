/**
 * Usual time (brukar ta): median and nine of ten of the last twenty that left the same step, for the same course and
 * home; widened to the course, then to the kind of course. The answer says which.
 * The trap: fewer than five is "do not know yet", never a guess, and a shorter list would tell about somebody.
 */
import type { State } from './states.ts'

/** One application that has left a step. */
export type Stay = { state: State; days: number; leftAt: Date; course: string; home: string; kind: string }
export type Of = { state: State; course: string; home: string; kind: string }

const scopes = ['courseAndHome', 'course', 'kind'] as const
export type Scope = (typeof scopes)[number]
export type UsualTime = { scope: Scope; median: number; ninety: number; n: number } | { scope: 'unknown' }

const latest = 20
const enough = 5

const fits: Record<Scope, (stay: Stay, of: Of) => boolean> = {
  courseAndHome: (stay, of) => stay.course === of.course && stay.home === of.home,
  course: (stay, of) => stay.course === of.course,
  kind: (stay, of) => stay.kind === of.kind,
}

export function usualTime(stays: readonly Stay[], of: Of): UsualTime {
  const inState = stays
    .filter(({ state }) => state === of.state)
    .sort((a, b) => b.leftAt.getTime() - a.leftAt.getTime())
  for (const scope of scopes) {
    const days = inState
      .filter((stay) => fits[scope](stay, of))
      .slice(0, latest)
      .map((stay) => stay.days)
    if (days.length >= enough) return { scope, ...spread(days), n: days.length }
  }
  return { scope: 'unknown' }
}

/** Whole days: half of an odd number in the middle goes up, nine of ten is the nearest rank. */
export function spread(days: readonly number[]): { median: number; ninety: number } {
  const sorted = [...days].sort((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? 0
  const middle = sorted.length / 2
  const median = Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle))
  return { median: Math.ceil(median), ninety: at(Math.ceil(sorted.length * 0.9) - 1) }
}
