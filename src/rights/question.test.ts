import { expect, test } from 'vitest'
import { answerDue, clockOf } from './question.ts'

test('ten working days, holidays not counted', () => {
  expect(answerDue(new Date('2027-03-01T09:00:00Z')).toISOString().slice(0, 10)).toBe('2027-03-15')
  // Good Friday and Easter Monday 2027 are 26 and 29 March.
  expect(answerDue(new Date('2027-03-22T09:00:00Z')).toISOString().slice(0, 10)).toBe('2027-04-07')
})

test('the clock says what is left, and how late it is', () => {
  const due = answerDue(new Date('2027-03-01T09:00:00Z'))
  expect(clockOf(due, new Date('2027-03-08T09:00:00Z'))).toEqual({ late: false, days: 5 })
  expect(clockOf(due, new Date('2027-03-17T09:00:00Z'))).toEqual({ late: true, days: 2 })
})
