/**
 * Correction (rättelse) and restriction (begränsning), articles 16 and 18: the person asks, the responsible unit answers within a month.
 * The trap: what is refused is not over. The person's own note of dispute stays beside the field for as long as the field does.
 */
import { addMonths, type Day, dayOf, endOfDay } from '../shared/calendar.ts'
import { isLanguage } from '../shared/language.ts'
import { readSex } from '../shared/legal-sex.ts'

const personFields = ['givenName', 'familyName', 'phone', 'mail', 'language', 'interpreter', 'sex'] as const
export type PersonField = (typeof personFields)[number]
/** `other` is changed by the desk where it stands; the answer says what was done. */
export const correctable = [...personFields, 'wish', 'other'] as const
export type Correctable = (typeof correctable)[number]

export const requestDue = (askedAt: Date): Date => endOfDay(addMonths(dayOf(askedAt), 1))
/** The last day that a restriction may be given until. */
export const restrictedAtMost = (now: Date): Day => addMonths(dayOf(now), 12)

export const isPersonField = (field: string): field is PersonField => personFields.includes(field as PersonField)

/** Of somebody with protected identity these stand in the vault and nowhere else. */
export const liesInVault = (field: string): boolean => ['givenName', 'familyName', 'phone', 'mail'].includes(field)

const yes: Record<string, boolean> = { ja: true, nej: false, yes: true, no: false }
/** What is written into the row, or the key of a problem. */
export function correctedValue(field: string, typed: string): { value: string | boolean | null } | { problem: string } {
  const value = typed.trim()
  if (field === 'language') return isLanguage(value) ? { value } : { problem: 'language' }
  if (field === 'interpreter') {
    const said = yes[value.toLowerCase()]
    return said === undefined ? { problem: 'interpreter' } : { value: said }
  }
  if (field === 'sex') {
    const sex = readSex(value)
    return sex === undefined ? { problem: 'sex' } : { value: sex }
  }
  if (value === '' && field === 'givenName') return { problem: 'value' }
  return value.length > 500 ? { problem: 'long' } : { value }
}
