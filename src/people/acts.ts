import { randomUUID } from 'node:crypto'
import { record } from '../platform/audit.ts'
import type { Tx, Visit } from '../platform/visit.ts'
import type { Day } from '../shared/calendar.ts'
import type { LegalSex } from '../shared/legal-sex.ts'
import { type Assurance, hashIdentifier, type Identifier, sealIdentifier } from './identifiers.ts'
import { type Channel, type HomeSource, nameKeyOf, type Person } from './person.ts'
import { findPerson } from './queries/find.ts'
import {
  assureIdentifiers,
  insertAccess,
  insertConsent,
  insertIdentifiers,
  insertPeople,
  saveAccessEnd,
  saveCorrection,
  saveIdentity,
  saveInterpreter,
  saveWithdrawn,
} from './queries/save.ts'
import { saveSex } from './queries/sex.ts'

type Of = { municipality: string; person: string }
export type NewPerson = {
  municipality: string
  /** Given by the caller when rows elsewhere must name the person first. */
  id?: string
  /** The unit that answers for the person. */
  unit: string
  givenName?: string
  familyName?: string
  phone?: string
  mail?: string
  language?: string
  interpreter?: boolean
  channel?: Channel
  homeSource?: HomeSource
  followers?: readonly string[]
  demo?: boolean
  createdAt?: Date
  firstSfi?: Day | null
  sex?: LegalSex | null
  identifiers?: readonly Identifier[]
}

export async function newPerson(tx: Tx, visit: Visit, facts: NewPerson): Promise<string> {
  const [id] = await newPeople(tx, visit, [facts])
  return id as string
}

/** A few statements however many they are. The caller's session must own the municipality. */
export async function newPeople(tx: Tx, visit: Visit, list: readonly NewPerson[]): Promise<string[]> {
  const rows = list.map(({ identifiers: _, followers = [], ...facts }) => ({
    ...facts,
    id: facts.id ?? randomUUID(),
    followers: [...followers],
    nameKey: nameKeyOf({ givenName: facts.givenName ?? '', familyName: facts.familyName ?? '' }),
    createdAt: facts.createdAt ?? visit.now,
  }))
  const numbers = rows.flatMap(({ municipality, id }, index) =>
    (list[index]?.identifiers ?? []).map((identifier) => sealed(visit, { municipality, person: id }, identifier)),
  )
  await insertPeople(tx, rows)
  await insertIdentifiers(tx, numbers)
  return rows.map(({ id }) => id)
}

const sealed = (visit: Visit, of: Of, identifier: Identifier) => ({
  ...of,
  kind: identifier.kind,
  source: identifier.source,
  ...(identifier.assurance && { assurance: identifier.assurance }),
  sealed: sealIdentifier(visit.services.keys, of, identifier),
  hmac: hashIdentifier(visit.services.keys, of.municipality, identifier),
})

export type Confirmed = Of & { version: number; homeSource: HomeSource; assurance: Assurance }

/** A caseworker has seen who somebody is and where the home municipality stands; false when the row was changed meanwhile. */
export async function confirmIdentity(tx: Tx, visit: Visit, of: Confirmed): Promise<boolean> {
  const { assurance, ...row } = of
  if (!(await saveIdentity(tx, { ...row, at: visit.now, by: visit.actor.account }))) return false
  await assureIdentifiers(tx, of, assurance)
  await record(tx, visit, entryOf(of, 'confirmIdentity', ['identity', 'home']))
  return true
}

export type Correction = Partial<
  Pick<Person, 'givenName' | 'familyName' | 'phone' | 'mail' | 'language' | 'interpreter'> & { sex: LegalSex | null }
>

/** What was wrong about somebody is put right (rättelse), as they asked; the search key follows the name. */
export async function correctPerson(tx: Tx, visit: Visit, of: Of, right: Correction): Promise<void> {
  const person = await findPerson(tx, visit, of)
  if (!person) return
  await saveCorrection(tx, of, { ...right, nameKey: nameKeyOf({ ...person, ...right }) })
  await record(tx, visit, entryOf(of, 'correct', Object.keys(right)))
}

/** A caseworker writes what the population register says; false when the row was changed meanwhile. */
export async function registerSex(
  tx: Tx,
  visit: Visit,
  of: Of & { version: number },
  sex: LegalSex | null,
): Promise<boolean> {
  if (!(await saveSex(tx, of, sex))) return false
  await record(tx, visit, entryOf(of, 'correct', ['sex']))
  return true
}

const entryOf = (of: Of, verb: string, fields: string[] = []) => ({
  verb,
  municipality: of.municipality,
  person: of.person,
  about: { kind: 'person', id: of.person },
  fields,
})

export type Opening = Of & {
  organisation: string
  /** What is opened: `application`, `person` … */
  scope: string
  /** Ground that opens secrecy (OSL): consent, own_task, duty … */
  ground: string
  /** GDPR 6.1 c or e for authorities, a for consent. The two are never merged. */
  legalBasis: string
  about?: string | null
}

/** From now on the organisation sees the person, or the one application that it is about. */
export async function openAccess(tx: Tx, visit: Visit, ...openings: Opening[]): Promise<void> {
  if (openings.length === 0) return
  await insertAccess(
    tx,
    openings.map((opening) => ({ ...opening, about: opening.about ?? null })),
  )
  const grounds = openings.map((opening) => ({ ...entryOf(opening, 'openAccess'), ground: opening.ground }))
  await record(tx, visit, ...grounds)
}

export type NewConsent = Of & {
  kind: string
  receiver?: string | null
  about?: string | null
  textVersion: string
  language: string
  channel: string
  interpreter?: boolean
  validTo?: Date | null
  /** What is released; nothing when the kind says it all. */
  parts?: readonly string[]
  /** Who wrote it down, where it is not whoever the site works for. */
  recordedBy?: string | null
}

export async function recordConsent(tx: Tx, visit: Visit, given: NewConsent): Promise<string> {
  const id = randomUUID()
  const { parts = [], recordedBy = visit.actor.account } = given
  const row = { ...given, parts: [...parts], id, recordedBy, givenAt: visit.now }
  await insertConsent(tx, row)
  await record(tx, visit, entryOf(given, 'consent', [given.kind]))
  return id
}

type Row = { id: string; version: number }
/** The person has changed their mind: from the next request on it opens nothing. False when it had ended already. */
export async function withdrawConsent(tx: Tx, visit: Visit, of: Of, row: Row): Promise<boolean> {
  const kind = await saveWithdrawn(tx, of, { ...row, at: visit.now })
  if (kind)
    await record(tx, visit, { ...entryOf(of, 'withdrawConsent', [kind]), about: { kind: 'consent', id: row.id } })
  return kind !== undefined
}

/** What a law opened is closed; gives the organisation that no longer sees it, and what it was about. */
export async function endAccess(tx: Tx, visit: Visit, of: Of, access: string) {
  const ended = await saveAccessEnd(tx, of, access)
  if (ended) await record(tx, visit, { ...entryOf(of, 'endAccess'), about: { kind: 'access', id: access } })
  return ended
}

/** Asked for once, and shown to everybody who meets the person. */
export const wantInterpreter = (tx: Tx, of: Of): Promise<unknown> => saveInterpreter(tx, of)
