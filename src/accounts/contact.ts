/**
 * A phone number or mail address (telefon, mejl) as people write it, made into one form so that the same always gives the same.
 * The trap: a Swedish number has its zero at home and +46 abroad.
 */
import { plain } from '../shared/digits.ts'

export type Contact = { kind: 'phone' | 'mail'; value: string }

const unwritten = /[-()./]/g

/** `070-174 06 05` as `+46701740605`; null when it cannot be a phone number. */
export function readPhone(text: string): string | null {
  if (text.length > 40) return null
  const digits = plain(text)
    .replaceAll(unwritten, '')
    .replace(/^00/, '+')
    .replace(/^\+460/, '+46')
  const whole = digits.startsWith('0') ? `+46${digits.slice(1)}` : digits
  return /^\+[1-9]\d{7,14}$/.test(whole) ? whole : null
}

const mail = /^[^\s@<>"(),:;[\]\\]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,8}$/

/** In small letters and without spaces; null when it cannot be an address. */
export function readMail(text: string): string | null {
  if (text.length > 254) return null
  const written = plain(text).toLowerCase()
  return mail.test(written) ? written : null
}

export function readContact(text: string): Contact | null {
  const kind = text.includes('@') ? 'mail' : 'phone'
  const value = kind === 'mail' ? readMail(text) : readPhone(text)
  return value ? { kind, value } : null
}

/** Enough to know one's own by, and no more: `+46 … 05`, `a…@exempel.se`. */
export function masked({ kind, value }: Contact): string {
  if (kind === 'phone') return `${value.slice(0, 3)} … ${value.slice(-2)}`
  const [name = '', place = ''] = value.split('@')
  return `${name.slice(0, 1)}…@${place}`
}
