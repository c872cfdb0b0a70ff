import { expect, test } from 'vitest'
import { counted, lackOf, showingLacks, stageOn } from './recommendation.ts'

test('unanswered for twelve months, then no answer, and still answerable', () => {
  expect(stageOn(null, '2026-03-01', '2027-02-28')).toBe('unanswered')
  expect(stageOn(null, '2026-03-01', '2027-03-01')).toBe('expired')
  expect(stageOn('takenUp', '2026-03-01', '2029-03-01')).toBe('takenUp')
})

test('each answer stands on something', () => {
  const said = { goal: '', example: null, reason: ' ' }
  expect(lackOf({ ...said, answer: 'takenUp' })).toBe('goal')
  expect(lackOf({ ...said, answer: 'alreadyDone' })).toBe('example')
  expect(lackOf({ ...said, answer: 'declined' })).toBe('reason')
  expect(lackOf({ ...said, answer: 'takenUp', goal: 'Plan 2027' })).toBeNull()
  expect(lackOf({ ...said, answer: 'alreadyDone', example: 'x' })).toBeNull()
  expect(lackOf({ ...said, answer: 'declined', reason: 'Gör annat' })).toBeNull()
})

test('how many of each', () => {
  expect(counted(['takenUp', 'expired', 'takenUp'])).toMatchObject({ takenUp: 2, expired: 1, declined: 0 })
})

test('a recommendation is shown when it says where it is from and what it stands on', () => {
  const written = { title: 'Gör så', text: 'Så här.', source: 'Rådet 2027', examples: [], indicator: null }
  expect(showingLacks(written)).toEqual(['evidence'])
  expect(showingLacks({ ...written, indicator: 'mottagna' })).toEqual([])
  expect(showingLacks({ ...written, examples: ['boss'], text: ' ', source: '' })).toEqual(['text', 'source'])
})
