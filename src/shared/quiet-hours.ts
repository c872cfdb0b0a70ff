/**
 * Quiet hours (tysta timmar): nobody is sent anything between 20 and 07 in Sweden but what they have asked for this minute.
 * The trap: the hours are those of the clock on the wall, so the night is one hour shorter or longer twice a year.
 */
import { addDays, dayOf, momentOn } from './calendar.ts'

const [morning, evening] = ['07:00', '20:00']

/** When the night that this moment lies in is over; null by day. */
export function quietUntil(at: Date): Date | null {
  const day = dayOf(at)
  if (at < momentOn(day, morning)) return momentOn(day, morning)
  return at < momentOn(day, evening) ? null : momentOn(addDays(day, 1), morning)
}
