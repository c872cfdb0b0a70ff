import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  type Candidate,
  criterionCodes,
  decideList,
  defaultRuleSet,
  join,
  leave,
  movesBetween,
  placeOf,
  placesOf,
  type RankedList,
  ranked,
} from './ranking.ts'

const candidate = (application: string, merits: Candidate['merits'] = {}, day = 1): Candidate => ({
  application,
  queueDate: new Date(Date.UTC(2027, 0, day)),
  merits,
})
const order = (candidates: readonly Candidate[]) =>
  ranked(candidates, defaultRuleSet).map(({ application }) => application)

describe('who comes before whom', () => {
  test('shortest education first, then weak position, then the rest in the order of the rules', () => {
    const list = [
      candidate('needed', { shortEducation: 9, neededForWork: 1 }),
      candidate('long', { shortEducation: 12, weakPosition: 1 }),
      candidate('weak', { shortEducation: 9, weakPosition: 1 }),
      candidate('short', { shortEducation: 6 }),
    ]
    expect(order(list)).toEqual(['short', 'weak', 'needed', 'long'])
  })
  test('what nobody has shown counts least, at either end', () => {
    expect(order([candidate('unknown'), candidate('long', { shortEducation: 15 })])).toEqual(['long', 'unknown'])
    expect(
      order([candidate('unknown', { shortEducation: 9 }), candidate('no', { shortEducation: 9, weakPosition: 0 })]),
    ).toEqual(['no', 'unknown'])
  })
  test('ties go by queue date, then by application, never by lot', () => {
    expect(order([candidate('b', {}, 2), candidate('c', {}, 1), candidate('a', {}, 2)])).toEqual(['c', 'a', 'b'])
  })
  test('the order does not depend on the order they came in', () => {
    const merits = fc.record(
      { shortEducation: fc.constantFrom(0, 6, 9), weakPosition: fc.constantFrom(0, 1) },
      { requiredKeys: [] },
    )
    const some = fc.uniqueArray(fc.record({ application: fc.uuid(), merits, day: fc.integer({ min: 1, max: 4 }) }), {
      selector: ({ application }) => application,
      maxLength: 12,
    })
    fc.assert(
      fc.property(some, fc.nat(), (list, turn) => {
        const candidates = list.map(({ application, merits: own, day }) =>
          candidate(application, own as Candidate['merits'], day),
        )
        const at = list.length ? turn % list.length : 0
        expect(order([...candidates.slice(at), ...candidates.slice(0, at)].reverse())).toEqual(order(candidates))
      }),
    )
  })
  test('sex, origin, health, religion and age cannot be criteria', () => {
    expect(criterionCodes).toEqual([
      'shortEducation',
      'weakPosition',
      'ongoingStudyPlan',
      'noUpperSecondary',
      'unemployedOrAtRisk',
      'neededForWork',
    ])
    expectTypeOf<keyof Candidate['merits']>().toEqualTypeOf<(typeof criterionCodes)[number]>()
    // @ts-expect-error age is not among the merits, so no row of data can bring it in
    expect(order([candidate('a', { age: 1 }), candidate('b', { age: 2 })])).toEqual(['a', 'b'])
  })
})

// Acceptance example 9.
test('20 seats and 31 admitted: 20 offers, 11 on reserve with ranks 1 to 11, each with what placed them', () => {
  const admitted = Array.from({ length: 31 }, (_, n) =>
    candidate(`a${String(n).padStart(2, '0')}`, { shortEducation: n % 3 ? 9 : 6 }, (n * 7) % 28),
  )
  const { offered, reserve } = decideList(admitted, defaultRuleSet, 20)
  expect([offered.length, reserve.candidates.length]).toEqual([20, 11])
  expect(placesOf(reserve).map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(
    placesOf(reserve).every(({ decidedBy }) => ['shortEducation', 'queueDate', 'application'].includes(decidedBy)),
  ).toBe(true)
  expect(new Set([...offered, ...reserve.candidates].map(({ application }) => application)).size).toBe(31)
  expect(decideList(admitted, defaultRuleSet, 40).reserve.candidates).toEqual([])
})

const reserveOf = (n: number): RankedList => ({
  version: 1,
  rules: defaultRuleSet,
  candidates: Array.from({ length: n }, (_, at) => candidate(`r${at + 1}`, { shortEducation: 9 }, at + 1)),
})

describe('the place that is shown', () => {
  test('nr 4 of 11, and by which rule', () => {
    expect(placeOf(reserveOf(11), 'r4')).toEqual({ place: 4, of: 11, decidedBy: 'queueDate' })
  })
  test('a short list does not say how many there are', () => {
    expect(placeOf(reserveOf(4), 'r4')).toEqual({ place: 4, of: null, decidedBy: 'queueDate' })
    expect(placeOf(reserveOf(5), 'r4')).toMatchObject({ of: 5 })
    expect(placeOf(reserveOf(1), 'r1')).toEqual({ place: 1, of: null, decidedBy: 'alone' })
  })
  test('nothing for somebody who is not on it', () => expect(placeOf(reserveOf(5), 'x')).toBeNull())
})

// Acceptance example 12.
describe('somebody with priority joins', () => {
  const before = reserveOf(11)
  const outcome = join(before, candidate('new', { shortEducation: 6 }, 28), defaultRuleSet)
  const after = 'done' in outcome ? outcome.done : before
  test('number 4 is number 5, by the rule and not by whom', () => {
    expect(placeOf(after, 'r4')).toMatchObject({ place: 5, of: 12 })
    const moved = movesBetween(before, after).find(({ application }) => application === 'r4')
    expect(moved).toEqual({ application: 'r4', from: 4, to: 5, why: 'priority', rule: 'shortEducation' })
    expect(JSON.stringify(movesBetween(before, after))).not.toContain('new')
  })
  test('and everybody moves back when they leave', () => {
    const left = leave(after, 'new')
    expect(left.candidates).toEqual(before.candidates)
    expect(movesBetween(after, left).map(({ why, rule }) => [why, rule])).toEqual(Array(11).fill(['freed', null]))
  })
})

test('somebody without priority joins last', () => {
  const outcome = join(reserveOf(5), candidate('late', { shortEducation: 9 }, 28), defaultRuleSet)
  expect('done' in outcome && placeOf(outcome.done, 'late')).toMatchObject({ place: 6 })
  expect('done' in outcome && movesBetween(reserveOf(5), outcome.done)).toEqual([])
})

test('a newer rule set never reorders a decided list', () => {
  expect(join(reserveOf(5), candidate('new'), { ...defaultRuleSet, version: 2 })).toEqual({
    refused: 'notNow',
    why: 'listIsDecided',
  })
})
