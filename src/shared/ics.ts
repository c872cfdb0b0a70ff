/**
 * A file for somebody's own calendar (kalenderfil, iCalendar, RFC 5545): starts, last days, interviews.
 * The trap: lines are folded at 75 bytes, not characters, and a letter such as å must not be cut in two.
 */
import { addDays, type Day } from './calendar.ts'

export type CalendarEvent = {
  /** The same event keeps its id, so that a newer file replaces an older one. */
  id: string
  title: string
  place?: string | undefined
  about?: string | undefined
  url?: string | undefined
  /** Whole days, both counted; or a moment and its length. */
  when: { from: Day; to: Day } | { at: Date; minutes: number }
}

const zone = 'Europe/Stockholm'
const summer = ['BEGIN:DAYLIGHT', 'DTSTART:19810329T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'TZNAME:CEST']
const winter = ['BEGIN:STANDARD', 'DTSTART:19961027T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'TZNAME:CET']
const timezone = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  ...summer,
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  ...winter,
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const escaped = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replace(/\r\n|[\r\n]/g, '\\n')
    .replace(/[;,]/g, (sign) => `\\${sign}`)
const bytes = new TextEncoder()
const mostBytes = 75

function folded(line: string): string {
  const lines: string[] = []
  let now = ''
  for (const letter of line) {
    if (bytes.encode(now + letter).length > mostBytes) {
      lines.push(now)
      now = ' '
    }
    now += letter
  }
  return [...lines, now].join('\r\n')
}

const digits = (text: string) => text.replaceAll(/[-:]/g, '')
const universal = (at: Date) => `${digits(at.toISOString().slice(0, 19))}Z`
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
const local = (at: Date) => digits(clock.format(at)).replace(' ', 'T')

function timesOf(when: CalendarEvent['when']): string[] {
  if ('from' in when) {
    return [`DTSTART;VALUE=DATE:${digits(when.from)}`, `DTEND;VALUE=DATE:${digits(addDays(when.to, 1))}`]
  }
  const end = new Date(when.at.getTime() + when.minutes * 60_000)
  return [`DTSTART;TZID=${zone}:${local(when.at)}`, `DTEND;TZID=${zone}:${local(end)}`]
}

const eventLines = ({ id, title, place, about, url, when }: CalendarEvent, stamp: Date): string[] => [
  'BEGIN:VEVENT',
  `UID:${id}@knutpunkt`,
  `DTSTAMP:${universal(stamp)}`,
  ...timesOf(when),
  `SUMMARY:${escaped(title)}`,
  ...(place ? [`LOCATION:${escaped(place)}`] : []),
  ...(about ? [`DESCRIPTION:${escaped(about)}`] : []),
  ...(url ? [`URL:${url}`] : []),
  'END:VEVENT',
]

/** Sent as `text/calendar; charset=utf-8`. */
export const calendarFile = (events: readonly CalendarEvent[], stamp: Date): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Knutpunkt//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...timezone,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
