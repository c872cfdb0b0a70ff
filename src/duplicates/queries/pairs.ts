import { and, eq } from 'drizzle-orm'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { ask, type Tx, type Visit } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'
import { pair } from '../tables.ts'

export type PairState = 'waiting' | 'same' | 'different'
export type One = Concerns & {
  id: string
  name: string
  phone: string
  mail: string
  language: string
  created: string
  numbers: { kind: string; sealed: string }[]
  applications: { id: string; receipt: string; course: string; state: string }[]
}
export type Pair = {
  id: string
  municipality: string
  state: PairState
  foundAt: Date
  decidedAt: Date | null
  version: number
  people: Seen<One>[]
}
type Read = Omit<Pair, 'people'> & { people: One[] }

const one = `jsonb_build_object('id', p.id, 'person', p.id, 'municipality', p.municipality, 'unit', p.unit, 'partners', '[]'::jsonb, 'handlers', null, 'followers', p.followers,
    'name', btrim(p.given_name || ' ' || p.family_name), 'phone', p.phone, 'mail', p.mail, 'language', p.language, 'created', (p.created_at at time zone 'Europe/Stockholm')::date,
    'numbers', (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'sealed', encode(i.sealed, 'hex')) order by i.kind, i.id), '[]') from people.person_identifier i
      where i.municipality = p.municipality and i.person = p.id and i.valid_to is null and i.kind <> 'import'),
    'applications', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'receipt', a.receipt, 'course', c.title, 'state', a.state) order by a.sent_at desc, a.id), '[]')
      from applications.application a join courses.course c on c.id = a.course where a.municipality = p.municipality and a.person = p.id))`
const text = `select d.id, d.municipality, d.state, d.found_at as "foundAt", d.decided_at as "decidedAt", d.version,
    (select jsonb_agg(${one} order by p.id = d.second) from people.person p
      where p.municipality = d.municipality and p.id in (d.first, d.second) and p.handlers is null and p.unit = any ($1)) as people
  from duplicates.pair d where d.municipality = $2`

const fields = ['name', 'contact', 'application']
type Asking = { more: string; values: unknown[]; verb: 'list' | 'read' }
async function read(tx: Tx, visit: Visit, { more, values, verb }: Asking): Promise<Pair[]> {
  const { actor } = visit
  const { rows } = await ask<Read>(tx, `${text} ${more}`, [actor.reach, actor.municipality, ...values])
  const whole = rows.filter(({ people }) => people?.length === 2)
  const reading = { kind: 'person', fields: verb === 'read' ? [...fields, 'identifier'] : fields, verb }
  const seen = await readPerson<One>(tx, visit, Promise.resolve(whole.flatMap(({ people }) => people)), reading)
  return whole.flatMap(({ people, ...row }) => {
    const open = people.flatMap(({ id }) => seen.find((found) => found.id === id) ?? [])
    return open.length === 2 ? [{ ...row, people: open }] : []
  })
}

/** Those that wait, the oldest first, and the latest that were judged. */
export const listPairs = (tx: Tx, visit: Visit): Promise<Pair[]> =>
  read(tx, visit, {
    more: `order by d.state <> 'waiting', case when d.state = 'waiting' then d.found_at end, d.decided_at desc, d.id limit 100`,
    values: [],
    verb: 'list',
  })

export async function findPair(tx: Tx, visit: Visit, id: string): Promise<Pair | undefined> {
  return (await read(tx, visit, { more: 'and d.id = $3', values: [id], verb: 'read' }))[0]
}

export const lockPair = (tx: Tx, id: string) =>
  ask(tx, 'select from duplicates.pair where id = $1 for no key update', [id])

type Judged = { state: PairState; decidedBy: string | null; decidedAt: Date | null }
export async function savePair(tx: Tx, { municipality, id, version }: Pair, row: Judged): Promise<boolean> {
  const { rowCount } = await tx
    .update(pair)
    .set(row)
    .where(and(eq(pair.municipality, municipality), eq(pair.id, id), eq(pair.version, version)))
  return rowCount === 1
}

export type Half = Concerns & { id: string; name: string; receipt: string; course: string; pair: string }
/** A school's own applicants with a number in common, each as the school sees it already. */
export async function listApplicants(tx: Tx, visit: Visit): Promise<Seen<Half>[][]> {
  const half = (a: string, p: string, c: string) =>
    `jsonb_build_object('id', ${a}.id, 'person', ${a}.person, 'municipality', ${a}.municipality, 'unit', ${a}.unit, 'partners', ${a}.partners, 'handlers', null,
      'followers', '[]'::jsonb, 'name', btrim(coalesce(${p}.given_name || ' ' || ${p}.family_name, '')), 'receipt', ${a}.receipt, 'course', ${c}.title)`
  const { rows } = await ask<{ one: Half; other: Half }>(
    tx,
    `select distinct ${half('a', 'p', 'c')} as one, ${half('b', 'q', 'd')} as other
     from duplicates.mark m join duplicates.mark n on n.provider = m.provider and n.mark = m.mark and n.application > m.application
       join applications.application a on a.municipality = m.municipality and a.id = m.application and a.handlers is null
       join applications.application b on b.municipality = n.municipality and b.id = n.application and b.handlers is null and b.person <> a.person
       join courses.course c on c.id = a.course join courses.course d on d.id = b.course
       left join people.person p on p.municipality = a.municipality and p.id = a.person left join people.person q on q.municipality = b.municipality and q.id = b.person
     where m.provider = any ($1) limit 100`,
    [visit.actor.reach],
  )
  const halves = rows.flatMap(({ one, other }, place) => [one, other].map((row) => ({ ...row, pair: String(place) })))
  const seen = await readPerson<Half>(tx, visit, Promise.resolve(halves), {
    kind: 'application',
    fields: ['name'],
    verb: 'list',
  })
  return [...Map.groupBy(seen, (row) => row.pair).values()].filter(({ length }) => length === 2)
}
