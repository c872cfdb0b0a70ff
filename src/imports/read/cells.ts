/** What stands in one cell, read to a value or to why it cannot be read. */

import { readMail, readPhone } from '../../accounts/index.ts'
import type { Day } from '../../shared/calendar.ts'
import { plain } from '../../shared/digits.ts'
import { isLanguage, type Language } from '../../shared/language.ts'
import { type LegalSex, readSex } from '../../shared/legal-sex.ts'
import { whole } from '../../shared/money.ts'
import { isMunicipalityCode } from '../../shared/municipality-code.ts'
import { type PersonalNumber, readPersonalNumber, readTestNumber } from '../../shared/personal-number.ts'
import type { Why } from './problem.ts'

export type Cell<T> = { value: T } | { why: Why; about?: string }
/** `countedFrom` is the day from which a file counts days, usually `today`. */
export type Around = { now: Date; today: Day; countedFrom: Day; mode: 'demo' | 'production' }
export type Reader<T> = (text: string, around: Around) => Cell<T>

export const words =
  (most: number): Reader<string> =>
  (text) =>
    text.length <= most ? { value: text } : { why: 'tooLong', about: String(most) }

export const oneOf =
  <Word extends string>(list: readonly Word[]): Reader<Word> =>
  (text) => {
    const found = list.find((word) => word.toLowerCase() === text.toLowerCase())
    return found === undefined ? { why: 'notOneOf', about: list.join(', ') } : { value: found }
  }

export const manyOf =
  <Word extends string>(list: readonly Word[]): Reader<Word[]> =>
  (text) => {
    const found = text.split(/[\s,]+/).map((word) => list.find((known) => known === word))
    return found.includes(undefined) ? { why: 'notOneOf', about: list.join(', ') } : { value: found as Word[] }
  }

export const wholeNumber =
  (least: number, most: number): Reader<number> =>
  (text) => {
    const digits = plain(text)
    const number = /^\d{1,12}$/.test(digits) ? Number(digits) : Number.NaN
    return number >= least && number <= most ? { value: number } : { why: 'wholeNumber', about: `${least}–${most}` }
  }

const truths: Record<string, boolean> = {
  ja: true,
  nej: false,
  yes: true,
  no: false,
  j: true,
  n: false,
  1: true,
  0: false,
}
export const yesNo: Reader<boolean> = (text) => {
  const value = truths[text.toLowerCase()]
  return value === undefined ? { why: 'yesNo' } : { value }
}

/** `code: text | code: text`. */
export const coded: Reader<{ code: string; text: string }[]> = (text) => {
  const found = text.split('|').map((part) => /^\s*([\w-]{1,40})\s*:\s*(.{1,300}?)\s*$/su.exec(part))
  if (found.some((match) => !match)) return { why: 'coded' }
  return { value: found.map((match) => ({ code: match?.[1] ?? '', text: match?.[2] ?? '' })) }
}

export type NamedShare = { who: string; share: number }
/** `kommun:6000 af:4000`, basis points that are the whole together. */
export const shares: Reader<NamedShare[]> = (text) => {
  const [first = '', ...rest] = text.split(':')
  const value: NamedShare[] = []
  let who = first.trim()
  for (const part of rest) {
    const [, share, next = ''] = /^\s*(\d{1,5})(?:\s+(.*))?$/su.exec(part) ?? []
    if (!share || !who) return { why: 'shares' }
    value.push({ who, share: Number(share) })
    who = next.trim()
  }
  if (who || value.length === 0) return { why: 'shares' }
  const sum = value.reduce((total, { share }) => total + share, 0)
  if (value.some(({ share }) => share < 1) || sum !== whole) return { why: 'sharesNotWhole', about: String(sum) }
  return { value }
}

export const municipality: Reader<string> = (text) => {
  const code = plain(text)
  return isMunicipalityCode(code) ? { value: code } : { why: 'municipality', about: text.slice(0, 40) }
}

export const identityNumber: Reader<PersonalNumber> = (text, { mode, now }) => {
  const read = mode === 'demo' ? readTestNumber(text, now) : readPersonalNumber(text, now)
  return 'value' in read ? read : { why: `number_${read.problem}` }
}

const orWhy =
  (why: Why, read: (text: string) => string | null): Reader<string> =>
  (text) => {
    const value = read(text)
    return value === null ? { why } : { value }
  }
export const phone = orWhy('phone', readPhone)
export const mail = orWhy('mail', readMail)

export const legalSex: Reader<LegalSex | null> = (text) => {
  const sex = readSex(text)
  return sex === undefined ? { why: 'notOneOf', about: 'kvinna, man, okänt' } : { value: sex }
}

export const language: Reader<Language> = (text) => {
  const word = text.toLowerCase()
  return isLanguage(word) ? { value: word } : { why: 'notOneOf', about: 'sv, en, ar, prs, so, ti, uk' }
}
