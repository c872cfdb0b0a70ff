import { eq } from 'drizzle-orm'
import type { Tx } from '../../../platform/visit.ts'
import { frozen } from '../../tables.ts'

export const addFrozen = (tx: Tx, row: typeof frozen.$inferInsert) => tx.insert(frozen).values(row)
export const listFrozen = (tx: Tx, family: string) =>
  tx.select({ records: frozen.records, cells: frozen.cells }).from(frozen).where(eq(frozen.family, family))
