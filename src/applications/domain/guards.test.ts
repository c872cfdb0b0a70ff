import { describe, expect, test } from 'vitest'
import type { Actor } from '../../shared/actor.ts'
import {
  aComponent,
  anApplication,
  anders,
  anEvent,
  aPayer,
  aRound,
  arbetsformedlingen,
  cecilia,
  fatima,
  id,
  lars,
  mona,
  passerBy,
  rut,
  theFacts,
  theSite,
  ulf,
} from '../samples.ts'
import { begin, type Facts, type RefusalReason, type Step, take } from './application.ts'
import type { Application } from './records.ts'

type Case = readonly [why: RefusalReason, Partial<Application>, Step, Actor, Partial<Facts>?]
const draft = { consent: true, missingFields: [], previewAccepted: true, duplicateOf: null }
const past = new Date('2027-03-01T22:59:59.999Z')
const future = new Date('2027-03-09T22:59:59.999Z')
const offer = { channels: ['sms', 'mail'], remindedOn: ['sms', 'mail'], callTask: 'open', callTaskSince: past } as const
const helping = { link: { is: 'helper', scopes: ['view'] } } as const
const began = { round: aRound({ start: '2027-03-01' }) }
const gone = { round: aRound({ lastEntry: '2027-03-01' }) }
const full = { round: aRound({ freeSeats: 0, selection: 'closed' }) } as const
const stop = { to: 'interrupted', reason: 'moved', lastDay: '2027-03-01', nextStep: 'talk' } as const

