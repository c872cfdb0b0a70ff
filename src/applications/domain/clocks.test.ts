import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfDay } from '../../shared/calendar.ts'
import {
  aComponent,
  anApplication,
  aPayer,
  arbetsformedlingen,
  id,
  malmo,
  malmoUnit,
  theFacts,
  welderSchool,
} from '../samples.ts'
import { dueAfter, isPaused, overdueDates, overdueOf, type Worklist, worklistOf } from './clocks.ts'
import { componentKinds, holderOf, isOpen, states } from './states.ts'
import { transitions } from './transitions.ts'

const { limits } = theFacts()
const since = new Date('2027-03-01T08:00:00Z')

describe('who is told that time runs out', () => {
  const clock = { state: 'with_home', since, due: endOfDay('2027-03-15'), pausedUntil: null } as const
  test.each([
    ['2027-03-08T09:00:00Z', 'none'],
    ['2027-03-13T09:00:00Z', 'holder'],
    ['2027-03-15T22:59:59Z', 'holder'],
    ['2027-03-15T23:00:01Z', 'manager'],
    ['2027-03-22T09:00:00Z', 'manager'],
    ['2027-03-23T09:00:00Z', 'coordinator'],
  ] as const)('at %s: %s', (now, level) => expect(overdueOf(clock, limits, new Date(now))).toBe(level))
  test('nobody while it is paused, or where no time limit runs', () => {
    const late = new Date('2027-05-01T09:00:00Z')
    expect(overdueOf({ ...clock, pausedUntil: '2027-05-01' }, limits, late)).toBe('none')
    expect(overdueOf({ ...clock, due: null }, limits, late)).toBe('none')
    expect(overdueDates({ ...clock, due: null }, limits)).toBeNull()
  })
  test('a shorter time than usual is measured from when it began', () => {
    const back = { ...clock, due: endOfDay('2027-03-08') }
    expect(overdueOf(back, limits, new Date('2027-03-06T09:00:00Z'))).toBe('none')
    expect(overdueOf(back, limits, new Date('2027-03-07T22:00:00Z'))).toBe('holder')
  })
  test('the day of a pause belongs to it', () => {
    expect(isPaused({ pausedUntil: '2027-03-02' }, new Date('2027-03-02T22:59:00Z'))).toBe(true)
    expect(isPaused({ pausedUntil: '2027-03-02' }, new Date('2027-03-02T23:01:00Z'))).toBe(false)
  })
})

describe('on which list an application stands', () => {
  const standing = (state: (typeof states)[number]): Worklist | null =>
    worklistOf(anApplication({ state, holder: holderOf(state) }))
  test.each([
    ['completion', 'person', id(51)],
    ['with_home', 'unit', malmoUnit],
    ['assessment', 'provider', welderSchool],
    ['submitted', 'coordinator', malmo],
  ] as const)('%s: %s', (state, list, of) => expect(standing(state)).toMatchObject({ list, of }))
  test('what only the state pays for stands with the payer that has not answered', () => {
    const components = [aComponent({ kind: 'af' })]
    const payers = [
      aPayer({ kind: 'project', organisation: 'project', share: 1_000 }),
      aPayer({ kind: 'af', organisation: arbetsformedlingen, share: 9_000, funding: 'requested', decidedAt: null }),
    ]
    expect(worklistOf(anApplication({ components, payers, holder: 'payer' }))).toEqual({
      holder: 'payer',
      list: 'payer',
      of: arbetsformedlingen,
    })
  })
  test('a payer of another part is not the one asked', () => {
    const components = [aComponent({ kind: 'af' }), aComponent({ id: id(202), kind: 'sfi' })]
    const payers = [
      aPayer({ component: id(202), kind: 'project', organisation: 'project', decidedAt: null }),
      aPayer({ kind: 'af', organisation: arbetsformedlingen }),
    ]
    const stands = worklistOf(anApplication({ components, payers, holder: 'payer' }))
    expect(stands).toMatchObject({ list: 'payer', of: arbetsformedlingen })
  })
  test('with nobody else to hold it, the coordinator does: it never leaves every list', () => {
    expect(worklistOf(anApplication({ holder: 'payer', payers: [] }))).toMatchObject({ list: 'coordinator', of: malmo })
  })
  test('what has ended stands on none', () => {
    expect(states.filter((state) => standing(state) === null)).toEqual([
      'not_granted',
      'not_admitted',
      'not_selected',
      'declined',
      'completed',
      'withdrawn',
      'moved',
      'cancelled',
      'transferred',
      'registered_in_error',
    ])
  })
  test('every open state of every kind stands on exactly one list, the holder’s', () => {
    const lists = {
      applicant: 'person',
      home: 'unit',
      provider: 'provider',
      payer: 'payer',
      system: 'coordinator',
    } as const
    fc.assert(
      fc.property(fc.constantFrom(...states.filter(isOpen)), fc.constantFrom(...componentKinds), (state, kind) => {
        const holder = holderOf(state, kind)
        const payers = [aPayer({ kind: 'af', organisation: arbetsformedlingen })]
        const found = worklistOf(anApplication({ state, holder, payers, components: [aComponent({ kind, state })] }))
        expect(found).toMatchObject({ holder, list: lists[holder] })
        expect(found?.of).not.toBe('')
      }),
    )
  })
})

describe('time limits', () => {
  const facts = theFacts()
  const ask = { step: { to: 'with_home' as const }, facts, now: facts.now }
  test('every row into an open state sets one, but for what the site does at once', () => {
    const without = transitions.filter(({ to, deadline }) => isOpen(to) && !deadline)
    expect(without.map(({ from, to }) => `${from} ${to}`)).toEqual(['offered accepted'])
  })
  test.each([
    ['lastEntry', endOfDay('2027-04-09')],
    ['startTicks', endOfDay('2027-04-17')],
    ['lateStart', endOfDay('2027-04-26')],
    ['lastDay', endOfDay('2027-03-16')],
    ['answerDays', endOfDay('2027-03-09')],
    ['homeAnswer', endOfDay('2027-03-16')],
  ] as const)('%s', (deadline, due) => expect(dueAfter(deadline, ask)).toEqual(due))
  test('none', () => expect(dueAfter(undefined, ask)).toBeNull())
})
