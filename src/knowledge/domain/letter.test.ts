import { expect, test } from 'vitest'
import { isResultAsked, standingOf } from './letter.ts'

test('a link is open until it is used or fourteen days have passed', () => {
  const endsAt = new Date('2027-03-15T22:59:59Z')
  expect(standingOf({ usedAt: null, endsAt }, endsAt)).toBe('open')
  expect(standingOf({ usedAt: null, endsAt }, new Date('2027-03-15T23:00:00Z'))).toBe('ended')
  expect(standingOf({ usedAt: new Date('2027-03-02'), endsAt }, new Date('2027-03-03'))).toBe('used')
})

test('what became of it is asked for after twelve months, unless it has been told', () => {
  expect(isResultAsked('2027-02-28', '2026-03-01', null)).toBe(false)
  expect(isResultAsked('2027-03-01', '2026-03-01', null)).toBe(true)
  expect(isResultAsked('2027-03-01', '2026-03-01', 'Det gick')).toBe(false)
})
