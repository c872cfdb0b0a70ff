import { clientOf, type Tx } from './visit.ts'

/** Until this transaction ends nobody else does the same: two sites may start on one database in the same moment. */
export async function takeTurn(tx: Tx, work: string): Promise<void> {
  await clientOf(tx).query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [work])
}
