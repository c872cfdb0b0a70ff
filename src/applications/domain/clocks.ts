/**
 * Time limits of an application (frister): when the one who holds it must have acted, what a pause does, who is told
 * when time runs out, and on whose work list it stands.
 * The trap: exactly one holder, always; an application that nobody holds would leave every list.
 */
import { addDays, addWorkingDays, dayOf, endOfDay } from '../../shared/calendar.ts'
import type { Facts } from './facts.ts'
import type { Ask } from './guards.ts'
import type { Application, ApplicationRow } from './records.ts'
import { amountOf, endOf, type Limits, type RuleKey, ruleOf } from './rules.ts'
import { type Holder, isUnderWay, leadingComponent, type State } from './states.ts'
import type { Deadline } from './transitions.ts'

/** When the state that a row leads to must be left again; null when nothing but the course itself ends it. */
export function dueAfter(
  deadline: Deadline | undefined,
  { step, facts, now }: Pick<Ask, 'step' | 'facts' | 'now'>,
): Date | null {
  if (deadline === undefined) return null
  if (deadline === 'lastDay') return step.lastDay ? endOfDay(step.lastDay) : endOf(facts.limits, 'completion', now)
  if (deadline === 'lastEntry') return endOfDay(facts.round.lastEntry)
  if (deadline === 'answerDays') return answerBy(facts, now)
  if (deadline === 'startTicks' || deadline === 'lateStart') return afterStart(facts, deadline)
  return endOf(facts.limits, deadline, now)
}

export function answerBy({ round, limits }: Facts, now: Date): Date {
  return round.answerDays === null ? endOf(limits, 'answer', now) : endOfDay(addDays(dayOf(now), round.answerDays))
}

/** Days that are counted from the start of the course. */
export function afterStart({ round, limits, now }: Facts, key: RuleKey): Date {
  return endOfDay(addDays(round.start, amountOf(limits, key, now)))
}

/** The limit a state's clock runs by, longest first where there are two. */
const limitIn: Partial<Record<State, RuleKey>> = {
  draft: 'draftDeleted',
  submitted: 'routeHome',
  with_home: 'homeAnswer',
  completion: 'completion',
  with_provider: 'providerStart',
  assessment: 'assess',
  offered: 'answer',
  no_answer: 'revive',
}

type Clock = Pick<ApplicationRow, 'state' | 'since' | 'due' | 'pausedUntil'>

/** A pause moves `due` on, so the clock is reckoned backwards from it: paused days are in neither part. */
function begunAt({ state, since, due }: Clock, limits: Limits): Date {
  const key = limitIn[state]
  if (!key || !due) return since
  const { value, unit } = ruleOf(limits.rules, key, dayOf(since), limits.organisation)
  const back = unit === 'wd' ? addWorkingDays(due, -value) : endOfDay(addDays(dayOf(due), -value))
  return back > since ? back : since
}

/** When the holder's own list, the manager and the coordinator get to see it as late: 80, 100 and 150 % of the time. */
export function overdueDates(clock: Clock, limits: Limits): { holder: Date; manager: Date; coordinator: Date } | null {
  const { due } = clock
  if (!due) return null
  const begun = begunAt(clock, limits)
  const at = (key: RuleKey) =>
    new Date(begun.getTime() + ((due.getTime() - begun.getTime()) * amountOf(limits, key, clock.since)) / 100)
  return { holder: at('callsHolder'), manager: at('callsManager'), coordinator: at('callsCoordinator') }
}

export type Overdue = 'none' | 'holder' | 'manager' | 'coordinator'

export function overdueOf(clock: Clock, limits: Limits, now: Date): Overdue {
  const dates = overdueDates(clock, limits)
  if (!dates || isPaused(clock, now)) return 'none'
  if (now > dates.coordinator) return 'coordinator'
  if (now > dates.manager) return 'manager'
  return now > dates.holder ? 'holder' : 'none'
}

export const isPaused = ({ pausedUntil }: Pick<Clock, 'pausedUntil'>, now: Date): boolean =>
  pausedUntil !== null && dayOf(now) <= pausedUntil

/** The same limit, moved by as many days as the clock stands still. */
export const shifted = (due: Date | null, days: number): Date | null => due && endOfDay(addDays(dayOf(due), days))

export type Worklist = { holder: Holder; list: 'person' | 'unit' | 'provider' | 'payer' | 'coordinator'; of: string }

/**
 * The one list on which it stands. What the site itself holds stands with the coordinator of the municipality, so
 * that a step the machine did not take is seen by somebody. What has ended stands on none.
 */
export function worklistOf(application: Application): Worklist | null {
  if (!isUnderWay(application.state)) return null
  const { holder, person, id, unit, provider, municipality } = application
  if (holder === 'applicant') return { holder, list: 'person', of: person ?? id }
  if (holder === 'home') return { holder, list: 'unit', of: unit }
  if (holder === 'provider') return { holder, list: 'provider', of: provider }
  const payer = holder === 'payer' && payerAsked(application)
  if (payer) return { holder, list: 'payer', of: payer }
  return { holder, list: 'coordinator', of: municipality }
}

/** Arbetsförmedlingen before others, the undecided before those that have answered. */
function payerAsked({ payers, components }: Application): string | undefined {
  const { id } = leadingComponent(components)
  const asked = payers.filter(({ component, kind }) => component === id && kind !== 'municipality')
  return (asked.find(({ decidedAt }) => decidedAt === null) ?? asked[0])?.organisation
}
