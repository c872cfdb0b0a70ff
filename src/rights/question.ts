/**
 * A question about a line of the log (fråga om insyn): "Jag förstår inte varför". The data protection officer answers within ten
 * working days. The trap: the same line asked about twice is one question.
 */
import { addWorkingDays, type Day, dayOf, workingDaysBetween } from '../shared/calendar.ts'

const daysToAnswer = 10
export const answerDue = (askedAt: Date): Date => addWorkingDays(askedAt, daysToAnswer)

export type Clock = { late: boolean; days: number }
/** Working days that are left, or how many it is late. */
export function clockOf(due: Date, now: Date): Clock {
  const [today, last]: [Day, Day] = [dayOf(now), dayOf(due)]
  return due < now
    ? { late: true, days: workingDaysBetween(last, today) }
    : { late: false, days: workingDaysBetween(today, last) }
}
