/**
 * A period of days (giltighetstid), half-open: `from` belongs to it, `to` is the first day that does not.
 * `to` null is open. Rows with validity, memberships, roles and prices all carry one.
 */
import { addDays, type Day, daysBetween } from './calendar.ts'

export type DateRange = { from: Day; to: Day | null }

export const covers = ({ from, to }: DateRange, day: Day): boolean => from <= day && (to === null || day < to)

export const overlap = (a: DateRange, b: DateRange): boolean =>
  (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to) && !isEmpty(a) && !isEmpty(b)

export const isEmpty = ({ from, to }: DateRange): boolean => to !== null && to <= from

/** What both have in common, or null. */
export function common(a: DateRange, b: DateRange): DateRange | null {
  if (!overlap(a, b)) return null
  const from = [a.from, b.from].sort()[1] ?? a.from
  const [to = null] = [a.to, b.to].filter((day) => day !== null).sort()
  return { from, to }
}

/** Whole days in a closed period; an open one has no length. */
export const daysIn = ({ from, to }: DateRange): number | null =>
  to === null ? null : Math.max(0, daysBetween(from, to))

/** From the first day to the last, both counted: how people say a period. */
export const fromTo = (first: Day, last: Day): DateRange => ({ from: first, to: addDays(last, 1) })
