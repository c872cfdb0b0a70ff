/**
 * What must be true before a row of the transition table may be taken. Each guard is one question about plain data;
 * its answer is null, or the reason that the page turns into a sentence saying what to do.
 * The trap: a guard never looks at who asks, that is the row's `by`; only consent and recorded wishes depend on the part.
 */

import type { Actor, DecisionKind } from '../../shared/actor.ts'
import { addDays, type Day, dayOf, daysBetween } from '../../shared/calendar.ts'
import { whole } from '../../shared/money.ts'
import type { Facts } from './facts.ts'
import type { RefusalReason } from './reasons.ts'
import type { Application, Component, Payer, Step } from './records.ts'
import { amountOf, endOf } from './rules.ts'
import { leadingComponent } from './states.ts'
import type { Party } from './words.ts'

/** Everything one step is judged by. */
export type Ask = {
  application: Application
  component: Component
  step: Step
  actor: Actor
  party: Party
  facts: Facts
  now: Date
}
export type Refused = { why: RefusalReason; about?: string }
type Guard = (ask: Ask) => Refused | null

const unless = (truth: unknown, why: RefusalReason, about?: string): Refused | null =>
  truth ? null : about === undefined ? { why } : { why, about }

const delegated =
  (kind: DecisionKind): Guard =>
  (ask) =>
    unless(ask.actor.delegated.includes(kind), 'noDelegation', kind)

export const payersOf = ({ application, component }: Pick<Ask, 'application' | 'component'>): Payer[] =>
  application.payers.filter((payer) => payer.component === component.id)

const isSettled = ({ funding }: Payer) => ['not_applicable', 'statutory', 'committed'].includes(funding)
const isNo = ({ funding }: Payer) => ['refused', 'appealed', 'ended'].includes(funding)

function whyUnsettled(payer: Payer): Refused {
  if (isNo(payer)) return { why: 'payerSaidNo', about: payer.organisation }
  const why = { af: 'afHasNotAnswered', municipality: 'homeHasNotAnswered', project: 'payerHasNotAnswered' } as const
  return { why: why[payer.kind], about: payer.organisation }
}

/** The home municipality's own share decides whether the school may begin; AF alone decides where it pays alone. */
const homePays: Guard = (ask) => {
  const payers = payersOf(ask)
  const own = payers.filter(({ kind }) => kind === 'municipality')
  const waiting = (own.length > 0 ? own : payers).find((payer) => !isSettled(payer))
  if (waiting) return whyUnsettled(waiting)
  return unless(payers.length > 0, 'homeHasNotAnswered')
}

const everyPayer: Guard = (ask) => {
  const payers = payersOf(ask)
  const waiting = payers.find((payer) => !isSettled(payer))
  if (waiting) return whyUnsettled(waiting)
  return unless(payers.reduce((sum, { share }) => sum + share, 0) === whole, 'sharesNotWhole')
}

/** What the law lets the home municipality refuse: never inside the area, never for being late or against special reasons. */
const lawfulNo: Guard = (ask) => {
  if (ask.step.reason === 'lateApplication') return { why: 'lateIsNoGround' }
  const own = payersOf(ask).filter(({ kind }) => kind === 'municipality')
  if (own.some(({ specialReasons }) => specialReasons)) return { why: 'specialReasons' }
  return unless(!own.some(({ funding }) => funding === 'statutory'), 'paymentIsStatutory')
}

/** Whoever is ticked off after the agreed day began on that day. */
export const agreedStart = ({ state, agreedStart: day }: Component, now: Date): Day | undefined =>
  day && state !== 'interrupted' && day <= dayOf(now) ? day : undefined

const daysSinceStart = ({ facts, now }: Ask) => daysBetween(facts.round.start, dayOf(now))
const isStaff = ({ party }: Ask) => party !== 'applicant' && party !== 'helper' && party !== 'system'

/** One application is one seat in the round, however many components it has. */
export const takesSeat = ({ application, component }: Pick<Ask, 'application' | 'component'>): boolean =>
  leadingComponent(application.components).id === component.id

export type Offered = {
  until: Date | null
  channels: readonly string[]
  remindedOn: readonly string[]
  callTask: 'none' | 'open' | 'closed'
  callTaskSince: Date | null
}

/** An offer passes on only when its time is over, every channel has been reminded, and somebody has called or tried to. */
export function whyNotPassOn(offer: Offered, { limits, now }: Pick<Facts, 'limits' | 'now'>): Refused | null {
  const { until, channels, remindedOn, callTask, callTaskSince } = offer
  if (until === null || now <= until) return { why: 'answerTimeLeft' }
  const unreminded = channels.find((channel) => !remindedOn.includes(channel))
  if (unreminded) return { why: 'reminderMissing', about: unreminded }
  if (remindedOn.length === 0) return { why: 'reminderMissing' }
  const isTried = callTask === 'open' && callTaskSince !== null && now > endOf(limits, 'callTask', callTaskSince)
  return unless(callTask === 'closed' || isTried, 'callTaskOpen')
}

const unanswered: Guard = ({ component, facts }) =>
  facts.offer ? whyNotPassOn({ ...facts.offer, until: component.due }, facts) : { why: 'reminderMissing' }

const absenceCameFirst: Guard = ({ step, facts, now }) => {
  if (step.reason !== 'absence') return null
  const keys = ['absenceFirst', 'absenceSecond', 'absenceLast'] as const
  const missing = keys
    .map((key) => amountOf(facts.limits, key, now))
    .find((days) => !facts.absenceSignals?.includes(days))
  return missing === undefined ? null : { why: 'signalsMissing', about: String(missing) }
}

