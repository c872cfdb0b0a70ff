import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { insertMany } from '../../platform/bulk.ts'
import { ask, type Tx } from '../../platform/visit.ts'
import type { CooperationArea } from '../domain/funding.ts'
import type { Rule } from '../domain/rules.ts'
import { openStates } from '../domain/states.ts'
import { application, component, decision, document, event, file, offer, payer, sending } from '../tables/index.ts'

/** Parents before children. */
const tables = { sending, application, component, payer, event, file, document, decision, offer }

export type NewRows = {
  sending: (typeof sending.$inferInsert)[]
  application: (typeof application.$inferInsert)[]
  component: (typeof component.$inferInsert)[]
  payer: (typeof payer.$inferInsert)[]
  event: (typeof event.$inferInsert)[]
  file: (typeof file.$inferInsert)[]
  document: (typeof document.$inferInsert)[]
  decision: (typeof decision.$inferInsert)[]
  offer: (typeof offer.$inferInsert)[]
}
export const noRows = (): NewRows => ({
  sending: [],
  application: [],
  component: [],
  payer: [],
  event: [],
  file: [],
  document: [],
  decision: [],
  offer: [],
})

/** A few statements for each table, however many rows. */
export async function insertRows(tx: Tx, rows: NewRows): Promise<void> {
  for (const name of Object.keys(tables) as (keyof NewRows)[]) {
    await insertMany(tx, tables[name] as PgTable, rows[name])
    if (name === 'application' && rows.application.length >= many) await knowSize(tx)
  }
}
/** So many that the plans for a table that is as good as empty would be slow. */
const many = 20
const knowSize = (tx: Tx) => ask(tx, 'select applications.know_size()')

export type Standing = { id: string; receipt: string; person: string; round: string }

/** What these people have open in this municipality: the same round twice is stopped, and nobody has too many. */
export async function listOpen(tx: Tx, municipality: string, people: readonly string[]): Promise<Standing[]> {
  const { rows } = await ask<Standing>(
    tx,
    'select id, receipt, person, round from applications.application where municipality = $1 and person = any ($2) and state = any ($3)',
    [municipality, people, [...openStates, 'ongoing']],
  )
  return rows
}

/** Dates as text: areas hold from a day to a day. */
export async function listAreas(tx: Tx, municipalities: readonly string[]): Promise<CooperationArea[]> {
  const { rows } = await tx.execute<CooperationArea>(sql`
    select m.area, c.education_kind as education, m.municipality, m.valid_from::text as "from", m.valid_to::text as "to"
    from organisations.cooperation_member m join organisations.cooperation_area c on c.id = m.area
    where m.municipality in (select jsonb_array_elements_text(${JSON.stringify(municipalities)}::jsonb))`)
  return rows
}

/** Rows that go before the defaults. */
export async function listRules(tx: Tx): Promise<Rule[]> {
  const { rows } = await tx.execute<Rule>(sql`
    select key, value, unit, valid_from::text as "from", valid_to::text as "to", organisation, source, verified_on::text as "verifiedOn"
    from applications.rule`)
  return rows
}

/** When the one that is copied stood in line first. */
export async function queueDateOf(tx: Tx, municipality: string, id: string): Promise<Date | undefined> {
  const { rows } = await ask<{ queue_at: Date }>(
    tx,
    'select queue_at from applications.application where municipality = $1 and id = $2',
    [municipality, id],
  )
  return rows[0]?.queue_at
}

export type Holding = { round: string; component: string; since: Date }
/** Seats for many at once, as an import needs them; gives the rounds that have too few. */
export async function takeSeats(tx: Tx, holdings: readonly Holding[]): Promise<string[]> {
  if (holdings.length === 0) return []
  const { rows } = await tx.execute<{ round: string }>(sql`
    with wanted as (
      select h.round, h.component, h.since, row_number() over (partition by h.round order by h.component) as place
      from jsonb_to_recordset(${JSON.stringify(holdings)}::jsonb) as h(round uuid, component uuid, since timestamptz)
    ), free as (
      select s.round, s.number, row_number() over (partition by s.round order by s.number) as place
      from courses.seat s where s.held_by is null and s.round in (select w.round from wanted w)
    ), taken as (
      update courses.seat s set held_by = w.component, held_since = w.since
      from wanted w join free f on f.round = w.round and f.place = w.place
      where s.round = f.round and s.number = f.number and s.held_by is null returning s.held_by
    )
    select distinct w.round from wanted w where w.component not in (select t.held_by from taken t)`)
  return rows.map(({ round }) => round)
}

/** Those whose key is not there yet: a file can be brought in again without doubling. */
export async function withoutKeys<Row>(
  tx: Tx,
  municipality: string,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
) {
  const { rows: found } = await ask<{ key: string }>(
    tx,
    'select import_key as key from applications.application where municipality = $1 and import_key = any ($2)',
    [municipality, rows.map(keyOf)],
  )
  const known = new Set(found.map(({ key }) => key))
  return rows.filter((row) => !known.has(keyOf(row)))
}

/** Seats and reserves of many rounds, as the catalogue shows them. */
export const publishRounds = (tx: Tx, rounds: readonly string[]) =>
  ask(tx, 'select applications.publish_round(r) from unnest($1::uuid[]) as r', [[...rounds]])

/** What was opened for these applications ends at a day that is known already. */
export const endAccessAt = (tx: Tx, ends: readonly { application: string; until: Date }[]) =>
  tx.execute(sql`update people.access x set valid_to = e.until
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e(application uuid, until timestamptz)
    where x.about = e.application and x.valid_to is null`)
