/**
 * Three separate decisions (beslut): the cost (the home municipality), admission (mottagande, right and eligibility) and
 * the seat (antagning), each by delegation. What is said stays: an appeal changes nothing in the old decision.
 * The trap: the time to appeal runs from the day the person got to know, not from the day of the decision.
 */
import type { DecisionKind } from '../../shared/actor.ts'
import { addDays, dayOf, endOfDay, workingDayFrom } from '../../shared/calendar.ts'
import type { Refusal } from './application.ts'
import type { Decision } from './records.ts'
import { amountOf, type Limits } from './rules.ts'

/** Who decides, and whether it goes on to Skolväsendets överklagandenämnd (a seat after selection: verify before use). */
const decisionRules: Record<DecisionKind, { by: 'homeDecisionMaker' | 'rector'; appealable: boolean }> = {
  cost: { by: 'homeDecisionMaker', appealable: true },
  admission: { by: 'rector', appealable: true },
  seat: { by: 'rector', appealable: false },
}

/** What the letter must hold: outcome first, reasons, what happens next, how to appeal. */
export type Letter = {
  kind: DecisionKind
  outcome: 'yes' | 'no'
  grounds: readonly string[]
  text: string
  nextCourse: boolean
  appeal: { to: 'overklagandenamnden'; days: number; lastDay: Date | null } | null
}

export function letterOf(decision: Decision, limits: Limits): Letter {
  const { kind, outcome, grounds, text } = decision
  const isNo = outcome === 'no'
  const days = amountOf(limits, 'appeal', decision.decidedAt)
  const appeal =
    isNo && decisionRules[kind].appealable
      ? { to: 'overklagandenamnden' as const, days, lastDay: lastAppealDay(decision, limits) }
      : null
  return { kind, outcome, grounds, text, nextCourse: isNo, appeal }
}

/** Three weeks from notification; a day that offices are closed moves it on, lag (1930:173). Not notified: not running. */
export function lastAppealDay({ notifiedAt }: Decision, limits: Limits): Date | null {
  if (!notifiedAt) return null
  return endOfDay(workingDayFrom(addDays(dayOf(notifiedAt), amountOf(limits, 'appeal', notifiedAt))))
}

export const appealStates = [
  'received',
  'too_late',
  'changed_by_reconsideration',
  'forwarded',
  'upheld',
  'changed',
  'remanded',
] as const
export type AppealState = (typeof appealStates)[number]
export type Appeal = { decision: string; state: AppealState; receivedAt: Date; since: Date }

const appealSteps: Record<AppealState, readonly AppealState[]> = {
  received: ['too_late', 'changed_by_reconsideration', 'forwarded'],
  too_late: [],
  changed_by_reconsideration: [],
  forwarded: ['upheld', 'changed', 'remanded'],
  upheld: [],
  changed: [],
  remanded: [],
}

export function receiveAppeal(decision: Decision, at: Date): { done: Appeal } | Refusal {
  if (decision.outcome === 'yes' || !decisionRules[decision.kind].appealable)
    return { refused: 'notNow', why: 'appealNotThere' }
  return { done: { decision: decision.id, state: 'received', receivedAt: at, since: at } }
}

/** Too late only when it is; nothing that came in time is turned away, and nothing late goes on to the board. */
export function moveAppeal(
  appeal: Appeal,
  to: AppealState,
  decision: Decision,
  facts: { limits: Limits; now: Date },
): { done: Appeal } | Refusal {
  if (!appealSteps[appeal.state].includes(to)) return { refused: 'notNow', why: 'movedOn' }
  const lastDay = lastAppealDay(decision, facts.limits)
  const isLate = lastDay !== null && appeal.receivedAt > lastDay
  if (to === 'too_late' && !isLate) return { refused: 'notNow', why: 'appealInTime' }
  if (to === 'forwarded' && isLate) return { refused: 'notNow', why: 'appealTooLate' }
  return { done: { ...appeal, state: to, since: facts.now } }
}

/** The answers that let the application go on from the no: `ground` of the step back. */
export const groundOf = ({ state }: Appeal): 'reconsideration' | 'board' | null => {
  if (state === 'changed_by_reconsideration') return 'reconsideration'
  return state === 'changed' || state === 'remanded' ? 'board' : null
}
