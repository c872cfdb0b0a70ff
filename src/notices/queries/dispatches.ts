import { and, desc, eq, lte } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import { dispatch } from '../tables.ts'
import type { Of } from './lines.ts'

export type Dispatch = typeof dispatch.$inferSelect

export const insertDispatch = (tx: Tx, row: typeof dispatch.$inferInsert) => tx.insert(dispatch).values(row)

const ofApplication = ({ municipality, application }: Of) =>
  and(eq(dispatch.municipality, municipality), eq(dispatch.application, application))

/** One message whose turn it is, held while it is sent: nobody else sends it meanwhile. */
export async function lockDispatch(tx: Tx, of: Of, now: Date): Promise<Dispatch | undefined> {
  const [found] = await tx
    .select()
    .from(dispatch)
    .where(and(ofApplication(of), eq(dispatch.state, 'waiting'), lte(dispatch.nextAt, now)))
    .orderBy(dispatch.madeAt, dispatch.id)
    .limit(1)
    .for('update', { skipLocked: true })
  return found
}

type Change = Partial<Pick<Dispatch, 'state' | 'sealed' | 'attempts' | 'nextAt' | 'settledAt'>>
export const saveDispatch = (tx: Tx, { municipality, id }: Pick<Dispatch, 'municipality' | 'id'>, row: Change) =>
  tx
    .update(dispatch)
    .set(row)
    .where(and(eq(dispatch.municipality, municipality), eq(dispatch.id, id)))

/** Everything that has been sent about an application, the latest first. */
export const listDispatches = (tx: Tx, of: Of): Promise<Dispatch[]> =>
  tx.select().from(dispatch).where(ofApplication(of)).orderBy(desc(dispatch.madeAt)).limit(100)
