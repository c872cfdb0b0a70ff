import { createHash } from 'node:crypto'
import type pg from 'pg'
import { copyOut, type Take } from './copy.ts'

/** One table as it is copied: its columns in the order of the copy, and the words that order its rows the same on every engine. */
export type Table = { name: string; columns: string; order: string }
export type Counted = Table & { rows: number; sha256: string }
export type Sequence = { name: string; value: string; called: boolean }

const ours = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
/** Sort orders of words differ between builds; bytes do not. */
const inOrder = (column: string) =>
  `quote_ident(${column}.attname) || case when ${column}.attcollation <> 0 then ' collate "C"' else '' end`

const tables = `select format('%I.%I', n.nspname, c.relname) as name,
    (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce((select string_agg(${inOrder('a')}, ', ' order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::int2[]) where i.indrelid = c.oid and i.indisprimary), 't::text collate "C"') as "order"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${ours} order by 1`

export const listTables = async (client: pg.Client): Promise<Table[]> => (await client.query<Table>(tables)).rows

const sequences = `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and ${ours} order by 1`

export async function listSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(sequences)
  const found: Sequence[] = []
  for (const { name } of rows) {
    const { rows: standing } = await client.query(`select last_value::text as value, is_called as called from ${name}`)
    found.push({ name, ...standing[0] })
  }
  return found
}

/** Reads a table in order; what was read is counted and its digest taken. */
export async function readTable(client: pg.Client, table: Table, take: Take): Promise<Counted> {
  const hash = createHash('sha256')
  const text = `copy (select ${table.columns} from ${table.name} t order by ${table.order}) to stdout`
  const rows = await copyOut(client, text, (bytes) => {
    hash.update(bytes)
    return take(bytes)
  })
  return { ...table, rows, sha256: hash.digest('hex') }
}
