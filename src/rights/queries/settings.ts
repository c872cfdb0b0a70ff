import { and, eq, isNull } from 'drizzle-orm'
import { ask, type Tx } from '../../platform/visit.ts'
import { delay, staffChoice, unnamed } from '../tables.ts'

export async function showsNames(tx: Tx, organisation: string): Promise<boolean> {
  const [found] = await tx.select().from(staffChoice).where(eq(staffChoice.organisation, organisation))
  return found?.names ?? false
}
export const saveChoice = (tx: Tx, organisation: string, names: boolean) =>
  tx
    .insert(staffChoice)
    .values({ organisation, names })
    .onConflictDoUpdate({ target: staffChoice.organisation, set: { names } })

export type Unnamed = typeof unnamed.$inferSelect
export const listUnnamed = (tx: Tx, organisation: string): Promise<Unnamed[]> =>
  tx
    .select()
    .from(unnamed)
    .where(and(eq(unnamed.organisation, organisation), isNull(unnamed.endedAt)))
export const addUnnamed = (tx: Tx, row: typeof unnamed.$inferInsert) =>
  tx.insert(unnamed).values(row).onConflictDoNothing()
export async function endUnnamed(tx: Tx, organisation: string, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx
    .update(unnamed)
    .set({ endedAt: at })
    .where(and(eq(unnamed.organisation, organisation), eq(unnamed.id, id), isNull(unnamed.endedAt)))
  return rowCount === 1
}

export type Delay = typeof delay.$inferSelect
export async function listDelays(tx: Tx, municipality: string, now: Date): Promise<Delay[]> {
  const rows = await tx
    .select()
    .from(delay)
    .where(and(eq(delay.municipality, municipality), isNull(delay.endedAt)))
    .orderBy(delay.validTo)
  return rows.filter(({ validTo }) => validTo > now)
}
export const addDelay = (tx: Tx, row: typeof delay.$inferInsert) => tx.insert(delay).values(row)
export async function endDelay(tx: Tx, municipality: string, id: string, at: Date): Promise<Delay | undefined> {
  const [ended] = await tx
    .update(delay)
    .set({ endedAt: at })
    .where(and(eq(delay.municipality, municipality), eq(delay.id, id), isNull(delay.endedAt)))
    .returning()
  return ended
}

type Whose = { municipality: string; person: string; id: string }
/** Whose application a number is, inside one's own units. Nothing about them is read but that they are there. */
export async function findByReceipt(tx: Tx, receipt: string, reach: readonly string[]): Promise<Whose | undefined> {
  const { rows } = await ask<Whose>(
    tx,
    'select municipality, person, id from applications.application where receipt = $1 and unit = any ($2)',
    [receipt, reach],
  )
  return rows[0]
}
