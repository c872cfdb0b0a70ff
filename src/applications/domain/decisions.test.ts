import { describe, expect, test } from 'vitest'
import { endOfDay } from '../../shared/calendar.ts'
import { id, rut, theFacts } from '../samples.ts'
import { type Appeal, appealStates, groundOf, lastAppealDay, letterOf, moveAppeal, receiveAppeal } from './decisions.ts'
import type { Decision } from './records.ts'

const { limits } = theFacts()
const aDecision = (but: Partial<Decision> = {}): Decision => ({
  id: id(701),
  component: id(201),
  kind: 'admission',
  outcome: 'no',
  grounds: ['levelTooLow'],
  text: 'Kursen kräver SFI C.',
  decidedBy: rut.account,
  delegation: id(702),
  decidedAt: new Date('2027-03-01T09:00:00Z'),
  registerNumber: '2027-14',
  letterVersion: '1',
  notifiedAt: new Date('2027-03-02T09:00:00Z'),
  notifiedBy: 'mail',
  supersedes: null,
  ...but,
})
const anAppeal = (but: Partial<Appeal> = {}): Appeal => {
  const at = new Date('2027-03-22T09:00:00Z')
  return { decision: id(701), state: 'received', receivedAt: at, since: at, ...but }
}

// Acceptance example 8.
describe('a no from the school', () => {
  test('has a letter with grounds, where to appeal, three weeks, and the next course', () => {
    expect(letterOf(aDecision(), limits)).toEqual({
      kind: 'admission',
      outcome: 'no',
      grounds: ['levelTooLow'],
      text: 'Kursen kräver SFI C.',
      nextCourse: true,
      appeal: { to: 'overklagandenamnden', days: 21, lastDay: endOfDay('2027-03-23') },
    })
  })
  test('an appeal on day 20 is forwarded or changed, and the old decision is as it was', () => {
    const decision = Object.freeze(aDecision())
    const facts = { limits, now: new Date('2027-03-22T10:00:00Z') }
    expect(receiveAppeal(decision, facts.now)).toEqual({ done: anAppeal({ receivedAt: facts.now, since: facts.now }) })
    expect(moveAppeal(anAppeal(), 'forwarded', decision, facts)).toMatchObject({
      done: { state: 'forwarded', since: facts.now },
    })
    expect(moveAppeal(anAppeal(), 'changed_by_reconsideration', decision, facts)).toHaveProperty('done')
    expect(decision).toEqual(aDecision())
  })
})

describe('the time to appeal', () => {
  test.each([
    ['2027-03-02T09:00:00Z', '2027-03-23'],
    ['2027-03-06T09:00:00Z', '2027-03-30'],
    ['2026-12-03T09:00:00Z', '2026-12-28'],
    ['2027-03-01T23:30:00Z', '2027-03-23'],
  ])('notified %s it ends with %s', (notifiedAt, day) => {
    expect(lastAppealDay(aDecision({ notifiedAt: new Date(notifiedAt) }), limits)).toEqual(endOfDay(day))
  })
  test('does not run before the person knows', () => {
    expect(lastAppealDay(aDecision({ notifiedAt: null }), limits)).toBeNull()
    const late = anAppeal({ receivedAt: new Date('2028-01-01') })
    const facts = { limits, now: new Date('2028-01-02') }
    expect(moveAppeal(late, 'too_late', aDecision({ notifiedAt: null }), facts)).toEqual({
      refused: 'notNow',
      why: 'appealInTime',
    })
  })
  test('in time is never too late, and what is late does not go on to the board', () => {
    const facts = { limits, now: new Date('2027-04-01') }
    const last = anAppeal({ receivedAt: new Date('2027-03-23T22:59:00Z') })
    const late = anAppeal({ receivedAt: new Date('2027-03-23T23:01:00Z') })
    expect(moveAppeal(last, 'too_late', aDecision(), facts)).toEqual({ refused: 'notNow', why: 'appealInTime' })
    expect(moveAppeal(last, 'forwarded', aDecision(), facts)).toHaveProperty('done')
    expect(moveAppeal(late, 'too_late', aDecision(), facts)).toHaveProperty('done.state', 'too_late')
    expect(moveAppeal(late, 'forwarded', aDecision(), facts)).toEqual({ refused: 'notNow', why: 'appealTooLate' })
  })
})

test('a yes, and a seat after selection, are not appealed', () => {
  const now = new Date('2027-03-03')
  expect(receiveAppeal(aDecision({ outcome: 'yes' }), now)).toEqual({ refused: 'notNow', why: 'appealNotThere' })
  expect(receiveAppeal(aDecision({ kind: 'seat' }), now)).toEqual({ refused: 'notNow', why: 'appealNotThere' })
  expect(letterOf(aDecision({ kind: 'seat' }), limits)).toMatchObject({ appeal: null, nextCourse: true })
  expect(letterOf(aDecision({ outcome: 'yes' }), limits)).toMatchObject({ appeal: null, nextCourse: false })
  expect(receiveAppeal(aDecision({ kind: 'cost' }), now)).toHaveProperty('done')
})

test('the way of an appeal, every pair', () => {
  const allowed = [
    'received too_late',
    'received changed_by_reconsideration',
    'received forwarded',
    'forwarded upheld',
    'forwarded changed',
    'forwarded remanded',
  ]
  const facts = { limits, now: new Date('2027-04-01') }
  const receivedAt = (to: string) => (to === 'too_late' ? new Date('2027-03-30') : new Date('2027-03-10'))
  const taken = appealStates.flatMap((state) =>
    appealStates
      .filter((to) => 'done' in moveAppeal(anAppeal({ state, receivedAt: receivedAt(to) }), to, aDecision(), facts))
      .map((to) => `${state} ${to}`),
  )
  expect(taken).toEqual(allowed)
})

test('what lets the application go on from the no', () => {
  expect(appealStates.map((state) => groundOf(anAppeal({ state })))).toEqual([
    null,
    null,
    'reconsideration',
    null,
    null,
    'board',
    'board',
  ])
})
