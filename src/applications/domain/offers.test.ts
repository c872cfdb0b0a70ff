import { describe, expect, test } from 'vitest'
import { endOfDay } from '../../shared/calendar.ts'
import { anApplication, aPayer, aRound, theFacts, theSite, ulf } from '../samples.ts'
import { take } from './application.ts'
import { afterAcceptance, answerUntil, dutiesOf, mayPassOn, nextInLine, type Offer, onFreedSeat } from './offers.ts'
import { defaultRuleSet, type RankedList } from './ranking.ts'

const { limits } = theFacts()
const friday = new Date('2027-03-05T14:00:00Z')
const at = (now: string) => ({ limits, now: new Date(now) })
const anOffer = (but: Partial<Offer> = {}): Offer => ({
  application: 'a',
  until: endOfDay('2027-03-09'),
  from: 'reserve',
  channels: ['sms'],
  remindedOn: [],
  callTask: 'open',
  callTaskSince: friday,
  ...but,
})

test('an offer stands for seven days, from the reserve list for two working days', () => {
  const facts = theFacts({ now: friday })
  expect([answerUntil('admitted', facts), answerUntil('reserve', facts)]).toEqual([
    endOfDay('2027-03-12'),
    endOfDay('2027-03-09'),
  ])
})

// Acceptance example 13.
describe('offered on Friday 15.00 to somebody with one channel', () => {
  test.each([
    ['on Monday it waits', anOffer(), '2027-03-08T09:00:00Z', [{ do: 'wait', until: endOfDay('2027-03-08') }]],
    ['on the last day one reminder goes out', anOffer(), '2027-03-09T07:00:00Z', [{ do: 'remind', channel: 'sms' }]],
    [
      'reminded, it waits the day out',
      anOffer({ remindedOn: ['sms'] }),
      '2027-03-09T12:00:00Z',
      [{ do: 'wait', until: endOfDay('2027-03-09') }],
    ],
    [
      'reminded and called, it passes on',
      anOffer({ remindedOn: ['sms'], callTask: 'closed' }),
      '2027-03-10T07:00:00Z',
      [{ do: 'passOn' }],
    ],
    [
      'the call open for a working day is enough',
      anOffer({ remindedOn: ['sms'] }),
      '2027-03-10T07:00:00Z',
      [{ do: 'passOn' }],
    ],
    [
      'a call begun just now is not',
      anOffer({ remindedOn: ['sms'], callTaskSince: new Date('2027-03-09T15:00:00Z') }),
      '2027-03-10T07:00:00Z',
      [{ do: 'wait', until: endOfDay('2027-03-10') }],
    ],
    [
      'never without a reminder, however late',
      anOffer({ callTask: 'closed' }),
      '2027-04-01T07:00:00Z',
      [{ do: 'remind', channel: 'sms' }],
    ],
    [
      'never without a call',
      anOffer({ remindedOn: ['sms'], callTask: 'none', callTaskSince: null }),
      '2027-03-10T07:00:00Z',
      [{ do: 'call', due: endOfDay('2027-03-11') }],
    ],
  ] as const)('%s', (_, offer, now, duties) => expect(dutiesOf(offer, at(now))).toEqual(duties))
  test('the machine takes the same step, and the next one is reached until day 14', () => {
    const application = anApplication({ state: 'offered', due: endOfDay('2027-03-09') })
    const { application: _, until: __, from: ___, ...offer } = anOffer({ remindedOn: ['sms'], callTask: 'closed' })
    const now = new Date('2027-03-10T07:00:00Z')
    const outcome = take({ to: 'no_answer' }, application, theSite, theFacts({ now, offer }))
    expect(outcome).toMatchObject({ done: { state: 'no_answer', due: endOfDay('2027-03-24') } })
    const lapsed = anApplication({ state: 'no_answer', since: now })
    const revive = (day: string) => take({ to: 'offered' }, lapsed, ulf, theFacts({ now: new Date(day) }))
    expect(revive('2027-03-24T22:00:00Z')).toHaveProperty('done.state', 'offered')
    expect(revive('2027-03-24T23:30:00Z')).toMatchObject({ why: 'tooLate' })
  })
})

