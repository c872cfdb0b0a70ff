import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../../platform/visit.ts'
import { connector, failure, indicator, mapping } from '../../tables.ts'

export type Connector = typeof connector.$inferSelect
export type Failure = typeof failure.$inferSelect

export const listConnectors = (tx: Tx): Promise<Connector[]> => tx.select().from(connector).orderBy(asc(connector.name))
export const findConnector = async (tx: Tx, name: string): Promise<Connector | undefined> =>
  (await tx.select().from(connector).where(eq(connector.name, name)))[0]
export const changeConnector = (tx: Tx, name: string, row: Partial<typeof connector.$inferInsert>) =>
  tx.update(connector).set(row).where(eq(connector.name, name)).returning({ name: connector.name })
/** One row for one thing that is wrong, however many times it is met. */
export const addFailure = (tx: Tx, row: typeof failure.$inferInsert) =>
  tx.insert(failure).values(row).onConflictDoNothing()
export const listFailures = (tx: Tx): Promise<Failure[]> =>
  tx.select().from(failure).where(isNull(failure.settledAt)).orderBy(desc(failure.at)).limit(200)
export const settleFailure = (tx: Tx, id: string, by: { at: Date; account: string | null }) =>
  tx
    .update(failure)
    .set({ settledAt: by.at, settledBy: by.account })
    .where(and(eq(failure.id, id), isNull(failure.settledAt)))
    .returning({ id: failure.id })

export type Kpi = { slug: string; edition: number; kpi: string; title: string | null; found: string | null }
/** Indicators that a source knows by an id of its own. */
export async function listKpis(tx: Tx): Promise<Kpi[]> {
  const rows = await tx
    .select({
      slug: indicator.slug,
      edition: indicator.edition,
      kpi: indicator.kpi,
      title: indicator.kpiTitle,
      found: indicator.kpiFound,
    })
    .from(indicator)
    .where(sql`${indicator.kpi} is not null`)
    .orderBy(asc(indicator.place))
  return rows.map((row) => ({ ...row, kpi: row.kpi ?? '' }))
}
export const noteTitle = (tx: Tx, kpi: string, found: string) =>
  tx.update(indicator).set({ kpiFound: found }).where(eq(indicator.kpi, kpi))
/** Somebody has looked: this is what the id means. */
export const assertTitle = (tx: Tx, kpi: string, title: string) =>
  tx
    .update(indicator)
    .set({ kpiTitle: title })
    .where(and(eq(indicator.kpi, kpi), eq(indicator.kpiFound, title)))
    .returning({ slug: indicator.slug })

export type Mapped = typeof mapping.$inferSelect
type MappingKey = { kind: string; fingerprint: string; municipality: string }
export const findMapping = async (tx: Tx, key: MappingKey): Promise<Mapped | undefined> =>
  (
    await tx
      .select()
      .from(mapping)
      .where(
        and(
          eq(mapping.kind, key.kind),
          eq(mapping.fingerprint, key.fingerprint),
          eq(mapping.municipality, key.municipality),
        ),
      )
  )[0]
export const lastMapping = async (tx: Tx, kind: string): Promise<Mapped | undefined> =>
  (await tx.select().from(mapping).where(eq(mapping.kind, kind)).orderBy(desc(mapping.at)).limit(1))[0]
export const saveMapping = (tx: Tx, row: typeof mapping.$inferInsert) =>
  tx
    .insert(mapping)
    .values(row)
    .onConflictDoUpdate({
      target: [mapping.kind, mapping.fingerprint, mapping.municipality],
      set: { headers: row.headers, columns: row.columns, at: row.at, account: row.account ?? null },
    })
