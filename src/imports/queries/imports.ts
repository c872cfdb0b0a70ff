import { and, desc, eq, gt, lte } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import { importTable } from '../tables.ts'

export type ImportRow = typeof importTable.$inferSelect

export const insertImport = (tx: Tx, row: typeof importTable.$inferInsert) => tx.insert(importTable).values(row)

/** Row security leaves one's own, and those that wait for a second administrator. */
export async function findImport(tx: Tx, id: string, now: Date): Promise<ImportRow | undefined> {
  const [found] = await tx
    .select()
    .from(importTable)
    .where(and(eq(importTable.id, id), gt(importTable.endsAt, now)))
  return found
}

export const listImports = (tx: Tx, now: Date): Promise<ImportRow[]> =>
  tx.select().from(importTable).where(gt(importTable.endsAt, now)).orderBy(desc(importTable.madeAt)).limit(50)

/** False when somebody has changed the row since it was read. */
export const saveImport = async (
  tx: Tx,
  { id, version }: Pick<ImportRow, 'id' | 'version'>,
  row: Partial<typeof importTable.$inferInsert>,
): Promise<boolean> =>
  (
    await tx
      .update(importTable)
      .set(row)
      .where(and(eq(importTable.id, id), eq(importTable.version, version)))
  ).rowCount === 1

/** The files that nobody's row points to any more. */
export async function removeImport(tx: Tx, id: string): Promise<string[]> {
  const gone = await tx.delete(importTable).where(eq(importTable.id, id)).returning({ stored: importTable.stored })
  return gone.map(({ stored }) => stored)
}
export async function removeEnded(tx: Tx, now: Date): Promise<string[]> {
  const gone = await tx
    .delete(importTable)
    .where(lte(importTable.endsAt, now))
    .returning({ stored: importTable.stored })
  return gone.map(({ stored }) => stored)
}
