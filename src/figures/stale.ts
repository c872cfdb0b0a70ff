/** Whether a source has gone silent: its day has passed, and as many days more as its kind of figures may be late. */
import { addDays, type Day } from '../shared/calendar.ts'

type Expected = { expectedOn: Day | null; grace: number }
export const isStale = ({ expectedOn, grace }: Expected, today: Day): boolean =>
  expectedOn !== null && addDays(expectedOn, grace) < today