export const guards = {
  helperMayFill: ({ party, facts }) =>
    unless(party !== 'helper' || (facts.link?.is === 'helper' && facts.link.scopes.includes('fill')), 'helperMayNot'),
  helperMayAnswer: ({ party, facts }) =>
    unless(party !== 'helper' || (facts.link?.is === 'helper' && facts.link.scopes.includes('answer')), 'helperMayNot'),
  fieldsFilled: ({ facts }) => {
    const [first] = facts.draft?.missingFields ?? ['form']
    return first === undefined ? null : { why: 'fieldsMissing', about: first }
  },
  consent: ({ party, facts }) => unless(party === 'applicant' || facts.draft?.consent, 'noConsent'),
  preview: ({ facts }) => unless(facts.draft?.previewAccepted, 'previewNotAccepted'),
  notApplied: ({ facts }) => {
    const first = facts.draft?.duplicateOf
    return first ? { why: 'alreadyApplied', about: first } : null
  },
  roundOpen: ({ facts }) => unless(facts.round.intake === 'open', 'roundClosed'),
  homeKnown: ({ facts }) => unless(facts.home?.known, 'homeUnknown'),
  asked: ({ step, now }) => {
    if (!step.items?.length) return { why: 'nothingAsked' }
    return unless(step.lastDay === undefined || step.lastDay >= dayOf(now), 'lastDayPassed')
  },
  lastDayPassed: ({ component, now }) => unless(component.due && now > component.due, 'lastDayNotReached'),
  homePays,
  identityConfirmed: ({ facts }) => unless(facts.home?.identityConfirmed, 'identityNotConfirmed'),
  // Nobody can be asked why AF answered late; the site goes on as soon as it has.
  reasonWhenLate: ({ component, party, step, now }) =>
    unless(party === 'system' || component.due === null || now <= component.due || step.reason, 'missingReason'),
  reason: ({ step }) => unless(step.reason, 'missingReason'),
  lawfulNo,
  suggestion: ({ step }) => unless(step.suggests, 'suggestionMissing'),
  costDelegation: delegated('cost'),
  admissionDelegation: delegated('admission'),
  seatDelegation: delegated('seat'),
  changedDecision: ({ step }) => unless(step.ground && step.reason, 'noChangedDecision'),
  eligible: ({ facts }) => {
    if (facts.eligibility === 'not_eligible') return { why: 'notEligible' }
    return unless(facts.eligibility && facts.eligibility !== 'unknown', 'eligibilityUnknown')
  },
  freeSeat: (ask) => unless(ask.facts.round.freeSeats > 0 || !takesSeat(ask), 'roundFull'),
  full: ({ facts }) => unless(facts.round.freeSeats <= 0, 'seatsLeft'),
  notSfi: ({ component }) => unless(component.kind !== 'sfi', 'sfiIsARight'),
  everyPayer,
  mayStillEnter: ({ facts, now }) => unless(dayOf(now) <= facts.round.lastEntry, 'entryDatePassed'),
  mayNotEnter: ({ facts, now }) => unless(dayOf(now) > facts.round.lastEntry, 'entryDateNotPassed'),
  selectionDone: ({ facts, now }) =>
    unless(facts.round.selection === 'closed' || dayOf(now) > facts.round.lastEntry, 'selectionOpen'),
  firstInRank: ({ facts }) => unless(facts.firstInRank, 'notFirstInRank'),
  offerMode: ({ party, facts }) => {
    if (party === 'system') return unless(facts.round.offerMode === 'automatic', 'offerNeedsConfirming')
    return unless(facts.round.offerMode === 'confirm', 'offerIsAutomatic')
  },
  answerTime: ({ component, now }) => unless(component.due === null || now <= component.due, 'answerTimePassed'),
  unanswered,
  recorded: (ask) => unless(!isStaff(ask) || ask.step.recorded, 'wishNotRecorded'),
  otherAccepted: ({ application, facts }) =>
    unless(
      facts.accepted && facts.accepted.application !== application.id && facts.accepted.rank < application.rank,
      'noOtherAccepted',
    ),
  stillRevivable: ({ component, facts, now }) =>
    unless(now <= endOf(facts.limits, 'revive', component.since), 'tooLate'),
  started: (ask) => unless(daysSinceStart(ask) >= 0, 'startDateNotReached'),
  lateStart: (ask) => unless(daysSinceStart(ask) <= amountOf(ask.facts.limits, 'lateStart', ask.now), 'tooLate'),
  lastDayPresent: ({ step, now }) => unless(step.lastDay && step.lastDay <= dayOf(now), 'lastDayMissing'),
  absenceCameFirst,
  nextStep: ({ step }) => unless(step.nextStep, 'nextStepMissing'),
  quarantine: ({ component, facts, now }) => {
    const free = addDays(dayOf(component.since), amountOf(facts.limits, 'quarantine', now))
    return unless(dayOf(now) >= free, 'quarantine', free)
  },
  newStart: ({ step }) => unless(step.newStart, 'newStartMissing'),
  result: ({ step, component }) => unless(step.results?.[component.id], 'resultMissing'),
  target: ({ step }) => unless(step.target, 'targetMissing'),
  splitDay: ({ step }) => unless(step.splitDay, 'splitDayMissing'),
  targetAccepts: ({ facts }) => unless(facts.targetAccepts, 'targetHasNotAccepted'),
  applicantAgreed: ({ party, step }) => unless(party === 'homeCaseworker' || step.agreed, 'applicantHasNotAgreed'),
  everyNextStep: ({ facts }) => {
    const [first] = facts.round.withoutNextStep
    return first === undefined ? null : { why: 'nextStepMissing', about: first }
  },
} as const satisfies Record<string, Guard>
export type GuardName = keyof typeof guards