const cases: readonly Case[] = [
  ['helperMayNot', { state: 'draft' }, { to: 'submitted' }, passerBy, helping],
  ['fieldsMissing', { state: 'draft' }, { to: 'submitted' }, fatima, { draft: { ...draft, missingFields: ['phone'] } }],
  [
    'noConsent',
    { state: 'draft', startedBy: lars.account },
    { to: 'submitted' },
    lars,
    { draft: { ...draft, consent: false } },
  ],
  [
    'previewNotAccepted',
    { state: 'draft' },
    { to: 'submitted' },
    fatima,
    { draft: { ...draft, previewAccepted: false } },
  ],
  ['alreadyApplied', { state: 'draft' }, { to: 'submitted' }, fatima, { draft: { ...draft, duplicateOf: '8K3F7Q2M' } }],
  ['roundClosed', { state: 'draft' }, { to: 'submitted' }, fatima, { round: aRound({ intake: 'closed' }) }],
  [
    'homeUnknown',
    { state: 'submitted' },
    { to: 'with_home' },
    theSite,
    { home: { known: false, identityConfirmed: false } },
  ],
  ['nothingAsked', {}, { to: 'completion', items: [] }, lars],
  ['lastDayPassed', {}, { to: 'completion', items: ['grades'], lastDay: '2027-03-01' }, lars],
  ['lastDayNotReached', { state: 'completion', due: future }, { to: 'with_home' }, theSite],
  ['homeHasNotAnswered', { payers: [aPayer({ funding: 'requested' })] }, { to: 'with_provider' }, lars],
  ['homeHasNotAnswered', { payers: [] }, { to: 'with_provider' }, lars],
  ['payerSaidNo', { payers: [aPayer({ funding: 'refused' })] }, { to: 'with_provider' }, lars],
  ['missingReason', { due: past }, { to: 'with_provider' }, lars],
  ['noDelegation', {}, { to: 'not_granted', reason: 'other' }, { ...mona, delegated: [] }],
  ['missingReason', {}, { to: 'not_granted' }, mona],
  ['lateIsNoGround', {}, { to: 'not_granted', reason: 'lateApplication' }, mona],
  ['paymentIsStatutory', { payers: [aPayer({ funding: 'statutory' })] }, { to: 'not_granted', reason: 'other' }, mona],
  [
    'specialReasons',
    { payers: [aPayer({ funding: 'requested', specialReasons: true })] },
    { to: 'not_granted', reason: 'other' },
    mona,
  ],
  ['noChangedDecision', { state: 'not_granted' }, { to: 'with_home', reason: 'new facts' }, mona],
  ['missingReason', { state: 'assessment' }, { to: 'with_home', suggests: 'another level' }, ulf],
  ['suggestionMissing', { state: 'assessment' }, { to: 'with_home', reason: 'wrongLevel' }, ulf],
  ['noDelegation', { state: 'assessment' }, { to: 'admitted' }, { ...rut, delegated: ['seat'] }],
  ['eligibilityUnknown', { state: 'assessment' }, { to: 'admitted' }, rut, { eligibility: 'unknown' }],
  ['notEligible', { state: 'assessment' }, { to: 'admitted' }, rut, { eligibility: 'not_eligible' }],
  ['missingReason', { state: 'assessment' }, { to: 'not_admitted' }, rut],
  ['noDelegation', { state: 'admitted' }, { to: 'offered' }, { ...rut, delegated: ['admission'] }],
  ['roundFull', { state: 'admitted' }, { to: 'offered' }, rut, { round: aRound({ freeSeats: 0 }) }],
  ['entryDatePassed', { state: 'admitted' }, { to: 'offered' }, rut, gone],
  ['sharesNotWhole', { state: 'admitted', payers: [aPayer({ share: 9_999 })] }, { to: 'offered' }, rut],
  ['seatsLeft', { state: 'admitted' }, { to: 'reserve' }, rut],
  ['selectionOpen', { state: 'admitted' }, { to: 'not_selected', reason: 'rank' }, rut],
  [
    'offerNeedsConfirming',
    { state: 'reserve' },
    { to: 'offered' },
    theSite,
    { round: aRound({ offerMode: 'confirm' }) },
  ],
  ['offerIsAutomatic', { state: 'reserve' }, { to: 'offered' }, ulf],
  ['notFirstInRank', { state: 'reserve' }, { to: 'offered' }, theSite, { firstInRank: false }],
  ['entryDateNotPassed', { state: 'reserve' }, { to: 'not_selected' }, theSite],
  ['helperMayNot', { state: 'offered', due: future }, { to: 'accepted' }, passerBy, helping],
  ['answerTimePassed', { state: 'offered', due: past }, { to: 'accepted' }, fatima],
  ['wishNotRecorded', { state: 'offered', due: future }, { to: 'declined' }, lars],
  ['answerTimeLeft', { state: 'offered', due: future }, { to: 'no_answer' }, theSite, { offer }],
  [
    'reminderMissing',
    { state: 'offered', due: past },
    { to: 'no_answer' },
    theSite,
    { offer: { ...offer, remindedOn: ['sms'] } },
  ],
  [
    'reminderMissing',
    { state: 'offered', due: past },
    { to: 'no_answer' },
    theSite,
    { offer: { ...offer, channels: [], remindedOn: [] } },
  ],
  ['callTaskOpen', { state: 'offered', due: past }, { to: 'no_answer' }, theSite, { offer }],
  ['tooLate', { state: 'no_answer', since: new Date('2027-02-01T09:00:00Z') }, { to: 'offered' }, ulf],
  ['startDateNotReached', { state: 'awaiting_start' }, { to: 'ongoing' }, ulf],
  ['tooLate', { state: 'not_started' }, { to: 'ongoing' }, ulf, { round: aRound({ start: '2027-02-15' }) }],
  ['missingReason', { state: 'ongoing' }, { ...stop, reason: '' }, ulf],
  ['lastDayMissing', { state: 'ongoing' }, { ...stop, lastDay: '2027-03-03' }, ulf],
  ['signalsMissing', { state: 'ongoing' }, { ...stop, reason: 'absence' }, ulf, { absenceSignals: [3, 10] }],
  ['nextStepMissing', { state: 'ongoing' }, { ...stop, nextStep: '' }, ulf],
  ['newStartMissing', { state: 'interrupted' }, { to: 'ongoing' }, ulf],
  ['resultMissing', { state: 'ongoing' }, { to: 'completed' }, ulf],
  ['targetMissing', { state: 'ongoing' }, { to: 'transferred' }, lars],
  ['splitDayMissing', { state: 'ongoing' }, { to: 'transferred', target: '1281' }, lars],
  ['noOtherAccepted', { rank: 2 }, { to: 'withdrawn' }, theSite, { accepted: { application: 'x', rank: 3 } }],
  ['wishNotRecorded', {}, { to: 'withdrawn' }, lars],
  ['targetHasNotAccepted', {}, { to: 'moved', target: '1281' }, lars],
  ['applicantHasNotAgreed', {}, { to: 'moved', target: 'round' }, ulf, { targetAccepts: true }],
  ['nextStepMissing', {}, { to: 'cancelled' }, ulf, { round: aRound({ withoutNextStep: ['8K3F7Q2M'] }) }],
  ['missingReason', { events: [anEvent()] }, { to: 'registered_in_error' }, cecilia],
  ['helperMayNot', { state: 'completion' }, { to: 'with_home' }, passerBy, helping],
  ['helperMayNot', { state: 'offered', due: future }, { to: 'declined' }, passerBy, helping],
  [
    'noDelegation',
    { state: 'not_granted' },
    { to: 'with_home', reason: 'x', ground: 'board' },
    { ...mona, delegated: [] },
  ],
  ['missingReason', { state: 'with_provider' }, { to: 'with_home', suggests: 'another level' }, ulf],
  ['suggestionMissing', { state: 'with_provider' }, { to: 'with_home', reason: 'wrongLevel' }, ulf],
  [
    'noDelegation',
    { state: 'not_admitted' },
    { to: 'assessment', reason: 'x', ground: 'board' },
    { ...rut, delegated: ['seat'] },
  ],
  ['noChangedDecision', { state: 'not_admitted' }, { to: 'assessment', reason: 'x' }, rut],
  ['noDelegation', { state: 'admitted' }, { to: 'reserve' }, { ...rut, delegated: ['admission'] }, full],
  [
    'noDelegation',
    { state: 'admitted' },
    { to: 'not_selected', reason: 'rank' },
    { ...rut, delegated: ['admission'] },
    full,
  ],
  ['missingReason', { state: 'admitted' }, { to: 'not_selected' }, rut, full],
  ['homeHasNotAnswered', { state: 'reserve', payers: [aPayer({ funding: 'requested' })] }, { to: 'offered' }, theSite],
  ['payerSaidNo', { state: 'no_answer', payers: [aPayer({ funding: 'ended' })] }, { to: 'offered' }, ulf],
  ['seatsLeft', { state: 'no_answer' }, { to: 'reserve' }, ulf],
  [
    'roundFull',
    { state: 'not_started' },
    { to: 'ongoing' },
    ulf,
    { round: aRound({ start: '2027-03-01', freeSeats: 0 }) },
  ],
  ['targetMissing', {}, { to: 'moved' }, lars, { targetAccepts: true }],
  ['roundClosed', { state: 'declined' }, { to: 'draft' }, fatima, { round: aRound({ intake: 'paused' }) }],
]

