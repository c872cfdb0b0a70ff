import { and, eq, isNull, type SQL } from 'drizzle-orm'
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
