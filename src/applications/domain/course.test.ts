import { describe, expect, test } from 'vitest'
import { endOfDay, startOfDay } from '../../shared/calendar.ts'
import {
  anApplication,
  aRound,
  done,
  effectsIn,
  fatima,
  id,
  kindsOf,
  rut,
  theFacts,
  theSite,
  tuesday,
  ulf,
} from '../samples.ts'
import { take } from './application.ts'

describe('answers', () => {
  const due = new Date('2027-03-09T22:59:59.999Z')
  test('an offer takes the seat and stands for seven days, or as long as the round says', () => {
    const change = done({ to: 'offered' }, anApplication({ state: 'admitted' }), rut)
    expect([change.due, kindsOf(change)[0]]).toEqual([endOfDay('2027-03-09'), 'takeSeat'])
    const short = theFacts({ round: aRound({ answerDays: 3 }) })
    expect(done({ to: 'offered' }, anApplication({ state: 'admitted' }), rut, short).due).toEqual(
      endOfDay('2027-03-05'),
    )
    expect(done({ to: 'offered' }, anApplication({ state: 'reserve' }), theSite).due).toEqual(endOfDay('2027-03-04'))
  })
  test('a full round opens ordinary SFI meanwhile: a month in establishment, else three', () => {
    const full = (establishment: boolean) =>
      theFacts({ round: aRound({ freeSeats: 0 }), sfi: { right: true, establishment } })
    const task = (establishment: boolean) =>
      effectsIn(done({ to: 'reserve' }, anApplication({ state: 'admitted' }), rut, full(establishment)), 'task')
    expect(task(true)).toEqual([{ kind: 'task', what: 'startOrdinarySfi', of: 'home', due: endOfDay('2027-04-02') }])
    expect(task(false)).toMatchObject([{ due: endOfDay('2027-06-02') }])
  })
  test('an acceptance withdraws the lower choices and keeps higher ones when the round lets it', () => {
    const accepted = (stay: boolean, stayOnHigher: boolean) =>
      effectsIn(
        done(
          { to: 'accepted', stay },
          anApplication({ state: 'offered', due }),
          fatima,
          theFacts({ round: aRound({ stayOnHigher }) }),
        ),
        'withdrawLower',
      )
    expect(accepted(true, true)).toEqual([{ kind: 'withdrawLower', keepHigher: true }])
    expect(accepted(true, false)).toEqual([{ kind: 'withdrawLower', keepHigher: false }])
    expect(accepted(false, true)).toEqual([{ kind: 'withdrawLower', keepHigher: false }])
  })
  test('the site withdraws what was ranked lower, with its reason', () => {
    const facts = theFacts({ accepted: { application: id(77), rank: 2 } })
    const change = done({ to: 'withdrawn' }, anApplication({ rank: 3 }), theSite, facts)
    expect(change.events[0]).toMatchObject({
      reason: 'other_choice_accepted',
      ground: id(77),
      party: 'system',
      account: null,
    })
  })
  test.each([
    ['declined', fatima],
    ['withdrawn', fatima],
  ] as const)('%s frees the seat at once', (to, actor) => {
    expect(kindsOf(done({ to }, anApplication({ state: 'offered', due }), actor))).toContain('freeSeat')
  })
  test('somebody who only stood on the list has no seat to free', () => {
    expect(kindsOf(done({ to: 'withdrawn' }, anApplication({ state: 'reserve' }), fatima))).not.toContain('freeSeat')
  })
  test('a withdrawal closes what was shared, now', () => {
    expect(effectsIn(done({ to: 'withdrawn' }, anApplication(), fatima), 'closeAccess')).toMatchObject([
      { at: tuesday },
      { at: tuesday },
    ])
  })
  test('a no keeps the school’s eyes open while it can be appealed', () => {
    const change = done({ to: 'not_admitted', reason: 'levelTooLow' }, anApplication({ state: 'assessment' }), rut)
    expect(effectsIn(change, 'closeAccess')).toMatchObject([
      { at: endOfDay('2027-03-23') },
      { at: endOfDay('2027-03-23') },
    ])
    expect(kindsOf(change)).toEqual(expect.arrayContaining(['decision', 'offerNextStart']))
    const back = done(
      { to: 'assessment', ground: 'board', reason: 'changed' },
      anApplication({ state: 'not_admitted' }),
      rut,
    )
    expect(kindsOf(back)).toContain('openAccess')
  })
})