test('every channel is reminded; somebody without any gets a letter', () => {
  const duties = (channels: string[]) => dutiesOf(anOffer({ channels }), at('2027-03-09T07:00:00Z'))
  expect(duties(['sms', 'mail'])).toEqual([
    { do: 'remind', channel: 'sms' },
    { do: 'remind', channel: 'mail' },
  ])
  expect(duties([])).toEqual([{ do: 'remind', channel: 'letter' }])
  expect(
    mayPassOn(
      anOffer({ channels: ['sms', 'mail'], remindedOn: ['sms'], callTask: 'closed' }),
      at('2027-03-12T07:00:00Z'),
    ),
  ).toBe(false)
})

test('a call is made at once from the reserve list, else when the last day comes', () => {
  const none = { callTask: 'none', callTaskSince: null } as const
  expect(dutiesOf(anOffer(none), at('2027-03-05T15:00:00Z'))).toEqual([{ do: 'call', due: endOfDay('2027-03-08') }])
  const first = anOffer({ ...none, from: 'admitted', until: endOfDay('2027-03-12') })
  expect(dutiesOf(first, at('2027-03-08T07:00:00Z'))).toMatchObject([{ do: 'wait' }])
  expect(dutiesOf(first, at('2027-03-12T07:00:00Z'))).toMatchObject([{ do: 'remind' }, { do: 'call' }])
})

describe('a freed seat', () => {
  const candidates = ['a', 'b', 'c'].map((application) => ({ application, queueDate: friday, merits: {} }))
  const list: RankedList = { version: 1, rules: defaultRuleSet, candidates }
  test('goes to the first whose payers have all said yes', () => {
    const payers = (application: string) => [aPayer({ funding: application === 'a' ? 'requested' : 'statutory' })]
    expect(nextInLine(list, payers)).toBe('b')
    expect(nextInLine(list, () => [])).toBeNull()
  })
  test('is offered at once, or laid before an officer for four working hours', () => {
    expect(onFreedSeat('b', theFacts())).toEqual({ offer: 'b', effects: [] })
    const confirm = theFacts({ round: aRound({ offerMode: 'confirm' }), now: friday })
    expect(onFreedSeat('b', confirm)).toEqual({
      offer: null,
      effects: [
        { kind: 'task', what: 'confirmOffer', of: 'provider', due: new Date('2027-03-08T09:30:00Z'), about: 'b' },
      ],
    })
    expect(onFreedSeat(null, theFacts())).toEqual({ offer: null, effects: [] })
  })
})

// Acceptance example 14.
describe('choice 2 is accepted', () => {
  const choice = (rank: number, state: 'reserve' | 'offered' | 'with_home') => ({ id: `choice ${rank}`, rank, state })
  const accepted = choice(2, 'offered')
  test('with "stay", choice 1 stays on reserve and choice 3 is withdrawn', () => {
    expect(afterAcceptance(accepted, [choice(1, 'reserve'), accepted, choice(3, 'with_home')], true)).toEqual({
      lower: ['choice 3'],
      higher: [],
      kept: ['choice 1'],
    })
  })
  test('without it, choice 1 is given up as well', () => {
    expect(afterAcceptance(accepted, [choice(1, 'reserve'), choice(3, 'with_home')], false)).toEqual({
      lower: ['choice 3'],
      higher: ['choice 1'],
      kept: [],
    })
  })
  test('only a place on a reserve list is kept', () => {
    expect(afterAcceptance(accepted, [choice(1, 'with_home')], true)).toEqual({
      lower: [],
      higher: ['choice 1'],
      kept: [],
    })
  })
})
