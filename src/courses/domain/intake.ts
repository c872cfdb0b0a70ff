/**
 * Whether one can apply to a round now (intag), and what is said when one cannot. A round that is planned, paused or
 * closed stays visible with its reason, and can be watched (bevakas).
 * The trap: the stored word is not the whole truth; an open round whose last entry date has passed is closed.
 */
import type { Day } from '../../shared/calendar.ts'

export const intakes = ['planned', 'open', 'paused', 'closed', 'cancelled'] as const
export type Intake = (typeof intakes)[number]
export const forms = ['campus', 'distance', 'mixed'] as const
export type Form = (typeof forms)[number]
export const offerModes = ['automatic', 'confirm'] as const
export type OfferMode = (typeof offerModes)[number]

export type IntakeOf = { intake: Intake; entryDate: Day; reopens: Day | null }

export const intakeOn = ({ intake, entryDate }: IntakeOf, today: Day): Intake =>
  intake === 'open' && entryDate < today ? 'closed' : intake

/** The button "Sök kursen", a text with a way to watch instead of it, or only a text. */
export function offerOf(round: IntakeOf, today: Day): 'apply' | 'watch' | 'ended' {
  const intake = intakeOn(round, today)
  if (intake === 'open') return 'apply'
  return intake === 'cancelled' || round.entryDate < today ? 'ended' : 'watch'
}

/** Reopens by itself (nightly) when the school has said from which day. */
export const opensToday = ({ intake, entryDate, reopens }: IntakeOf, today: Day): boolean =>
  (intake === 'planned' || intake === 'paused') && reopens !== null && reopens <= today && entryDate >= today

export type SeatWord = 'many' | 'few' | 'full' | 'reserve'
export type SeatsOf = { seats: number; seatsTaken: number; reserves: number }
const fewBelow = 5

/** Seats left in words (många, få, fullt, reservplats): the number itself is for staff. `reserve`: others wait already. */
export function seatWord({ seats, seatsTaken, reserves }: SeatsOf): SeatWord {
  const left = seats - seatsTaken
  if (reserves > 0) return 'reserve'
  if (left <= 0) return 'full'
  return left < fewBelow ? 'few' : 'many'
}

/** Seats that are held are never taken away: a round can shrink to them and no further. */
export const maySeat = (seats: number, held: number): boolean => seats >= held
