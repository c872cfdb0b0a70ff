import { clientOf, type Tx } from '../../platform/visit.ts'
import { extractSql } from '../classification.ts'
import { personTables } from '../facts/columns.ts'

export type Row = Record<string, unknown>
export type Kept = { tables: Record<string, Row[]>; internal: Record<string, number> }
const whole = extractSql()

/** Municipalities that have rows about the visitor. */
export async function listControllers(tx: Tx): Promise<string[]> {
  const { rows } = await clientOf(tx).query<{ municipality: string }>(
    'select distinct municipality from people.person where id = ctx.person() order by 1',
  )
  return rows.map(({ municipality }) => municipality)
}

/** Everything that one controller has, by a session of `system`: three statements, however many tables there are. */
export async function readKept(tx: Tx, municipality: string, person: string): Promise<Kept> {
  const client = clientOf(tx)
  const { rows: own } = await client.query<{ id: string }>(
    'select id from applications.application where municipality = $1 and person = $2',
    [municipality, person],
  )
  const { rows } = await client.query<Record<string, Row[] & number>>(whole, [
    municipality,
    person,
    own.map(({ id }) => id),
  ])
  const closed = await client.query<{ name: string; rows: Row[] }>('select * from rights.closed_rows($1, $2)', [
    municipality,
    person,
  ])
  const found = { ...rows[0], ...Object.fromEntries(closed.rows.map(({ name, rows }) => [name, rows])) } as Record<
    string,
    Row[] & number
  >
  const names = Object.keys(personTables)
  return {
    tables: Object.fromEntries(names.map((name) => [name, found[name] ?? []])),
    internal: Object.fromEntries(names.map((name) => [name, found[`kept ${name}`] ?? 0])),
  }
}

/** Names of the organisations, courses and rounds that the rows point to. */
export async function findNames(tx: Tx, ids: readonly string[]): Promise<Record<string, string>> {
  const { rows } = await clientOf(tx).query<{ id: string; name: string }>(
    `select id, coalesce(own_name, name) as name from organisations.organisation where id = any ($1::uuid[])
     union all select id, title from courses.course where id = any ($1::uuid[])
     union all select r.id, k.title || ', ' || r.starts from courses.round r join courses.course k on k.id = r.course where r.id = any ($1::uuid[])`,
    [ids],
  )
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

export async function findOwnAccount(tx: Tx): Promise<Row> {
  const { rows } = await clientOf(tx).query<Row>(
    'select language, level, created_at from accounts.account where id = ctx.account()',
  )
  return rows[0] ?? {}
}
