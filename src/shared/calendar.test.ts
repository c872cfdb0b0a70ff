import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  addWorkingHours,
  dayOf,
  daysBetween,
  easterOf,
  endOfDay,
  isWorkingDay,
  startOfDay,
  workingDaysBetween,
} from './calendar.ts'

const stockholm = (text: string) =>
  new Date(Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Stockholm').epochMilliseconds)

test('every hour of four years is on the day that Swedish clocks show, and every day begins and ends when they do', () => {
  const clocks = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' })
  const from = Date.UTC(2024, 0, 1)
  for (let hour = 0; hour < 4 * 366 * 24; hour++) {
    const at = new Date(from + hour * 3_600_000 - 1)
    const day = clocks.format(at)
    if (dayOf(at) !== day) expect(`${at.toISOString()} ${dayOf(at)}`).toBe(`${at.toISOString()} ${day}`)
    if (hour % 24) continue
    expect(startOfDay(day)).toEqual(stockholm(`${day}T00:00`))
    expect(endOfDay(day)).toEqual(stockholm(`${day}T23:59:59.999`))
  }
})

test('a day that does not exist begins never', () => {
  expect(() => startOfDay('2026-02-30')).toThrow(RangeError)
  expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError)
})

test.each([
  ['2000-04-23'],
  ['2008-03-23'],
  ['2019-04-21'],
  ['2024-03-31'],
  ['2025-04-20'],
  ['2026-04-05'],
  ['2027-03-28'],
  ['2038-04-25'],
  ['2049-04-18'],
  ['2076-04-19'],
  ['2100-03-28'],
])('Easter Sunday is %s', (day) => expect(easterOf(Number(day.slice(0, 4)))).toBe(day))

describe('days on which offices are closed', () => {
  test.each([
    ['2026-01-01', "New Year's Day"],
    ['2026-01-06', 'Epiphany'],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-01', 'First of May'],
    ['2026-05-14', 'Ascension Day'],
    ['2025-06-06', 'National Day on a Friday'],
    ['2026-06-19', 'Midsummer Eve'],
    ['2027-06-25', 'Midsummer Eve, latest possible'],
    ['2026-12-24', 'Christmas Eve'],
    ['2026-12-25', 'Christmas Day'],
    ['2025-12-26', 'Boxing Day'],
    ['2026-12-31', "New Year's Eve"],
    ['2004-05-31', 'Whit Monday, until 2004'],
    ['2026-10-31', "All Saints' Day, a Saturday"],
    ['2026-03-07', 'a Saturday'],
    ['2026-03-08', 'a Sunday'],
  ])('%s is %s', (day) => expect(isWorkingDay(day)).toBe(false))
  test.each([
    ['2026-04-02'],
    ['2026-04-07'],
    ['2026-06-18'],
    ['2026-06-22'],
    ['2026-12-23'],
    ['2024-02-29'],
    ['2005-05-16'],
  ])('%s is a working day', (day) => expect(isWorkingDay(day)).toBe(true))
  test('2026 has 261 weekdays, ten of them closed', () => {
    let count = 0
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
    expect(count).toBe(251)
  })
})

describe('a deadline in working days', () => {
  test.each([
    ['2026-03-02T09:00', 1, '2026-03-03'],
    ['2026-03-06T15:00', 2, '2026-03-10'],
    ['2026-03-07T12:00', 1, '2026-03-09'],
    ['2026-03-07T12:00', 0, '2026-03-09'],
    ['2026-04-02T23:30', 1, '2026-04-07'],
    ['2026-12-23T10:00', 2, '2026-12-29'],
    ['2026-12-30T10:00', 1, '2027-01-04'],
    ['2024-02-28T10:00', 1, '2024-02-29'],
    ['2038-01-18T10:00', 2, '2038-01-20'],
    ['2100-02-26T10:00', 1, '2100-03-01'],
    ['2026-03-10T08:00', -2, '2026-03-06'],
  ])('%s and %i more ends with %s', (at, n, day) => expect(addWorkingDays(stockholm(at), n)).toEqual(endOfDay(day)))
  test('a moment after midnight in Stockholm belongs to the new day, whatever Greenwich says', () => {
    expect(dayOf(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02')
    expect(dayOf(new Date('2026-01-01T22:30:00Z'))).toBe('2026-01-01')
  })
  test('counting forth and back agree', () => {
    expect(workingDaysBetween('2026-04-01', '2026-04-10')).toBe(5)
    expect(workingDaysBetween('2026-04-10', '2026-04-01')).toBe(-5)
    expect(workingDaysBetween('2026-04-01', '2026-04-01')).toBe(0)
  })
})

describe('the nights when the clock moves', () => {
  test('the day has 23 hours in March and 25 in October, and still ends 23.59', () => {
    const hours = (day: string) => (startOfDay(addDays(day, 1)).getTime() - startOfDay(day).getTime()) / 3_600_000
    expect(hours('2026-03-29')).toBe(23)
    expect(hours('2026-10-25')).toBe(25)
    expect(endOfDay('2026-03-29')).toEqual(new Date('2026-03-29T21:59:59.999Z'))
    expect(endOfDay('2026-10-25')).toEqual(new Date('2026-10-25T22:59:59.999Z'))
  })
  test('days between count days, not 24 hours', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2)
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2100-02-28', '2100-03-01')).toBe(1)
  })
})

describe('working hours', () => {
  test.each([
    ['2026-03-03T09:00', 4, '2026-03-03T13:00'],
    ['2026-03-03T06:00', 4, '2026-03-03T12:00'],
    ['2026-03-06T15:00', 4, '2026-03-09T10:30'],
    ['2026-03-06T18:00', 1, '2026-03-09T09:00'],
    ['2026-03-27T16:00', 4, '2026-03-30T11:30'],
    ['2026-04-02T16:30', 9, '2026-04-08T08:30'],
    ['2026-03-07T12:00', 0, '2026-03-09T08:00'],
  ])('%s and %i hours is %s', (at, n, then) => expect(addWorkingHours(stockholm(at), n)).toEqual(stockholm(then)))
  test('an organisation has hours of its own', () => {
    expect(addWorkingHours(stockholm('2026-03-03T11:00'), 2, { from: '10:00', to: '12:00' })).toEqual(
      stockholm('2026-03-04T11:00'),
    )
  })
})

test('a month from the last of January is the last of February', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
})