describe('what stands in the way', () => {
  const named = cases.map(([why, but, step, actor, facts = {}]) => ({ why, but, step, actor, facts }))
  test.each(named)('$why', ({ why, but, step, actor, facts }) => {
    expect(take(step, anApplication(but), actor, theFacts(facts))).toMatchObject({ refused: 'notNow', why })
  })
})

test('started: the first day of the course is a day to start on', () => {
  expect(take({ to: 'ongoing' }, anApplication({ state: 'awaiting_start' }), ulf, theFacts(began))).toHaveProperty(
    'done',
  )
})

describe('quarantine after a broken-off course', () => {
  const limits = (value: number) => ({
    rules: theFacts().limits.rules.map((rule) => (rule.key === 'quarantine' ? { ...rule, value } : rule)),
  })
  const again = { to: 'ongoing', newStart: '2027-03-08' } as const
  test('is none by default', () => {
    expect(take(again, anApplication({ state: 'interrupted' }), ulf, theFacts())).toHaveProperty(
      'done.proposal.party',
      'provider',
    )
  })
  test('names the first day when there is one', () => {
    const outcome = take(again, anApplication({ state: 'interrupted' }), ulf, theFacts({ limits: limits(30) }))
    expect(outcome).toEqual({ refused: 'notNow', why: 'quarantine', about: '2027-03-31' })
  })
})

