import { and, eq } from 'drizzle-orm'
import { hashIdentifier } from '../../people/index.ts'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { ask, type Tx, type Visit } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'
import { match, type RequestState, request } from '../tables.ts'

export type RequestRow = {
  id: string
  municipality: string
  fromMunicipality: string
  state: RequestState
  text: string
  splitDay: string | null
  askedAt: Date
  askedBy: string
  due: Date
  answeredAt: Date | null
  version: number
  /** The reader is the one who was asked. */
  here: boolean
  fromName: string
  toName: string
}
/** Somebody here whom a request names: seen by the old home alone. */
export type Matched = Concerns & { id: string; name: string; application: string | null }
export type Requests = { asked: RequestRow[]; matched: Map<string, Seen<Matched>> }

const text = `select q.id, q.municipality, q.from_municipality as "fromMunicipality", q.state, q.text, q.split_day::text as "splitDay", q.asked_at as "askedAt",
    q.asked_by as "askedBy", q.due, q.answered_at as "answeredAt", q.version, q.desk = any ($1) as here, coalesce(f.own_name, f.name) as "fromName", coalesce(t.own_name, t.name) as "toName",
    case when q.desk = any ($1) and p.id is not null then jsonb_build_object('id', q.id, 'person', p.id, 'municipality', p.municipality, 'unit', p.unit, 'partners', '[]'::jsonb,
      'handlers', null, 'followers', p.followers, 'name', btrim(p.given_name || ' ' || p.family_name),
      'application', (select a.id from applications.application a where a.municipality = p.municipality and a.person = p.id and a.state = any ($2) order by a.state = 'ongoing' desc, a.rank limit 1)) end as matched
  from moves.request q
    join organisations.organisation f on f.id = q.desk join organisations.organisation t on t.id = q.unit
    left join moves.match m on m.request = q.id and m.municipality = q.from_municipality and q.state = 'waiting'
    left join people.person p on p.municipality = m.municipality and p.id = m.person and p.handlers is null
  where (q.unit = any ($1) or q.desk = any ($1))`

type Asking = { states: readonly string[]; more: string; values?: unknown[] }
async function read(tx: Tx, visit: Visit, { states, more, values = [] }: Asking): Promise<Requests> {
  const { rows } = await ask<RequestRow & { matched: Matched | null }>(tx, `${text} ${more}`, [
    visit.actor.reach,
    states,
    ...values,
  ])
  const people = rows.flatMap(({ matched }) => matched ?? [])
  const seen = await readPerson<Matched>(tx, visit, Promise.resolve(people), {
    kind: 'request',
    fields: ['name'],
    verb: 'list',
  })
  return { asked: rows.map(({ matched: _, ...row }) => row), matched: new Map(seen.map((row) => [row.id, row])) }
}

export const listRequests = (tx: Tx, visit: Visit, states: readonly string[]): Promise<Requests> =>
  read(tx, visit, { states, more: `order by q.state <> 'waiting', q.asked_at desc, q.id limit 100` })

export const findRequest = (tx: Tx, visit: Visit, states: readonly string[], id: string): Promise<Requests> =>
  read(tx, visit, { states, more: 'and q.id = $3', values: [id] })

export const insertRequest = (tx: Tx, row: typeof request.$inferInsert) => tx.insert(request).values(row)

type Answer = { state: RequestState; answeredBy: string | null; answeredAt: Date }
export async function saveRequest(
  tx: Tx,
  of: { municipality: string; id: string; version: number },
  row: Answer,
): Promise<boolean> {
  const { rowCount } = await tx
    .update(request)
    .set({ ...row, sealed: null })
    .where(
      and(
        eq(request.municipality, of.municipality),
        eq(request.id, of.id),
        eq(request.version, of.version),
        eq(request.state, 'waiting'),
      ),
    )
  return rowCount === 1
}

export async function findSealed(tx: Tx, id: string): Promise<{ sealed: Buffer; municipality: string } | undefined> {
  const { rows } = await ask<{ sealed: Buffer; municipality: string }>(
    tx,
    'select sealed, municipality from moves.request where id = $1 and sealed is not null',
    [id],
  )
  return rows[0]
}

/** Who in this municipality has that number, of an application or of the person. Asked by the site alone, in the old home's session. */
export async function findNamed(
  tx: Tx,
  { services }: Visit,
  municipality: string,
  number: string,
): Promise<string | undefined> {
  const kinds = ['personnummer', 'samordningsnummer', 'lma', 'tf'] as const
  const hashes = kinds.map((kind) => hashIdentifier(services.keys, municipality, { kind, value: number }))
  const { rows } = await ask<{ person: string }>(
    tx,
    `select p.id as person from people.person p where p.municipality = $1 and p.handlers is null and p.closed_at is null
       and (p.id in (select a.person from applications.application a where a.municipality = $1 and a.receipt = $2)
         or p.id in (select i.person from people.person_identifier i where i.municipality = $1 and i.hmac = any ($3) and i.valid_to is null)) limit 1`,
    [municipality, number, hashes],
  )
  return rows[0]?.person
}

export const insertMatch = (tx: Tx, row: typeof match.$inferInsert) =>
  tx.insert(match).values(row).onConflictDoNothing()
