/**
 * A day as people write it: `2027-03-01`, `1/3`, `1/3 2027`, `1 mars`, `01 mar 2027`, or the three fields of a date joined by spaces.
 * Arabic-Indic and Persian digits are digits. Without a year it is the first such day from today on.
 */
import { type Day, dayOf } from './calendar.ts'
import { latinDigits } from './digits.ts'

const months = [
  ['januari', 'january'],
  ['februari', 'february'],
  ['mars', 'march'],
  ['april'],
  ['maj', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['augusti', 'august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
]

function monthOf(word: string): number {
  if (/^\d{1,2}$/.test(word)) return Number(word)
  if (word.length < 3) return 0
  return months.findIndex((names) => names.some((name) => name.startsWith(word.replace('.', '')))) + 1
}

/** The day when it exists: 31 April does not. */
function existing(year: number, month: number, day: number): Day | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const at = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined
}

export function readDay(typed: string, now: Date): Day | undefined {
  const text = latinDigits(typed).trim().toLowerCase()
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [, day = '', month = '', year] = /^(\d{1,2})[\s./]+(\d{1,2}|\p{L}+\.?)(?:[\s./]+(\d{4}))?$/u.exec(text) ?? []
  if (!day) return undefined
  if (year) return existing(Number(year), monthOf(month), Number(day))
  const today = dayOf(now)
  const thisYear = Number(today.slice(0, 4))
  // Up to eight years to the next 29 February.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const found = existing(thisYear + ahead, monthOf(month), Number(day))
    if (found && found >= today) return found
  }
  return undefined
}

/** A time of day as people write it: `14.30`, `14:30`, `kl 14`; as `14:30`. */
export function readTime(typed: string): string | undefined {
  const text = latinDigits(typed).trim().toLowerCase()
  const [, hour = '', minute = '00'] = /^(?:kl\.?\s*)?(\d{1,2})(?:[.:\s]?(\d{2}))?$/.exec(text) ?? []
  if (!hour || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}
