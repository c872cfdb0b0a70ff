/**
 * Days in a file: dates, or in example files whole days counted from the day of loading (`-30`). What happened gets an
 * hour in working time, the same hour each time the file is read, and never one that has not been yet.
 * The trap: two things on one day keep their order.
 */
import { createHash } from 'node:crypto'
import { addDays, type Day, endOfDay } from '../../shared/calendar.ts'
import { plain } from '../../shared/digits.ts'
import { readDay } from '../../shared/typed-day.ts'
import type { Reader } from './cells.ts'

const counted = new Map<string, Day>()
/** Reckoned once: calendars are slow and files are long. */
function dayFrom(from: Day, days: number): Day {
  const key = `${from} ${days}`
  const found = counted.get(key) ?? addDays(from, days)
  if (counted.size > 5000) counted.clear()
  counted.set(key, found)
  return found
}

const earliest = '1990-01-01'
const latest = '2199-12-31'

export const day: Reader<Day> = (text, { now, countedFrom }) => {
  const written = plain(text)
  if (/^[+-]?\d{1,3}$/.test(written)) return { value: dayFrom(countedFrom, Number(written)) }
  const found = readDay(text.replace(/[T ]\d{2}:\d{2}(:\d{2})?$/, ''), now)
  return found && found >= earliest && found <= latest ? { value: found } : { why: 'day' }
}

/** A day that has been. */
export const pastDay: Reader<Day> = (text, around) => {
  const read = day(text, around)
  return 'value' in read && read.value > around.today ? { why: 'future' } : read
}

/** Minutes before the end of the day: clocks are put forward and back at night, so that the day is not always 24 hours. */
const opens = 16 * 60
const closes = 8 * 60 - 15
/** The last time at which the first thing of a day happens; what follows the same day comes after it. */
const spread = 7 * 60
const minute = 60_000

type Hours = {
  /** Decides the minute of what follows. */
  key: string
  /** When on its day the first one is, as a share of the working hours. */
  begins: number
  endOf: (day: Day) => number
  now: Date
}
/** One moment for each day given, in order. */
export function momentsOf(given: readonly Day[], { key, begins, endOf, now }: Hours): Date[] {
  const digest = createHash('sha256').update(key).digest()
  let before = 0
  return given.map((day, index) => {
    const share = index === 0 ? begins : digest.readUInt8(index % 32) / 256
    const wished = endOf(day) - (opens - share * spread) * minute
    const after = Math.min(before + 7 * minute, endOf(day) - closes * minute)
    before = Math.min(Math.max(wished, after, before), now.getTime())
    return new Date(Math.floor(before / 1000) * 1000)
  })
}

/** The end of a day, reckoned once for each. */
export function dayEnds(): (day: Day) => number {
  const known = new Map<Day, number>()
  return (of) => {
    const found = known.get(of) ?? endOfDay(of).getTime() + 1
    known.set(of, found)
    return found
  }
}
