import { describe, expect, test } from 'vitest'
import { anEvent, id } from '../samples.ts'
import { isPath, pathProblems, replay, type Stop, stays } from './history.ts'

const way = (...codes: string[]): Stop[] =>
  codes.map((state, day) => ({ state, at: new Date(Date.UTC(2026, 0, 1 + day)) }))
const full = way(
  'draft',
  'submitted',
  'with_home',
  'completion',
  'with_home',
  'with_provider',
  'assessment',
  'admitted',
  'reserve',
  'offered',
  'accepted',
  'awaiting_start',
  'ongoing',
  'completed',
)

describe('a way through the table', () => {
  test('from the draft to the end of the course', () => expect(pathProblems(full)).toEqual([]))
  test('records from before the site may begin with the sending', () =>
    expect(isPath(way('submitted', 'with_home', 'withdrawn'))).toBe(true))
  test.each([
    ['empty', way()],
    ['unknownState', way('draft', 'sent')],
    ['noBeginning', way('with_home', 'withdrawn')],
    ['notAStep', way('draft', 'with_home')],
    ['notAStep', way('submitted', 'ongoing')],
    ['notAStep', way('submitted', 'withdrawn', 'draft')],
    ['notAStep', way('submitted', 'constructor')],
  ] as const)('%s', (why, stops) => {
    const found = pathProblems(stops)
    expect(found[0]?.why).toBe(stops.at(-1)?.state === 'constructor' ? 'unknownState' : why)
  })
  test('dates that go backwards name the pair', () => {
    const [first, second] = way('draft', 'submitted')
    const stops = [{ ...first, at: new Date('2027-01-01') }, second] as Stop[]
    expect(pathProblems(stops)).toEqual([{ index: 1, why: 'backwards', from: 'draft', state: 'submitted' }])
  })
  test('SFI never waits on a list', () => {
    expect(pathProblems(full, 'sfi').map(({ why, index }) => [why, index])).toEqual([['notForSfi', 8]])
  })
  test('every problem is told, not only the first', () => {
    expect(pathProblems(way('draft', 'sent', 'with_home')).map(({ index, why }) => [index, why])).toEqual([
      [1, 'unknownState'],
      [2, 'notAStep'],
    ])
  })
})

describe('events replayed', () => {
  const day = (n: number) => new Date(Date.UTC(2027, 2, n))
  const events = [
    anEvent({ id: 'a', seq: 1, from: 'draft', to: 'submitted', at: day(1) }),
    anEvent({ id: 'b', seq: 2, from: 'submitted', to: 'with_home', at: day(2) }),
    anEvent({ id: 'c', seq: 3, from: 'with_home', to: 'not_granted', at: day(3) }),
    anEvent({ id: 'd', seq: 4, from: 'not_granted', to: 'with_home', at: day(4), compensates: 'c' }),
    anEvent({ id: 'e', seq: 5, component: 'sfi', from: 'submitted', to: 'with_home', at: day(2) }),
  ]
  test('say where each part stands, whatever order they come in', () => {
    const places = replay([...events].reverse(), new Map())
    expect(places.get(id(201))).toEqual({ state: 'with_home', holder: 'home', since: day(2) })
    expect(places.get('sfi')).toEqual({ state: 'with_home', holder: 'home', since: day(2) })
  })
  test('what is registered in error stays so', () => {
    const wrong = anEvent({
      id: 'f',
      seq: 6,
      from: 'with_home',
      to: 'registered_in_error',
      at: day(6),
      compensates: 'b',
    })
    expect(replay([...events, wrong], new Map()).get(id(201))?.state).toBe('registered_in_error')
  })
  test('the kind of a part decides who holds it', () => {
    expect(replay(events, new Map([['sfi', 'af']])).get('sfi')?.holder).toBe('payer')
  })
})

test('stays are what usual times are made of', () => {
  const stops = [
    { state: 'submitted' as const, at: new Date('2027-01-01') },
    { state: 'with_home' as const, at: new Date('2027-01-03') },
    { state: 'not_granted' as const, at: new Date('2027-01-08') },
    { state: 'with_home' as const, at: new Date('2027-01-09') },
  ]
  expect(stays(stops).map(({ state }) => state)).toEqual(['submitted', 'with_home'])
})
