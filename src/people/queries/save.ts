import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { insertMany } from '../../platform/bulk.ts'
import type { Tx } from '../../platform/visit.ts'
import type { Assurance, IdentifierKind } from '../identifiers.ts'
import type { HomeSource } from '../person.ts'
import { access, consent, person, personIdentifier } from '../tables.ts'

type Of = { municipality: string; person: string }
export const insertPeople = (tx: Tx, rows: readonly (typeof person.$inferInsert)[]): Promise<void> =>
  insertMany(tx, person, rows)

export const insertIdentifiers = (tx: Tx, rows: readonly (typeof personIdentifier.$inferInsert)[]): Promise<void> =>
  insertMany(tx, personIdentifier, rows)

const identifiersOf = (of: Of, kind?: IdentifierKind): SQL | undefined =>
  and(
    eq(personIdentifier.municipality, of.municipality),
    eq(personIdentifier.person, of.person),
    kind && eq(personIdentifier.kind, kind),
    isNull(personIdentifier.validTo),
  )

export const assureIdentifiers = (tx: Tx, of: Of, assurance: Assurance) =>
  tx.update(personIdentifier).set({ assurance }).where(identifiersOf(of))

type Checked = Of & { version: number; homeSource: HomeSource; at: Date; by: string | null }
/** False when the row has changed since it was seen. */
export async function saveIdentity(tx: Tx, { homeSource, at, by, ...of }: Checked): Promise<boolean> {
  const { rowCount } = await tx
    .update(person)
    .set({ identityCheckedAt: at, identityCheckedBy: by, homeSource })
    .where(and(eq(person.municipality, of.municipality), eq(person.id, of.person), eq(person.version, of.version)))
  return rowCount === 1
}

/** Valid from the database's own clock, which row security reads. */
export const insertAccess = (tx: Tx, rows: Omit<typeof access.$inferInsert, 'validFrom'>[]): Promise<void> =>
  insertMany(tx, access, rows)

export const insertConsent = (tx: Tx, row: typeof consent.$inferInsert) => tx.insert(consent).values(row)

type Withdrawn = { id: string; version: number; at: Date }
/** Its kind, or nothing when it had ended or been changed. */
export async function saveWithdrawn(tx: Tx, of: Of, { id, version, at }: Withdrawn): Promise<string | undefined> {
  const [row] = await tx
    .update(consent)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(consent.municipality, of.municipality),
        eq(consent.person, of.person),
        eq(consent.id, id),
        eq(consent.version, version),
        isNull(consent.withdrawnAt),
      ),
    )
    .returning({ kind: consent.kind })
  return row?.kind
}

/** By the database's own clock, which row security reads. */
export async function saveAccessEnd(tx: Tx, of: Of, id: string) {
  const [row] = await tx
    .update(access)
    .set({ validTo: sql`now()` })
    .where(
      and(
        eq(access.municipality, of.municipality),
        eq(access.person, of.person),
        eq(access.id, id),
        or(isNull(access.validTo), sql`${access.validTo} > now()`),
      ),
    )
    .returning({ organisation: access.organisation, about: access.about })
  return row
}

export const saveCorrection = (tx: Tx, of: Of, right: Partial<typeof person.$inferInsert>) =>
  tx
    .update(person)
    .set(right)
    .where(and(eq(person.municipality, of.municipality), eq(person.id, of.person)))

export const saveInterpreter = (tx: Tx, of: Of) =>
  tx
    .update(person)
    .set({ interpreter: true })
    .where(and(eq(person.municipality, of.municipality), eq(person.id, of.person), eq(person.interpreter, false)))
