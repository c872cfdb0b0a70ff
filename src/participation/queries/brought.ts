import { insertMany } from '../../platform/bulk.ts'
import type { Tx } from '../../platform/visit.ts'
import { outcome } from '../tables.ts'

export const insertOutcomes = (tx: Tx, rows: readonly (typeof outcome.$inferInsert)[]): Promise<void> =>
  insertMany(tx, outcome, rows)
