/**
 * A pause (paus) is a flag on an open application: the holder's clock stands still until a day, and the person sees why.
 * The trap: it moves the time limit by whole days at once, so that nothing needs to be reckoned when it ends by itself.
 */
import type { Actor } from '../../shared/actor.ts'
import { type Day, dayOf, daysBetween } from '../../shared/calendar.ts'
import type { Refusal } from './application.ts'
import { isPaused, shifted } from './clocks.ts'
import type { Facts } from './facts.ts'
import { partiesOf } from './parties.ts'
import type { Application } from './records.ts'
import { isOpen } from './states.ts'
import type { Party } from './words.ts'

export type Paused = {
  pausedUntil: Day | null
  pauseReason: string | null
  due: Date | null
  components: readonly { component: string; due: Date | null }[]
}

/** The home, the school and the person may ask for it; helpers and payers do not. */
const mayPause: readonly Party[] = ['applicant', 'homeCaseworker', 'provider', 'coordinator']

export function pause(
  wish: { until: Day; reason: string },
  application: Application,
  actor: Actor,
  facts: Facts,
): { done: Paused } | Refusal {
  const refused = notTheirs(application, actor, facts)
  if (refused) return refused
  if (!isOpen(application.state)) return { refused: 'notNow', why: 'movedOn' }
  if (wish.until <= dayOf(facts.now)) return { refused: 'notNow', why: 'pauseDayPassed' }
  if (!wish.reason) return { refused: 'notNow', why: 'missingReason' }
  // A longer pause goes on from the day that the one that is running would have ended.
  const from = isPaused(application, facts.now) ? application.pausedUntil : null
  const days = daysBetween(from ?? dayOf(facts.now), wish.until)
  return { done: { ...clocks(application, days), pausedUntil: wish.until, pauseReason: wish.reason } }
}

/** Ends it before its day; the days that were not used are taken back. */
export function resume(application: Application, actor: Actor, facts: Facts): { done: Paused } | Refusal {
  const refused = notTheirs(application, actor, facts)
  if (refused) return refused
  const { pausedUntil } = application
  if (!pausedUntil || !isPaused(application, facts.now)) return { refused: 'notNow', why: 'notPaused' }
  const days = daysBetween(pausedUntil, dayOf(facts.now))
  return { done: { ...clocks(application, days), pausedUntil: null, pauseReason: null } }
}

function notTheirs(application: Application, actor: Actor, { link }: Facts): Refusal | null {
  return partiesOf(actor, application, link).some((part) => mayPause.includes(part)) ? null : { refused: 'notYours' }
}

const clocks = ({ due, components }: Application, days: number) => ({
  due: shifted(due, days),
  components: components.map((component) => ({ component: component.id, due: shifted(component.due, days) })),
})
