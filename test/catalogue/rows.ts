import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { aboutNobody, type Column, type ForeignKey, listColumns, listForeignKeys, listTables } from './database.ts'

// One invented row in every table for one municipality, made from what the database says about its columns. Rows of other tables that a
// row points to are made first. Only for asking the database what it refuses.

export type Row = Record<string, unknown>
export type Rows = Map<string, Row>
type Known = { columns: Column[]; keys: ForeignKey[]; words: Map<string, string> }

/** What a check asks for beyond a list of words; the first row that satisfies it. */
const special: Record<string, unknown> = {
  'organisations.delegation.role': 'decisionMaker',
  'people.consent.kind': 'S1',
  'moves.move.kind': 'course',
  'moves.move.agreed': 'desk',
  // Waiting, and so with its search.
  'moves.request.sealed': Buffer.alloc(32),
  // Followed or not: somebody protected, whose municipality lies in the vault.
  'allocation.placement.chosen': '0000',
  'allocation.county.lan_code': '12',
  'allocation.placement.inputs_sha256': '0'.repeat(64),
  // Seats of a round are made by its trigger.
  'courses.round.seats': 0,
}

const values: Record<string, () => unknown> = {
  uuid: randomUUID,
  text: () => `w${randomBytes(5).toString('hex')}`,
  integer: () => 1,
  bigint: () => 1,
  smallint: () => 1,
  boolean: () => false,
  date: () => '2027-03-01',
  bytea: () => randomBytes(32),
  jsonb: () => '{}',
  'time without time zone': () => '08:00',
  'timestamp with time zone': () => '2027-03-01T09:00:00Z',
  interval: () => '1 day',
}

/** The first word of each `check (column in (…))`. */
async function listWords(db: pg.Client): Promise<Map<string, string>> {
  const { rows } = await db.query(`select n.nspname || '.' || c.relname as "table", pg_get_constraintdef(k.oid) as said
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'c'`)
  const words = new Map<string, string>()
  for (const { table, said } of rows) {
    for (const [, column, first] of said.matchAll(/\((\w+) = ANY \(ARRAY\['([^']*)'/g))
      words.set(`${table}.${column}`, first)
  }
  return words
}

function inventedFor({ table, name, type }: Column, municipality: string, words: Known['words']): unknown {
  if (name === 'municipality' || name === 'huvudman') return municipality
  const key = `${table}.${name}`
  if (key in special) return special[key]
  const word = words.get(key)
  if (word !== undefined) return word
  if (type.endsWith('[]')) return '{}'
  const make = values[type]
  if (!make) throw new Error(`no invented value for ${key} ${type}`)
  return make()
}

const isAsked = (column: Column) =>
  !column.generated && ((column.required && !column.default) || `${column.table}.${column.name}` in special)

function rowOf(table: string, municipality: string, known: Known, made: Rows): Row {
  const row: Row = {}
  for (const column of known.columns.filter((one) => one.table === table && isAsked(one)))
    row[column.name] = inventedFor(column, municipality, known.words)
  for (const { parent, columns, to } of known.keys.filter(({ child }) => child === table)) {
    const target = made.get(parent)
    if (target) for (const [place, column] of columns.entries()) row[column] = target[to[place] as string]
  }
  return row
}

/** Tables in an order in which each comes after those it points to; a table may point to itself. */
function ordered(tables: string[], keys: ForeignKey[]): string[] {
  const done: string[] = []
  while (done.length < tables.length) {
    const ready = tables.filter(
      (table) =>
        !done.includes(table) &&
        keys.every(({ child, parent }) => child !== table || parent === table || done.includes(parent)),
    )
    if (ready.length === 0) throw new Error(`tables in a circle: ${tables.filter((one) => !done.includes(one))}`)
    done.push(...ready)
  }
  return done
}

/** The tables about people and those that they point to, through however many. */
function needed(tables: string[], keys: ForeignKey[]): string[] {
  const wanted = new Set(tables.filter((table) => !aboutNobody.has(table)))
  for (const table of wanted) for (const { child, parent } of keys) if (child === table) wanted.add(parent)
  return [...wanted]
}

export async function plantOneOfEach(db: pg.Client, municipality: string): Promise<Rows> {
  const known = { columns: await listColumns(db), keys: await listForeignKeys(db), words: await listWords(db) }
  const tables = (await listTables(db)).map(({ name }) => name)
  const made: Rows = new Map()
  for (const table of ordered(needed(tables, known.keys), known.keys)) {
    const row = rowOf(table, municipality, known, made)
    const names = Object.keys(row)
    const places = names.map((_, place) => `$${place + 1}`)
    const { rows } = await db.query(
      `insert into ${table} (${names.map((name) => `"${name}"`)}) values (${places}) returning *`,
      Object.values(row),
    )
    made.set(table, rows[0])
  }
  return made
}
