import { expect, test } from 'vitest'
import { holderOf, isOpen, leadingComponent, openStates, type State, states, stepOf } from './states.ts'

test('the six steps that are shown, as typed from the rules of the house', () => {
  const shown = Map.groupBy(states, stepOf)
  expect(Object.fromEntries([...shown].map(([step, codes]) => [step, codes]))).toEqual({
    draft: ['draft'],
    1: ['submitted'],
    2: ['with_home', 'completion'],
    3: ['with_provider', 'assessment', 'admitted'],
    4: ['offered', 'reserve', 'not_granted', 'not_admitted', 'not_selected', 'declined', 'no_answer'],
    5: ['accepted', 'awaiting_start'],
    6: ['ongoing', 'not_started', 'interrupted', 'completed'],
    ended: ['withdrawn', 'moved', 'cancelled', 'transferred', 'registered_in_error'],
  })
})

test('a course that goes on is not open, nor is a draft', () => {
  expect(openStates).toHaveLength(12)
  expect((['draft', 'ongoing', 'interrupted', 'completed', 'not_granted'] as State[]).filter(isOpen)).toEqual([])
})

test('the trade leads, then what the state pays, then SFI', () => {
  const of = (...kinds: ('sfi' | 'vocational' | 'af')[]) => kinds.map((kind, id) => ({ kind, id }))
  expect(leadingComponent(of('sfi', 'af', 'vocational', 'vocational'))).toEqual({ kind: 'vocational', id: 2 })
  expect(leadingComponent(of('sfi', 'af'))).toEqual({ kind: 'af', id: 1 })
  expect(leadingComponent(of('sfi'))).toEqual({ kind: 'sfi', id: 0 })
  expect(() => leadingComponent([])).toThrow('at least one component')
})

test('what only the state pays for waits for the payer while the home would decide', () => {
  expect(holderOf('with_home')).toBe('home')
  expect(holderOf('with_home', 'af')).toBe('payer')
  expect(holderOf('offered', 'af')).toBe('applicant')
})
