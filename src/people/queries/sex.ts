import { and, eq } from 'drizzle-orm'
import { clientOf, type Tx } from '../../platform/visit.ts'
import type { LegalSex } from '../../shared/legal-sex.ts'
import { person } from '../tables.ts'

type Of = { municipality: string; person: string }

/** What the person's own row says of sex, to those who may know; null where nobody has said, and to everybody else. */
export async function findSex(tx: Tx, { municipality, person: of }: Of): Promise<LegalSex | null> {
  const { rows } = await clientOf(tx).query<{ sex: LegalSex }>('select sex from people.sexes($1, array[$2::uuid])', [
    municipality,
    of,
  ])
  return rows[0]?.sex ?? null
}

/** False when the row has changed since it was seen. */
export async function saveSex(tx: Tx, of: Of & { version: number }, sex: LegalSex | null): Promise<boolean> {
  const { rowCount } = await tx
    .update(person)
    .set({ sex })
    .where(and(eq(person.municipality, of.municipality), eq(person.id, of.person), eq(person.version, of.version)))
  return rowCount === 1
}