describe('the course', () => {
  const started = theFacts({ round: aRound({ start: '2027-03-01' }) })
  test('accepted becomes awaiting at once: a call to start, the start list on day 1, 3 and 5, the manager on day 5', () => {
    const change = done({ to: 'awaiting_start' }, anApplication({ state: 'accepted' }), theSite)
    expect(change.due).toEqual(endOfDay('2027-04-17'))
    expect(effectsIn(change, 'notice')[0]).toEqual({ kind: 'notice', text: 'call.start', at: startOfDay('2027-03-29') })
    expect(effectsIn(change, 'task').map((task) => task.kind === 'task' && [task.of, task.due])).toEqual([
      ['provider', endOfDay('2027-04-13')],
      ['provider', endOfDay('2027-04-15')],
      ['provider', endOfDay('2027-04-17')],
      ['manager', endOfDay('2027-04-17')],
    ])
  })
  // Acceptance example 20.
  test('not on the start list, the seat is free; ticked on day 12 it is a late start, on day 15 too late', () => {
    const left = done({ to: 'not_started' }, anApplication({ state: 'awaiting_start' }), ulf, started)
    expect([left.due, kindsOf(left)[0]]).toEqual([endOfDay('2027-03-15'), 'freeSeat'])
    const on = (day: string) => theFacts({ round: aRound({ start: '2027-03-01' }), now: new Date(`${day}T09:00:00Z`) })
    const late = done({ to: 'ongoing' }, anApplication({ state: 'not_started' }), ulf, on('2027-03-13'))
    expect([kindsOf(late)[0], effectsIn(late, 'paymentMayStart')]).toEqual([
      'takeSeat',
      [{ kind: 'paymentMayStart', from: '2027-03-13' }],
    ])
    expect(take({ to: 'ongoing' }, anApplication({ state: 'not_started' }), ulf, on('2027-03-16'))).toMatchObject({
      why: 'tooLate',
    })
  })
  // Acceptance example 21.
  test('absent 3, 10 and 21 days: broken off from the last day present, by a person, never by the site', () => {
    const step = { to: 'interrupted', reason: 'absence', lastDay: '2027-02-09', nextStep: 'guidance' } as const
    const facts = theFacts({ absenceSignals: [3, 10, 21] })
    const change = done(step, anApplication({ state: 'ongoing' }), ulf, facts)
    expect([change.state, effectsIn(change, 'paymentEnds')]).toEqual([
      'interrupted',
      [{ kind: 'paymentEnds', lastDay: '2027-02-09' }],
    ])
    // Days are reckoned from the events: this one says which day it is about.
    expect(change.events.map(({ effective }) => effective)).toEqual(['2027-02-09'])
    expect(effectsIn(change, 'outcome')).toEqual([{ kind: 'outcome', at: ['2027-02-09', '2027-05-10', '2027-08-08'] }])
    expect(take(step, anApplication({ state: 'ongoing' }), theSite, facts)).toEqual({ refused: 'notYours' })
  })
  test('completed: paid to the day, asked about later, open to the school for the certificate', () => {
    const change = done({ to: 'completed', results: { [id(201)]: 'passed' } }, anApplication({ state: 'ongoing' }), ulf)
    expect(kindsOf(change)).toEqual([
      'closeTasks',
      'paymentEnds',
      'funding',
      'outcome',
      'closeAccess',
      'closeAccess',
      'notice',
    ])
    expect(effectsIn(change, 'funding')).toMatchObject([{ to: 'ended' }])
  })
  // Acceptance example 19.
  test('a round is cancelled only when everybody has a next step; the one who lacks it is named', () => {
    const facts = theFacts({ round: aRound({ withoutNextStep: ['8K3F7Q2M'] }) })
    expect(take({ to: 'cancelled' }, anApplication({ state: 'ongoing' }), ulf, facts)).toEqual({
      refused: 'notNow',
      why: 'nextStepMissing',
      about: '8K3F7Q2M',
    })
    expect(effectsIn(done({ to: 'cancelled' }, anApplication({ state: 'ongoing' }), ulf), 'offerNextStart')).toEqual([
      { kind: 'offerNextStart', keepQueueDate: true },
    ])
  })
})
