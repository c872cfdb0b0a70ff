/**
 * What somebody is found by (nyckel): two of three must agree, name by sound, day of birth, phone. Each agreement is one
 * key, hashed with the municipality's own secret, so that a pair is two rows with a key in common.
 */
import { nameSounds } from './sounds.ts'

export type Likeness = { name: string; phone: string; births: readonly string[] }

/** +46 70-174 06 05 and 0701740605 are one number; too short ones are none. */
export function phoneOf(typed: string): string | null {
  const digits = typed.replace(/[^\d+]/g, '').replace(/^(?:\+|00)46/, '0')
  return digits.length >= 7 ? digits : null
}

/** The day of birth in a number of twelve digits; co-ordination numbers have 60 added to the day. */
export function birthOf(kind: string, value: string): string | null {
  if (!/^\d{12}$/.test(value) || (kind !== 'personnummer' && kind !== 'samordningsnummer')) return null
  const day = Number(value.slice(6, 8))
  return `${value.slice(0, 6)}${String(day > 60 ? day - 60 : day).padStart(2, '0')}`
}

export function likenessOf({ name, phone, births }: Likeness): string[] {
  const number = phoneOf(phone)
  const sounds = nameSounds(name)
  const days = [...new Set(births)]
  return [
    ...sounds.flatMap((sound) => days.map((day) => `name birth ${sound} ${day}`)),
    ...(number ? sounds.map((sound) => `name phone ${sound} ${number}`) : []),
    ...(number ? days.map((day) => `birth phone ${day} ${number}`) : []),
  ]
}

/** Rows of two people side by side: what is the same, what differs, what only one of them has. */
export type Compared = { field: string; values: readonly [string, string]; same: boolean }
export const compare = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): Compared[] =>
  Object.keys(one).map((field) => {
    const values = [one[field] ?? '', other[field] ?? ''] as const
    return { field, values, same: values[0] === values[1] }
  })
