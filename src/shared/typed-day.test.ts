import { expect, test } from 'vitest'
import { readDay, readTime } from './typed-day.ts'

const now = new Date('2027-03-01T09:00:00Z')

test.each([
  ['2027-03-05', '2027-03-05'],
  ['20270305', '2027-03-05'],
  ['5/3', '2027-03-05'],
  ['5/3 2028', '2028-03-05'],
  ['05.03.2028', '2028-03-05'],
  [' 5 mars ', '2027-03-05'],
  ['5 mar. 2027', '2027-03-05'],
  ['5 March 2027', '2027-03-05'],
  ['05 03 2027', '2027-03-05'],
  ['٥ ٣ ٢٠٢٧', '2027-03-05'],
  ['1/3', '2027-03-01'],
  ['28/2', '2028-02-28'],
  ['29/2', '2028-02-29'],
])('%s is %s', (typed, day) => {
  expect(readDay(typed, now)).toBe(day)
})

test.each([
  '',
  'snart',
  '31/4',
  '31/4 2027',
  '2027-02-29',
  '5/13',
  '0/3',
  '5 ma',
  '5 mars 27',
  '2027-3-5-1',
  '5 mars\0',
])('"%s" is no day', (typed) => {
  expect(readDay(typed, now)).toBeUndefined()
})

test.each([
  ['14.30', '14:30'],
  ['14:30', '14:30'],
  ['kl. 9', '09:00'],
  ['١٤:٣٠', '14:30'],
  ['1430', '14:30'],
  ['25.00', undefined],
  ['14.75', undefined],
  ['snart', undefined],
])('%s is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time)
})
