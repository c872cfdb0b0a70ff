/**
 * Swedish days, working days and working hours (arbetsdag, arbetstid) as the law counts them, always in Stockholm.
 * A working day (wd) is Monday to Friday that is no public holiday and no Midsummer, Christmas or New Year's Eve.
 * The trap: a day in Stockholm is 23 or 25 hours long twice a year, so days are never counted in milliseconds.
 */
import { Temporal } from 'temporal-polyfill'
import { remembered } from './remembered.ts'

/** A calendar day in Stockholm, `YYYY-MM-DD`. */
export type Day = string
/** From and to on a working day; a row per organisation, this is the default. */
export type WorkingHours = { from: string; to: string }
const officeHours: WorkingHours = { from: '08:00', to: '16:30' }

const zone = 'Europe/Stockholm'
const plain = (day: Day) => Temporal.PlainDate.from(day)
// A day without a clock has a number of its own, and a number is quick to count with: lists ask for hundreds of days.
const inDay = 86_400_000
const numberOf = (day: Day) => Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / inDay
const dayNumber = remembered((n: number): Day => new Date(n * inDay).toISOString().slice(0, 10))
/** 1 Monday, 7 Sunday. */
const weekday = (n: number) => ((((n + 3) % 7) + 7) % 7) + 1

const offsetAt = (at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000
/** How far Swedish clocks are ahead of UTC all through a day of UTC, in milliseconds; null on the days when they are set. */
const offsetOn = remembered((n: number): number | null => {
  const first = offsetAt(n * inDay)
  return first === offsetAt((n + 1) * inDay) ? first : null
})

/** Milliseconds from midnight of `HH:MM` or `HH:MM:SS.mmm`. */
const sinceMidnight = (time: string) =>
  +time.slice(0, 2) * 3_600_000 + +time.slice(3, 5) * 60_000 + Number(time.slice(6) || 0) * 1000

/** Days when clocks are set, and days that do not exist, are left to those who know all time zones. */
function moment(day: Day, time: string): Date {
  const n = numberOf(day)
  const offset = Number.isInteger(n) && dayNumber(n) === day ? offsetOn(n) : null
  if (offset !== null && offset === offsetOn(n - 1)) return new Date(n * inDay + sinceMidnight(time) - offset)
  return new Date(plain(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}

function dayNumberOf(at: Date): number {
  const time = at.getTime()
  return Math.floor((time + (offsetOn(Math.floor(time / inDay)) ?? offsetAt(time))) / inDay)
}
export const dayOf = (at: Date): Day => dayNumber(dayNumberOf(at))
/** The moment when clocks in Sweden show `time`, `HH:MM`, on that day. */
export const momentOn = (day: Day, time: string): Date => moment(day, time)
export const startOfDay = (day: Day): Date => moment(day, '00:00')
/** The last moment of the day, shown as 23.59. */
export const endOfDay = (day: Day): Date => moment(day, '23:59:59.999')
export const addDays = (day: Day, days: number): Day => dayNumber(numberOf(day) + days)
/** The 31st plus one month is the last day of a shorter month. */
export const addMonths = (day: Day, months: number): Day => plain(day).add({ months }).toString()
/** Whole days from one day to a later one; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from)

/** Gregorian Easter Sunday (Butcher's rule). */
export function easterOf(year: number): Day {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30
  const full = moon - Math.floor((golden + 11 * moon) / 319)
  const rest = (2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - (year % 4) - full + 32) % 7
  const month = Math.floor((full + rest + 90) / 25)
  return Temporal.PlainDate.from({ year, month, day: (full + rest + month + 19) % 32 }).toString()
}

/** The first day from `earliest` on that is this weekday (1 Monday, 7 Sunday). */
function firstWeekday(earliest: Day, wanted: number): Day {
  return addDays(earliest, (wanted - weekday(numberOf(earliest)) + 7) % 7)
}

/** Lag (1989:253) om allmänna helgdagar, and the three eves on which offices are closed. */
function closedDaysOf(year: number): Day[] {
  const easter = easterOf(year)
  const moving = [-2, 0, 1, 39, 49].map((days) => addDays(easter, days))
  const fixed = ['01-01', '01-06', '05-01', '12-24', '12-25', '12-26', '12-31'].map((day) => `${year}-${day}`)
  const midsummerEve = firstWeekday(`${year}-06-19`, 5)
  const allSaints = firstWeekday(`${year}-10-31`, 6)
  // The National Day took the place of Whit Monday in 2005.
  const summer = year < 2005 ? addDays(easter, 50) : `${year}-06-06`
  return [...moving, ...fixed, midsummerEve, addDays(midsummerEve, 1), allSaints, summer]
}

const closedIn = remembered((year: number): ReadonlySet<number> => new Set(closedDaysOf(year).map(numberOf)))

const isWorking = (n: number) => weekday(n) < 6 && !closedIn(new Date(n * inDay).getUTCFullYear()).has(n)
export const isWorkingDay = (day: Day): boolean => isWorking(numberOf(day))

/** The day itself when it is a working day, else the next one. */
export function workingDayFrom(day: Day): Day {
  let found = numberOf(day)
  while (!isWorking(found)) found += 1
  return dayNumber(found)
}

/** The end of the n:th working day after the day of `at`; that day itself is not counted. Negative n counts backwards. */
export function addWorkingDays(at: Date, n: number): Date {
  const step = n < 0 ? -1 : 1
  let day = dayNumberOf(at)
  let left = Math.abs(n)
  while (left > 0 || !isWorking(day)) {
    day += step
    if (isWorking(day)) left = Math.max(0, left - 1)
  }
  return endOfDay(dayNumber(day))
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(to, from)
  const last = numberOf(to)
  let days = 0
  for (let day = numberOf(from) + 1; day <= last; day++) if (isWorking(day)) days += 1
  return days
}

/** Counts only time inside the working hours, so four hours from Friday 15.00 end on Monday morning. */
export function addWorkingHours(at: Date, n: number, hours: WorkingHours = officeHours): Date {
  let left = n * 3_600_000
  let day = workingDayFrom(dayOf(at))
  for (;;) {
    const opens = Math.max(moment(day, hours.from).getTime(), at.getTime())
    const closes = moment(day, hours.to).getTime()
    if (opens + left <= closes) return new Date(opens + left)
    left -= Math.max(0, closes - opens)
    day = workingDayFrom(addDays(day, 1))
  }
}
