import { expect, test } from 'vitest'
import { common, covers, daysIn, fromTo, isEmpty, overlap } from './date-range.ts'

const spring = { from: '2026-01-01', to: '2026-07-01' }
const open = { from: '2026-06-01', to: null }

test('the first day belongs to the period and the last does not', () => {
  expect(covers(spring, '2026-01-01')).toBe(true)
  expect(covers(spring, '2026-06-30')).toBe(true)
  expect(covers(spring, '2026-07-01')).toBe(false)
  expect(covers(spring, '2025-12-31')).toBe(false)
  expect(covers(open, '2100-01-01')).toBe(true)
})

test('two periods overlap only when they share a day', () => {
  expect(overlap(spring, open)).toBe(true)
  expect(overlap(spring, { from: '2026-07-01', to: null })).toBe(false)
  expect(overlap(spring, { from: '2026-03-01', to: '2026-03-01' })).toBe(false)
})

test('what they share', () => {
  expect(common(spring, open)).toEqual({ from: '2026-06-01', to: '2026-07-01' })
  expect(common(open, { from: '2026-01-01', to: null })).toEqual(open)
  expect(common(spring, { from: '2027-01-01', to: null })).toBeNull()
})

test('length in days', () => {
  expect(daysIn(fromTo('2024-02-01', '2024-02-29'))).toBe(29)
  expect(daysIn(open)).toBeNull()
  expect(isEmpty({ from: '2026-01-02', to: '2026-01-01' })).toBe(true)
})
