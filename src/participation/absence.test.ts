import { expect, test } from 'vitest'
import { defaultRules } from '../applications/index.ts'
import { dayProblem, daysAway, lastPresent, signalsDue } from './absence.ts'

const at = (day: string) => new Date(`${day}T08:00:00Z`)
const due = (day: string, told: number[] = []) =>
  signalsDue('2027-04-17', told, { limits: { rules: defaultRules }, now: at(day) })

test('signals come on day 3, 10 and 21, the first day away counted, and once each', () => {
  expect(due('2027-04-18')).toEqual([])
  expect(due('2027-04-19')).toEqual([3])
  expect(due('2027-04-25', [3])).toEqual([])
  expect(due('2027-04-26', [3])).toEqual([10])
  expect(due('2027-05-07', [3, 10])).toEqual([21])
  expect(due('2027-06-01', [3, 10, 21])).toEqual([])
})

test('a night that did not run is made up for', () => expect(due('2027-05-07')).toEqual([3, 10, 21]))

test('days are counted in Sweden, and the last day present is the one before', () => {
  expect(daysAway('2027-04-17', new Date('2027-04-18T21:59:00Z'))).toBe(2)
  expect(daysAway('2027-04-17', new Date('2027-04-18T22:01:00Z'))).toBe(3)
  expect(daysAway('2027-04-17', at('2027-04-16'))).toBe(0)
  expect(lastPresent('2027-04-01')).toBe('2027-03-31')
})

test('a note is about a day of the course that has been', () => {
  const of = { starts: '2027-04-12', now: at('2027-04-20') }
  expect(dayProblem('2027-04-20', of)).toBeNull()
  expect(dayProblem(undefined, of)).toBe('notADay')
  expect(dayProblem('2027-04-11', of)).toBe('beforeStart')
  expect(dayProblem('2027-04-21', of)).toBe('inFuture')
  expect(dayProblem('2027-04-14', { ...of, from: '2027-04-14' })).toBe('beforeAway')
  expect(dayProblem('2027-04-15', { ...of, from: '2027-04-14' })).toBeNull()
})
