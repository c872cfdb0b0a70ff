import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { clientOf, type Tx } from './visit.ts'

/** A statement of this many rows is a megabyte or two. */
const atOnce = 2000

/**
 * Many rows in one statement for each two thousand: as JSON, so that they are one value and not a parameter for each cell.
 * What a row leaves out gets the column's default, as in `values`.
 */
export async function insertMany<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  const columns = columnsOf(table)
  const shapes = Map.groupBy(rows as readonly Row[], (row) => columns.filter(([key]) => row[key] !== undefined).join())
  for (const alike of shapes.values())
    for (let first = 0; first < alike.length; first += atOnce)
      await insertAlike(tx, table, alike.slice(first, first + atOnce))
}

type Row = Record<string, unknown>

/** Name in the code and name in the database. */
const columnsOf = (table: PgTable): [string, string][] =>
  Object.entries(getTableColumns(table)).map(([key, { name }]) => [key, name])

/** Bytes travel in hexadecimal; days, moments and lists are as JSON has them. */
const cell = (value: unknown): unknown => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value)

async function insertAlike(tx: Tx, table: PgTable, rows: readonly Row[]): Promise<void> {
  const { schema, name } = getTableConfig(table)
  const given = columnsOf(table).filter(([key]) => rows[0]?.[key] !== undefined)
  const into = `"${schema}"."${name}"`
  const list = given.map(([, column]) => `"${column}"`).join(', ')
  const json = rows.map((row) => Object.fromEntries(given.map(([key, column]) => [column, cell(row[key])])))
  await clientOf(tx).query(
    `insert into ${into} (${list}) select ${list} from jsonb_populate_recordset(null::${into}, $1::jsonb)`,
    [JSON.stringify(json)],
  )
}
