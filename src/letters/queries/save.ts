import type { Tx } from '../../platform/visit.ts'
import { letter, sheet } from '../tables.ts'

/** The same thing is told about once; whoever was second finds the first letter. */
export async function insertLetter(tx: Tx, row: typeof letter.$inferInsert): Promise<void> {
  await tx.insert(letter).values(row).onConflictDoNothing()
}

/** False when the sheet was there already. */
export async function insertSheet(tx: Tx, row: typeof sheet.$inferInsert): Promise<boolean> {
  const { rowCount } = await tx.insert(sheet).values(row).onConflictDoNothing()
  return rowCount === 1
}
