import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { readPerson, type Seen } from '../../platform/audit.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { hashIdentifier, type Identifier, openIdentifier } from '../identifiers.ts'
import type { Person } from '../person.ts'
import { consent, person, personIdentifier } from '../tables.ts'

type Of = { municipality: string; person: string }

/** Organisations that a live row opens the person to, as far as the reader may know of them. */
const partners = sql<
  string[]
>`array(select a.organisation from people.access a where a.municipality = person.municipality
  and a.person = person.id and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now()))`

export const columns = {
  id: person.id,
  person: person.id,
  municipality: person.municipality,
  unit: person.unit,
  partners,
  handlers: person.handlers,
  followers: person.followers,
  givenName: person.givenName,
  familyName: person.familyName,
  phone: person.phone,
  mail: person.mail,
  language: person.language,
  interpreter: person.interpreter,
  channel: person.channel,
  homeSource: person.homeSource,
  identityCheckedAt: person.identityCheckedAt,
  responsible: person.responsible,
  version: person.version,
}

/** One person, as a page or an act may see them; the reading is in the log. */
export async function findPerson(tx: Tx, visit: Visit, of: Of): Promise<Seen<Person> | undefined> {
  const rows = tx
    .select(columns)
    .from(person)
    .where(and(eq(person.municipality, of.municipality), eq(person.id, of.person)))
  const [found] = await readPerson<Person>(tx, visit, rows, { kind: 'person', fields: ['name', 'contact'] })
  return found
}

/** Who has this number in this municipality; nobody can ask across. */
export async function findByIdentifier(
  tx: Tx,
  visit: Visit,
  municipality: string,
  identifier: Pick<Identifier, 'kind' | 'value'>,
): Promise<string | undefined> {
  const hash = hashIdentifier(visit.services.keys, municipality, identifier)
  const [found] = await tx
    .select({ person: personIdentifier.person })
    .from(personIdentifier)
    .where(
      and(
        eq(personIdentifier.municipality, municipality),
        eq(personIdentifier.kind, identifier.kind),
        eq(personIdentifier.hmac, hash),
        isNull(personIdentifier.validTo),
      ),
    )
  return found?.person
}

/** The numbers that hold today, opened. For the page where a caseworker confirms who somebody is. */
export async function listIdentifiers(tx: Tx, visit: Visit, of: Of) {
  const rows = await tx
    .select()
    .from(personIdentifier)
    .where(
      and(
        eq(personIdentifier.municipality, of.municipality),
        eq(personIdentifier.person, of.person),
        isNull(personIdentifier.validTo),
      ),
    )
  return rows
    .filter(({ kind }) => kind !== 'import')
    .map(({ kind, sealed, assurance, source }) => ({
      kind,
      assurance,
      source,
      value: openIdentifier(visit.services.keys, of, kind, sealed),
    }))
}

export type ConsentAsked = Of & { kind: string; receiver?: string | null; about?: string | null; now: Date }

/** Is there a consent that has neither ended nor been withdrawn? Asked anew each time. */
export async function hasConsent(tx: Tx, { municipality, person: of, kind, receiver, about, now }: ConsentAsked) {
  const rows = await tx
    .select({ id: consent.id })
    .from(consent)
    .where(
      and(
        eq(consent.municipality, municipality),
        eq(consent.person, of),
        eq(consent.kind, kind),
        isNull(consent.withdrawnAt),
        or(isNull(consent.validTo), sql`${consent.validTo} > ${now}`),
        receiver ? eq(consent.receiver, receiver) : undefined,
        about ? eq(consent.about, about) : undefined,
      ),
    )
    .limit(1)
  return rows.length > 0
}
