/**
 * Absence (frånvaro) from a course that goes on: from which day, and the signals that come after so many days.
 * The trap: a signal is a reason to talk with somebody. It never breaks off the course by itself.
 */
import { amountOf, type Limits } from '../applications/index.ts'
import { addDays, type Day, dayOf, daysBetween } from '../shared/calendar.ts'

const keys = ['absenceFirst', 'absenceSecond', 'absenceLast'] as const

/** After how many days away a signal comes. */
const signalDays = (limits: Limits, at: Date): number[] => keys.map((key) => amountOf(limits, key, at))

/** Days away so far, the first one counted. */
export const daysAway = (from: Day, now: Date): number => Math.max(0, daysBetween(from, dayOf(now)) + 1)

/** Signals that are to come today: the limits that have been passed and not told. */
export const signalsDue = (
  from: Day,
  told: readonly number[],
  { limits, now }: { limits: Limits; now: Date },
): number[] => signalDays(limits, now).filter((days) => daysAway(from, now) >= days && !told.includes(days))

/** The last day that somebody who is away was present. */
export const lastPresent = (from: Day): Day => addDays(from, -1)

export type DayProblem = 'notADay' | 'beforeStart' | 'inFuture' | 'beforeAway'
/** A day that can stand in the note; in words what is wrong with another. */
export function dayProblem(
  day: Day | undefined,
  of: { starts: Day; now: Date; from?: Day | undefined },
): DayProblem | null {
  if (!day) return 'notADay'
  if (day < of.starts) return 'beforeStart'
  if (day > dayOf(of.now)) return 'inFuture'
  return of.from && day <= of.from ? 'beforeAway' : null
}
