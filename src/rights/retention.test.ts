import { expect, test } from 'vitest'
import { countsOf, isRun, mayApprove, mayLeave, notBefore } from './retention.ts'

test('nobody approves what they proposed themselves', () => {
  expect(mayApprove({ proposedBy: 'a' }, 'b')).toBe(true)
  expect(mayApprove({ proposedBy: 'a' }, 'a')).toBe(false)
  expect(mayApprove({ proposedBy: null }, 'a')).toBe(false)
})

test('the log and invoices are never removed by a rule', () => {
  expect(mayLeave('log', 'destroy')).toBe(false)
  expect(mayLeave('money', 'archive')).toBe(false)
  expect(mayLeave('money', 'keep')).toBe(true)
  expect(mayLeave('application', 'archive')).toBe(true)
  expect([isRun('destroy'), isRun('archive'), isRun('keep')]).toEqual([true, true, false])
})

test('a day’s pause, and counts by reason', () => {
  expect(notBefore(new Date('2027-03-01T09:00:00Z')).toISOString()).toBe('2027-03-02T09:00:00.000Z')
  expect(countsOf([{ why: 'hold' }, { why: 'hold' }, { why: 'appeal', n: 3 }])).toEqual([
    { why: 'hold', n: 2 },
    { why: 'appeal', n: 3 },
  ])
})
