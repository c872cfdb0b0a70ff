import { describe, expect, test } from 'vitest'
import type { Actor } from '../../shared/actor.ts'
import { endOfDay } from '../../shared/calendar.ts'
import {
  anApplication,
  aPayer,
  aRound,
  arbetsformedlingen,
  fatima,
  id,
  lars,
  rut,
  theFacts,
  theSite,
  tuesday,
  ulf,
} from '../samples.ts'
import { type Facts, type Step, take } from './application.ts'
import type { Application } from './records.ts'

/** Every limit at its last moment, and one moment later: neither a day too much nor a day too little. */
type Case = { what: string; but: Partial<Application>; step: Step; actor: Actor; facts: Partial<Facts> }
const today = '2027-03-02'
const yesterday = '2027-03-01'
const justBefore = new Date(tuesday.getTime() - 1)
const stop = { to: 'interrupted', reason: 'moved', nextStep: 'talk' } as const
const offer = { channels: ['sms'], remindedOn: ['sms'], callTask: 'closed', callTaskSince: null } as const
const quarantine = (value: number) => ({
  limits: { rules: theFacts().limits.rules.map((rule) => (rule.key === 'quarantine' ? { ...rule, value } : rule)) },
})
const called = {
  channels: ['sms'],
  remindedOn: ['sms'],
  callTask: 'open',
  callTaskSince: new Date('2027-03-01T08:00:00Z'),
} as const
const late = { state: 'offered', due: new Date('2027-02-28T22:59:59.999Z') } as const
const monday = { state: 'no_answer', since: new Date('2027-02-16T08:00:00Z') } as const
const open = aRound({ lastEntry: today })

const inTime: readonly Case[] = [
  {
    what: 'a seat on the last entry day',
    but: { state: 'admitted' },
    step: { to: 'offered' },
    actor: rut,
    facts: { round: open },
  },
  {
    what: 'not selected the day after it',
    but: { state: 'reserve' },
    step: { to: 'not_selected' },
    actor: theSite,
    facts: { round: aRound({ lastEntry: yesterday }) },
  },
  {
    what: 'selection is over the day after it',
    but: { state: 'admitted' },
    step: { to: 'not_selected', reason: 'rank' },
    actor: rut,
    facts: { round: aRound({ lastEntry: yesterday }) },
  },
  {
    what: 'an answer at the last moment',
    but: { state: 'offered', due: tuesday },
    step: { to: 'accepted' },
    actor: fatima,
    facts: {},
  },
  {
    what: 'no answer a moment later',
    but: { state: 'offered', due: justBefore },
    step: { to: 'no_answer' },
    actor: theSite,
    facts: { offer },
  },
  {
    what: 'no reason needed at the last moment',
    but: { due: tuesday },
    step: { to: 'with_provider' },
    actor: lars,
    facts: {},
  },
  {
    what: 'a place again on day 14',
    but: monday,
    step: { to: 'offered' },
    actor: ulf,
    facts: { now: endOfDay(today) },
  },
  {
    what: 'a late start on day 14',
    but: { state: 'not_started' },
    step: { to: 'ongoing' },
    actor: ulf,
    facts: { round: aRound({ start: '2027-02-16' }) },
  },
  { what: 'present until today', but: { state: 'ongoing' }, step: { ...stop, lastDay: today }, actor: ulf, facts: {} },
  {
    what: 'complete by today',
    but: {},
    step: { to: 'completion', items: ['grades'], lastDay: today },
    actor: lars,
    facts: {},
  },
  {
    what: 'started on the first day',
    but: { state: 'awaiting_start' },
    step: { to: 'ongoing' },
    actor: ulf,
    facts: { round: aRound({ start: today }) },
  },
  {
    what: 'begun again when the quarantine is over',
    but: { state: 'interrupted' },
    step: { to: 'ongoing', newStart: today },
    actor: ulf,
    facts: quarantine(1),
  },
  {
    what: 'decided on what exists after the last day',
    but: { state: 'completion', due: justBefore },
    step: { to: 'with_home' },
    actor: theSite,
    facts: {},
  },
  {
    what: 'a call that has waited a working day',
    but: late,
    step: { to: 'no_answer' },
    actor: theSite,
    facts: { offer: called, now: new Date('2027-03-02T23:00:00.000Z') },
  },
  {
    what: 'a lower choice',
    but: { rank: 3 },
    step: { to: 'withdrawn' },
    actor: theSite,
    facts: { accepted: { application: id(77), rank: 2 } },
  },
]

