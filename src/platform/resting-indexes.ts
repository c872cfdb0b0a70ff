import type pg from 'pg'

/**
 * Indexes rest while very many rows come in and are built in one go afterwards: kept row by row, those that do not fit in memory take most
 * of the time. No definition is touched: they are marked as PostgreSQL itself marks an index that is being built, and `reindex` takes the
 * mark away. For an administrator, inside one transaction.
 */
const mark = `update pg_index set indisready = false, indisvalid = false
  where indrelid = any ($1::regclass[]) and indisready and indisvalid returning indexrelid::regclass::text as name`

/** Returns the names of the indexes that rest now. */
export async function restIndexes(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(mark, [tables])
  return rows.map(({ name }) => name)
}

/** A row that stands twice where it may stand once is refused here. */
export async function buildIndexes(client: pg.Client, names: readonly string[]): Promise<void> {
  await client.query(`set local maintenance_work_mem = '256MB'`)
  for (const name of names) await client.query(`reindex index ${name}`)
}
