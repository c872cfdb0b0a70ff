import { expect, test } from 'vitest'
import { countsOf, mayApprove, mayDestroy, notBefore } from './retention.ts'

test('nobody approves what they proposed themselves', () => {
  expect(mayApprove({ proposedBy: 'a' }, 'b')).toBe(true)
  expect(mayApprove({ proposedBy: 'a' }, 'a')).toBe(false)
  expect(mayApprove({ proposedBy: null }, 'a')).toBe(false)
})

test('the log and invoices are never removed by a rule', () => {
  expect(mayDestroy('log', 'destroy')).toBe(false)
  expect(mayDestroy('money', 'archive')).toBe(true)
  expect(mayDestroy('application', 'destroy')).toBe(true)
})

test('a day’s pause, and counts by reason', () => {
  expect(notBefore(new Date('2027-03-01T09:00:00Z')).toISOString()).toBe('2027-03-02T09:00:00.000Z')
  expect(countsOf([{ why: 'hold' }, { why: 'hold' }, { why: 'appeal', n: 3 }])).toEqual([
    { why: 'hold', n: 2 },
    { why: 'appeal', n: 3 },
  ])
})
