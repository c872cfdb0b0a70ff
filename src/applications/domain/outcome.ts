/**
 * What became of it (utfall): asked on the day a course ended, after 90 days and after 180, first by a message with one
 * tap, then by a call. The trap: no answer is "unknown", never a no.
 */
import { addDays, type Day, dayOf } from '../../shared/calendar.ts'
import { amountOf, type Limits } from './rules.ts'

export const outcomes = [
  'work',
  'regular_studies',
  'other_activity',
  'parental_leave',
  'moved_away',
  'unknown',
] as const
export type Outcome = (typeof outcomes)[number]
/** Only work is asked about further. */
export type OutcomeAnswer =
  | { outcome: 'work'; extent: 'full' | 'part'; subsidised: boolean }
  | { outcome: Exclude<Outcome, 'work'> }

const points = ['outcomeFirst', 'outcomeSecond', 'outcomeLast'] as const
export type Asked = { after: number; askedOn: Day | null; answer: OutcomeAnswer | null }
export type Question = { after: number; on: Day; by: 'message' | 'call' }

/** The days the question is asked, counted from the day the course ended. */
export const outcomeDays = (ended: Day, limits: Limits, at: Date): { after: number; on: Day }[] =>
  points.map((key) => {
    const after = amountOf(limits, key, at)
    return { after, on: addDays(ended, after) }
  })

/** What is to be asked today: a message at first, a call when the message has lain a week without an answer. */
export function questionsDue(
  ended: Day,
  asked: readonly Asked[],
  { limits, now }: { limits: Limits; now: Date },
): Question[] {
  const today = dayOf(now)
  const patience = amountOf(limits, 'outcomeCall', now)
  return outcomeDays(ended, limits, now).flatMap(({ after, on }): Question[] => {
    const row = asked.find((question) => question.after === after)
    if (on > today || row?.answer) return []
    if (!row?.askedOn) return [{ after, on, by: 'message' }]
    return today >= addDays(row.askedOn, patience) ? [{ after, on, by: 'call' }] : []
  })
}

/** Shares are of those asked, the silent among them. */
export function countOutcomes(answers: readonly (OutcomeAnswer | null)[]): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>
  for (const answer of answers) counts[answer?.outcome ?? 'unknown'] += 1
  return counts
}
