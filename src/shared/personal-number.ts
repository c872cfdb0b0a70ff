/**
 * Swedish identity number (personnummer) and co-ordination number (samordningsnummer, day + 60), kept as 12 digits.
 * The trap: ten digits say nothing about the century but for the sign: "+" from the year somebody turns 100. The last
 * digits tell nothing that we use: sex is never derived. Demonstration and tests take test numbers only.
 */
import { plain } from './digits.ts'

export type PersonalNumber = { digits: string; kind: 'personnummer' | 'samordningsnummer' }
export type NumberProblem = 'checkDigit' | 'date' | 'length' | 'digits'
export type ReadNumber = { value: PersonalNumber } | { problem: NumberProblem }

/** The tenth digit that belongs to nine: weights 2 1 2 1 ..., digits of the products added (Luhn). */
export function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + Math.floor(product / 10) + (product % 10)
  }, 0)
  return (10 - (sum % 10)) % 10
}

const fits = (ten: string): boolean => checkDigit(ten.slice(0, 9)) === Number(ten[9])

const inSweden = new Intl.DateTimeFormat('sv-SE-u-nu-latn', { timeZone: 'Europe/Stockholm', dateStyle: 'short' })
/** The day in Sweden as eight digits. */
const today = (now: Date): string => inSweden.format(now).replaceAll('-', '')

function century(ten: string, plus: boolean, now: Date): string {
  const thisYear = Number(today(now).slice(0, 4))
  const age = (thisYear - Number(ten.slice(0, 2))) % 100
  return String(thisYear - age - (plus ? 100 : 0)).slice(0, 2)
}

const earliestYear = 1840

function isBirthday(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= earliestYear && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0
}

function kindOf(twelve: string, now: Date): PersonalNumber['kind'] | null {
  const day = Number(twelve.slice(6, 8))
  const moved = day > 60
  const born = moved ? day - 60 : day
  const date = `${twelve.slice(0, 6)}${String(born).padStart(2, '0')}`
  if (!isBirthday(Number(date.slice(0, 4)), Number(date.slice(4, 6)), born) || date > today(now)) return null
  return moved ? 'samordningsnummer' : 'personnummer'
}

/** 10 or 12 digits as people write them. `now` decides the century of ten digits and refuses days to come. */
export function readPersonalNumber(text: string, now: Date): ReadNumber {
  const [, digits, plus, last = ''] = plain(text.slice(0, 100)).match(/^([\d-]*)(?:([+])([\d-]*))?$/) ?? []
  if (digits === undefined) return { problem: 'digits' }
  const all = `${digits}${last}`.replaceAll('-', '')
  if (all.length !== 10 && all.length !== 12) return { problem: 'length' }
  const twelve = all.length === 12 ? all : century(all, plus === '+', now) + all
  const kind = kindOf(twelve, now)
  if (!kind) return { problem: 'date' }
  return fits(twelve.slice(2)) ? { value: { digits: twelve, kind } } : { problem: 'checkDigit' }
}

/** Birth numbers 980-999 are never given to anybody (Skatteverket's test numbers; verify before use). */
export const isTestNumber = (digits: string): boolean => /^\d{8}9[89]\d\d$/.test(digits)

/** What a demonstration accepts: the number must not be anybody's. */
export function readTestNumber(text: string, now: Date): ReadNumber | { problem: 'notTest' } {
  const read = readPersonalNumber(text, now)
  return 'value' in read && !isTestNumber(read.value.digits) ? { problem: 'notTest' } : read
}

/** `199001019802` as people write it, with the century: `19900101-9802`. */
export const showPersonalNumber = (digits: string): string => `${digits.slice(0, 8)}-${digits.slice(8)}`

/** Organisation number (organisationsnummer) as ten digits, or null: the third digit is 2 or more, so no date fits. */
export function readOrganisationNumber(text: string): string | null {
  const digits = plain(text.slice(0, 100)).replaceAll('-', '')
  const ten = /^16\d{10}$/.test(digits) ? digits.slice(2) : digits
  return /^\d\d[2-9]\d{7}$/.test(ten) && fits(ten) ? ten : null
}
