import { getTableColumns, sql } from 'drizzle-orm'
import type { Tx } from '../../../platform/visit.ts'
import { connector, family, indicator, neighbour, release, tile } from '../../tables.ts'

const kept: readonly string[] = ['slug', 'edition', 'kpiTitle', 'kpiFound']
const rewritten = Object.fromEntries(
  Object.entries(getTableColumns(indicator))
    .filter(([key]) => !kept.includes(key))
    .map(([key, { name }]) => [key, sql.raw(`excluded."${name}"`)]),
)
/** What the program knows is written again at each start; what people have decided (the title that a source has) stays. */
export const saveIndicators = (tx: Tx, rows: (typeof indicator.$inferInsert)[]) =>
  tx
    .insert(indicator)
    .values(rows)
    .onConflictDoUpdate({ target: [indicator.slug, indicator.edition], set: rewritten })

type Facts = {
  families: (typeof family.$inferInsert)[]
  tiles: (typeof tile.$inferInsert)[]
  neighbours: (typeof neighbour.$inferInsert)[]
  connectors: (typeof connector.$inferInsert)[]
}
export async function saveFamilies(tx: Tx, { families }: Pick<Facts, 'families'>): Promise<void> {
  await tx.insert(family).values(families).onConflictDoNothing()
}
export async function saveMap(tx: Tx, { tiles, neighbours, connectors }: Omit<Facts, 'families'>): Promise<void> {
  await tx.insert(tile).values(tiles).onConflictDoNothing()
  await tx.insert(neighbour).values(neighbours).onConflictDoNothing()
  await tx.insert(connector).values(connectors).onConflictDoNothing()
}

export const hasReleases = async (tx: Tx): Promise<boolean> =>
  (await tx.select({ one: sql`1` }).from(release).limit(1)).length > 0