const tooLate: readonly Case[] = [
  {
    what: 'not selected on the last entry day',
    but: { state: 'reserve' },
    step: { to: 'not_selected' },
    actor: theSite,
    facts: { round: open },
  },
  {
    what: 'selection is not over on it',
    but: { state: 'admitted' },
    step: { to: 'not_selected', reason: 'rank' },
    actor: rut,
    facts: { round: open },
  },
  {
    what: 'an answer a moment too late',
    but: { state: 'offered', due: justBefore },
    step: { to: 'accepted' },
    actor: fatima,
    facts: {},
  },
  {
    what: 'no answer while there is time',
    but: { state: 'offered', due: tuesday },
    step: { to: 'no_answer' },
    actor: theSite,
    facts: { offer },
  },
  {
    what: 'a reason needed a moment later',
    but: { due: justBefore },
    step: { to: 'with_provider' },
    actor: lars,
    facts: {},
  },
  {
    what: 'a place again on day 15',
    but: monday,
    step: { to: 'offered' },
    actor: ulf,
    facts: { now: new Date(endOfDay(today).getTime() + 1) },
  },
  {
    what: 'on the reserve list again on day 15',
    but: monday,
    step: { to: 'reserve' },
    actor: ulf,
    facts: { round: aRound({ freeSeats: 0 }), now: new Date(endOfDay(today).getTime() + 1) },
  },
  {
    what: 'a late start on day 15',
    but: { state: 'not_started' },
    step: { to: 'ongoing' },
    actor: ulf,
    facts: { round: aRound({ start: '2027-02-15' }) },
  },
  {
    what: 'present until tomorrow',
    but: { state: 'ongoing' },
    step: { ...stop, lastDay: '2027-03-03' },
    actor: ulf,
    facts: {},
  },
  {
    what: 'complete by yesterday',
    but: {},
    step: { to: 'completion', items: ['grades'], lastDay: yesterday },
    actor: lars,
    facts: {},
  },
  {
    what: 'started the day before',
    but: { state: 'awaiting_start' },
    step: { to: 'ongoing' },
    actor: ulf,
    facts: { round: aRound({ start: '2027-03-03' }) },
  },
  {
    what: 'begun again a day early',
    but: { state: 'interrupted' },
    step: { to: 'ongoing', newStart: today },
    actor: ulf,
    facts: quarantine(2),
  },
  {
    what: 'the last moment of a completion is the person’s',
    but: { state: 'completion', due: tuesday },
    step: { to: 'with_home' },
    actor: theSite,
    facts: {},
  },
  {
    what: 'a call is open until the working day is over',
    but: late,
    step: { to: 'no_answer' },
    actor: theSite,
    facts: { offer: called, now: endOfDay(today) },
  },
  {
    what: 'a choice of the same rank',
    but: { rank: 2 },
    step: { to: 'withdrawn' },
    actor: theSite,
    facts: { accepted: { application: id(77), rank: 2 } },
  },
]

const outcomeOf = ({ but, step, actor, facts }: Case) => take(step, anApplication(but), actor, theFacts(facts))

describe('in time', () => {
  test.each(inTime)('$what', (one) => expect(outcomeOf(one)).toHaveProperty('done'))
})
describe('too late, or too early', () => {
  test.each(tooLate)('$what', (one) => expect(outcomeOf(one)).toHaveProperty('refused', 'notNow'))
})

test('the home’s yes lets the school begin, though AF has not answered for its part', () => {
  const af = aPayer({ share: 6_000, kind: 'af', organisation: arbetsformedlingen, funding: 'requested' })
  const payers = [aPayer({ share: 4_000 }), af]
  expect(take({ to: 'with_provider' }, anApplication({ payers }), lars, theFacts())).toHaveProperty(
    'done.state',
    'with_provider',
  )
})
