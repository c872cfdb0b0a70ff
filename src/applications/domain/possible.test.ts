import { describe, expect, test } from 'vitest'
import {
  aComponent,
  anApplication,
  aRound,
  bo,
  fatima,
  id,
  lars,
  mona,
  rut,
  theFacts,
  theSite,
  ulf,
} from '../samples.ts'
import { mayActOn, stepsFor } from './possible.ts'

const ways = (steps: ReturnType<typeof stepsFor>) => steps.map(({ to, why }) => (why ? `${to}: ${why.why}` : to))
const later = new Date('2027-03-20T22:59:59.999Z')

describe('buttons', () => {
  test.each([
    ['the applicant of an offer', fatima, 'offered', ['accepted', 'declined', 'withdrawn']],
    [
      'the home caseworker',
      lars,
      'with_home',
      ['completion', 'with_provider', 'withdrawn', 'moved: targetHasNotAccepted'],
    ],
    [
      'the officer at the start',
      ulf,
      'awaiting_start',
      [
        'ongoing: startDateNotReached',
        'not_started: startDateNotReached',
        'withdrawn',
        'moved: targetHasNotAccepted',
        'cancelled',
      ],
    ],
    ['somebody of another municipality', bo, 'with_home', []],
    ['the applicant of something ended', fatima, 'completed', []],
    ['the applicant after a no', fatima, 'not_selected', ['draft']],
  ] as const)('%s', (_, actor, state, expected) => {
    expect(ways(stepsFor(actor, anApplication({ state, due: later }), theFacts()))).toEqual(expected)
  })
  test('a full round shows the reserve list, and why no seat can be offered', () => {
    const full = theFacts({ round: aRound({ freeSeats: 0, selection: 'closed' }) })
    expect(ways(stepsFor(rut, anApplication({ state: 'admitted' }), full))).toEqual([
      'offered: roundFull',
      'reserve',
      'not_selected',
      'moved: targetHasNotAccepted',
      'cancelled',
    ])
  })
  test('a decision without a live delegation is not drawn', () => {
    const without = { ...rut, delegated: [] }
    const moves = stepsFor(without, anApplication({ state: 'assessment' }), theFacts()).map(({ to }) => to)
    expect(moves).toEqual(['moved', 'cancelled'])
  })
})

describe('what a form must ask', () => {
  test('a no asks for its reason and takes two', () => {
    const [step] = stepsFor(mona, anApplication(), theFacts()).filter(({ to }) => to === 'not_granted')
    expect(step).toEqual({
      to: 'not_granted',
      component: id(201),
      party: 'homeDecisionMaker',
      asks: ['reason'],
      twoPeople: true,
      why: null,
    })
  })
  test('a reason only when it is late', () => {
    const asks = (due: Date) =>
      stepsFor(lars, anApplication({ due }), theFacts()).find(({ to }) => to === 'with_provider')?.asks
    expect(asks(later)).toEqual([])
    expect(asks(new Date('2027-03-01T22:59:59.999Z'))).toEqual(['reasonWhenLate'])
  })
  test('staff who record a call tell how it was said, the applicant does not', () => {
    const asks = (actor: typeof lars) =>
      stepsFor(actor, anApplication({ state: 'offered', due: later }), theFacts())[0]?.asks
    expect(asks(lars)).toEqual(['recorded'])
    expect(asks(fatima)).toEqual([])
  })
})

test('parts are offered their own steps, the whole only once', () => {
  const components = [aComponent(), aComponent({ id: id(202), kind: 'sfi', state: 'with_home' })]
  const steps = stepsFor(lars, anApplication({ components }), theFacts())
  expect(steps.filter(({ to }) => to === 'completion').map(({ component }) => component)).toEqual([id(201), id(202)])
  expect(steps.filter(({ to }) => to === 'withdrawn')).toHaveLength(1)
})

test('the open one of two rows the same way is the one shown', () => {
  const steps = stepsFor(theSite, anApplication({ state: 'completion', due: later }), theFacts())
  expect(ways(steps)).toEqual(['with_home: lastDayNotReached', 'withdrawn: noOtherAccepted'])
})

test('of a way that is open to one row and shut to the other, the open one', () => {
  const past = new Date('2027-03-01T22:59:59.999Z')
  const facts = theFacts({ accepted: { application: id(77), rank: 0 } })
  const steps = stepsFor(theSite, anApplication({ state: 'completion', due: past }), facts)
  expect(ways(steps)).toEqual(['with_home', 'withdrawn'])
})

test('which parts somebody may act on at all', () => {
  const components = [aComponent({ state: 'completed' }), aComponent({ id: id(202), state: 'with_home' })]
  expect(mayActOn(anApplication({ components }), ['homeCaseworker']).map(({ id }) => id)).toEqual([id(202)])
})
