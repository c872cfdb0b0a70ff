/**
 * Letters to the contact function of a good example (brev till kontakten), each with a link that works once.
 * The trap: mail programs open links by themselves; only a button pressed on the page behind it does anything.
 */
import { addMonths, type Day } from '../../shared/calendar.ts'

const letterKinds = ['ask', 'remind', 'grey', 'result', 'question', 'overdue', 'reply'] as const
export type LetterKind = (typeof letterKinds)[number]
/** What can be done behind the link. A reply is only read. */
export type LetterDeed = 'check' | 'result' | 'answer' | null
export const deedOf: Record<LetterKind, LetterDeed> = {
  ask: 'check',
  remind: 'check',
  grey: 'check',
  result: 'result',
  question: 'answer',
  overdue: 'answer',
  reply: null,
}
export const letterDays = 14

export type Standing = 'open' | 'used' | 'ended'
type Letter = { usedAt: Date | null; endsAt: Date }
export function standingOf({ usedAt, endsAt }: Letter, now: Date): Standing {
  if (usedAt) return 'used'
  return now > endsAt ? 'ended' : 'open'
}

/** Asked once what became of it, a year after it was begun; not when it has been told already. */
export const isResultAsked = (today: Day, from: Day, result: string | null): boolean =>
  result === null && today >= addMonths(from, 12)

/** Working days that the contact function has for a question or a visit. */
export const questionDays = 10
/** Name and mail of whoever asked are erased so long after the answer. */
export const askerDays = 90
/** Questions from one address in an hour. */
export const questionsPerHour = 5

/** What sealed addresses are sealed about: one kept for one purpose opens for no other. */
export const contactAbout = 'knowledge.contact'
export const askerAbout = 'knowledge.question'