// Acceptance example 5.
test('AF pays 60 % and has not answered: no offer, the payer is named and chased', () => {
  const payers = [
    aPayer({ share: 4_000 }),
    aPayer({ share: 6_000, kind: 'af', organisation: arbetsformedlingen, funding: 'requested' }),
  ]
  const outcome = take({ to: 'offered' }, anApplication({ state: 'admitted', payers }), rut, theFacts())
  expect(outcome).toMatchObject({ refused: 'notNow', why: 'afHasNotAnswered', about: arbetsformedlingen })
  expect(outcome).toHaveProperty('effects', [
    expect.objectContaining({ kind: 'task', what: 'chasePayer', of: 'payer', about: arbetsformedlingen }),
  ])
  const answered = payers.map((payer) => ({ ...payer, funding: 'committed' as const }))
  expect(
    take({ to: 'offered' }, anApplication({ state: 'admitted', payers: answered }), rut, theFacts()),
  ).toHaveProperty('done.state', 'offered')
})

test('AF answered late: the site needs no reason to go on', () => {
  expect(take({ to: 'with_provider' }, anApplication({ due: past }), theSite, theFacts())).toHaveProperty(
    'done.state',
    'with_provider',
  )
})

test('where only AF pays, its decision lets the school begin', () => {
  const alone = (funding: 'requested' | 'committed') => [
    aPayer({ kind: 'af', organisation: arbetsformedlingen, funding }),
  ]
  const outcome = (funding: 'requested' | 'committed') =>
    take({ to: 'with_provider' }, anApplication({ payers: alone(funding) }), theSite, theFacts())
  expect(outcome('requested')).toMatchObject({ why: 'afHasNotAnswered' })
  expect(outcome('committed')).toHaveProperty('done.state', 'with_provider')
})

// Acceptance example 10; the database refuses again.
test.each(['reserve', 'not_selected'] as const)('SFI is a right: never %s', (to) => {
  const components = [aComponent({ kind: 'sfi', state: 'admitted' })]
  const facts = theFacts({ round: aRound({ freeSeats: 0, selection: 'closed', lastEntry: '2027-03-01' }) })
  const outcome = take({ to, reason: 'rank' }, anApplication({ state: 'admitted', components }), rut, facts)
  expect(outcome).toEqual({ refused: 'notNow', why: 'sfiIsARight' })
  const late = anApplication({ state: 'no_answer', components: [aComponent({ kind: 'sfi', state: 'no_answer' })] })
  expect(take({ to: 'reserve' }, late, ulf, facts)).toEqual({ refused: 'notNow', why: 'sfiIsARight' })
})

test('SFI that stands on a list all the same, by some old record, is not turned away from there', () => {
  const wrong = anApplication({ state: 'reserve', components: [aComponent({ kind: 'sfi', state: 'reserve' })] })
  const over = theFacts({ round: aRound({ lastEntry: '2027-03-01' }) })
  expect(take({ to: 'not_selected' }, wrong, theSite, over)).toEqual({ refused: 'notNow', why: 'sfiIsARight' })
})

test('only the leading component takes a seat in the round', () => {
  const components = [aComponent({ state: 'admitted' }), aComponent({ id: id(202), kind: 'sfi', state: 'admitted' })]
  const payers = [aPayer(), aPayer({ component: id(202) })]
  const application = anApplication({ state: 'admitted', components, payers })
  const full = theFacts({ round: aRound({ freeSeats: 0 }) })
  const sfi = take({ to: 'offered', component: id(202) }, application, rut, full)
  expect(sfi).toHaveProperty('done.components', [expect.objectContaining({ component: id(202), to: 'offered' })])
  expect(sfi).not.toHaveProperty('done.effects', expect.arrayContaining([{ kind: 'takeSeat' }]))
})

test('a payer who pays nothing here has no part in the interruption', () => {
  const outcome = take(stop, anApplication({ state: 'ongoing' }), anders, theFacts())
  expect(outcome).toEqual({ refused: 'notYours' })
})

test('a helper whose link only shows the draft begins none', () => {
  expect(begin(anApplication({ state: 'draft' }), passerBy, theFacts(helping))).toEqual({
    refused: 'notNow',
    why: 'helperMayNot',
  })
})
