/**
 * The days somebody was on the course (deltagandedagar), told by steps: nothing before `ongoing`, nothing
 * after the last day present. What was committed is for the whole course; each payer's part of it is spread over the days.
 * The trap: months are cut out of one running sum, so that they add up to the öre whatever day it ends.
 */
import { addDays, addMonths, type Day, dayOf, daysBetween } from '../../shared/calendar.ts'
import { common, type DateRange, daysIn } from '../../shared/date-range.ts'
import type { Ore } from '../../shared/money.ts'

/** A step that stands, as it was taken: what was taken back is not among them. */
export type Step = { to: string; at: Date; effective?: Day | null }
/** `complete` when the course was gone through: then the whole of what was committed is paid, also when it ended early. */
export type Presence = { spans: readonly DateRange[]; complete: boolean }
/** `2027-03`. */
export type Month = string
/** Half-open, from the first day to the day after the last day of the course. */
type Course = { from: Day; to: Day }
export type MonthPart = { month: Month; days: number; amount: Ore }

export const firstOf = (month: Month): Day => `${month}-01`
export const monthOf = (day: Day): Month => day.slice(0, 7)
export const monthBefore = (now: Date): Month => monthOf(addMonths(firstOf(monthOf(dayOf(now))), -1))
const monthAfter = (month: Month): Month => monthOf(addMonths(firstOf(month), 1))

const none: Presence = { spans: [], complete: false }

/** Interrupted: up to the last day present. Handed over: up to the day before. Registered in error: never. Agreed: not after `stops`. */
export function presenceOf(steps: readonly Step[], stops: Day | null = null): Presence {
  const { spans, complete } = asTaken(steps)
  if (!stops) return { spans, complete }
  const days = { from: '0001-01-01', to: addDays(stops, 1) }
  return { spans: spans.flatMap((span) => common(span, days) ?? []), complete: false }
}

function asTaken(steps: readonly Step[]): Presence {
  const spans: { from: Day; to: Day | null }[] = []
  let complete = false
  for (const step of steps) {
    const day = step.effective ?? dayOf(step.at)
    const last = spans.at(-1)
    if (step.to === 'registered_in_error') return none
    if (step.to === 'ongoing') spans.push({ from: later(day, last?.to), to: null })
    else if (last && last.to === null) last.to = later(step.to === 'transferred' ? day : addDays(day, 1), last.from)
    complete = step.to === 'completed'
  }
  return { spans, complete }
}

const later = (day: Day, other: Day | null | undefined): Day => (other && other > day ? other : day)

/** What one payer owes for each month up to and with `until`. Öre; together the whole when the course was gone through. */
export function monthsOf(amount: Ore, presence: Presence, ends: Day, until: Month): MonthPart[] {
  const first = presence.spans[0]?.from
  if (first === undefined || monthOf(first) > until) return []
  const course = { from: first, to: addDays(later(ends, first), 1) }
  const owed = (before: Day) => part(amount, countedBefore(before, presence, course), daysIn(course) ?? 1)
  const last = monthOf(addDays(course.to, -1))
  const parts: MonthPart[] = []
  for (let month = monthOf(first); month <= until && month <= last; month = monthAfter(month)) {
    const span = { from: firstOf(month), to: firstOf(monthAfter(month)) }
    parts.push({ month, days: presentIn(span, presence, course), amount: owed(span.to) - owed(span.from) })
  }
  return parts.filter(({ days, amount: part }) => days > 0 || part !== 0)
}

/** Whole öre, always rounded the same way; exact for every amount below ninety thousand million kronor. */
const part = (amount: Ore, days: number, of: number): Ore => Number((BigInt(amount) * BigInt(days)) / BigInt(of))

const presentIn = (within: DateRange, { spans }: Presence, course: Course): number =>
  spans.reduce((sum, span) => {
    const shared = common(span, course)
    const days = shared && common(shared, within)
    return sum + ((days && daysIn(days)) || 0)
  }, 0)

/** Who is through before the last day has nothing left to pay for: the rest falls on the day it ended. */
function countedBefore(day: Day, presence: Presence, course: Course): number {
  const present = day > course.from ? presentIn({ from: course.from, to: day }, presence, course) : 0
  const ended = presence.complete ? presence.spans.at(-1)?.to : null
  if (!ended || ended >= course.to || day < ended) return present
  return present + daysBetween(later(ended, course.from), course.to)
}
