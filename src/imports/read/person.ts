import type { Day } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'
import type { LegalSex } from '../../shared/legal-sex.ts'
import type { PersonalNumber } from '../../shared/personal-number.ts'
import type { PersonField } from '../facts/fields.ts'
import { channels, homeSources } from '../facts/words.ts'
import {
  type Around,
  identityNumber,
  language,
  legalSex,
  mail,
  municipality,
  oneOf,
  phone,
  words,
  yesNo,
} from './cells.ts'
import { type Line, type Read, whole } from './line.ts'

export type Contact = {
  givenName: string
  familyName: string
  phone: string
  mail: string
  language: Language
  interpreter: boolean
  channel: (typeof channels)[number]
  homeSource: (typeof homeSources)[number]
}
/** Somebody in a file; `key` is their id there, `home` the municipality whose row it becomes. Sex is what the file says, or nothing. */
export type PersonLine = {
  key: string
  home: string
  number: PersonalNumber | null
  sex: LegalSex | null
  contact: Contact
}
export type Person = PersonLine & { row: number; checkedOn?: Day }

const name = words(100)
export const key = words(100)

/** Everything but the id, which has another name in a file of applications. */
export function readContact(line: Line<PersonField>): Omit<PersonLine, 'key'> {
  const [givenName, familyName] = [line.may('fornamn', name, ''), line.may('efternamn', name, '')]
  if (givenName === '' && familyName === '') line.refuse('fornamn', 'noName')
  const reached = { phone: line.may('telefon', phone, ''), mail: line.may('epost', mail, '') }
  const channel = line.may('kanal', oneOf(channels), usualChannel(reached))
  if (channel === 'sms' && reached.phone === '') line.refuse('kanal', 'channelPhone')
  if (channel === 'mail' && reached.mail === '') line.refuse('kanal', 'channelMail')
  const rest = {
    language: line.may('sprak', language, 'sv'),
    interpreter: line.may('tolk', yesNo, false),
    homeSource: line.may('hemkommun_kalla', oneOf(homeSources), 'stated'),
  }
  const contact = { givenName, familyName, ...reached, channel, ...rest } as Contact
  const number = line.may('personnummer', identityNumber, null) ?? null
  const sex = line.may('kon', legalSex, null) ?? null
  return { home: line.must('hemkommun', municipality) ?? '', number, sex, contact }
}

const usualChannel = (to: { phone: string | undefined; mail: string | undefined }) =>
  to.phone ? 'sms' : to.mail ? 'mail' : 'letter'

export const readPerson = (line: Line<PersonField>, _around: Around): Read<PersonLine> =>
  whole<PersonLine>(line, { key: line.must('id', key), ...readContact(line) })
