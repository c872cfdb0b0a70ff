import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Holder, State } from '../../applications/index.ts'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { ask, clientOf, prepared, type Tx, type Visit } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'
import { type Filter, mostCounted, perPage, sideOf } from '../filter.ts'
import { savedFilter } from '../tables.ts'

export type Row = Concerns & {
  id: string
  receipt: string
  version: number
  name: string
  course: string
  school: string
  starts: string
  state: State
  holder: Holder
  since: Date
  due: Date | null
  sentAt: Date
  pausedUntil: string | null
  responsible: string | null
  responsibleName: string | null
  /** A proposal waits for a second person. */
  proposed: boolean
}
export type Page = { rows: Seen<Row>[]; count: number }

const select = `a.id, a.municipality, a.person, a.unit, a.partners, a.handlers, a.followers, a.receipt, a.version, a.state, a.holder, a.since, a.due,
  a.sent_at as "sentAt", a.paused_until::text as "pausedUntil", a.responsible, c.title as course, o.name as school, r.starts::text as starts`

/** Everything that a line of a list shows, for the rows of a table `page`, with the name of the person and of whoever is responsible. */
const shown = (more = '') => `select ${more}${select},
    coalesce(trim(p.given_name || ' ' || p.family_name), '') as name, n.name as "responsibleName",
    exists (select from applications.proposal x where x.municipality = a.municipality and x.application = a.id and x.state = 'waiting')
      or exists (select from participation.proposal q where q.municipality = a.municipality and q.application = a.id and q.state = 'waiting') as proposed
  from page join applications.application a on a.municipality = page.municipality and a.id = page.id
    left join accounts.staff_names(array(select distinct responsible from page where responsible is not null)) n on n.id = a.responsible
    left join people.person p on p.municipality = a.municipality and p.id = a.person
    join courses.course c on c.id = a.course join courses.round r on r.id = a.round
    join organisations.organisation o on o.id = a.provider`

/** A change that the school has proposed and this desk is to answer. */
const asked = `exists (select from participation.proposal q where q.municipality = a.municipality and q.application = a.id and q.state = 'waiting' and q.desk = any ($1))`

const everything = 'applications.application a'
/** Rows whose keys stand in a view that finds them by an index: a condition on an array cannot, under row security. */
const among = (view: 'opened' | 'followed') =>
  `(select x.municipality, x.id from applications.${view} x offset 0) k join ${everything} on a.municipality = k.municipality and a.id = k.id`

/**
 * What waits for this side, in words of the table; `$1` is the reach, `$2` the account. Units and schools are walked one by one, each
 * by an index in the order of the list, so that nothing is sorted but what is shown.
 */
const sides = {
  home: { from: everything, each: 'a.unit = u', todo: `(a.holder in ('home', 'system') or ${asked})` },
  provider: { from: everything, each: 'a.provider = u', todo: `a.holder = 'provider'` },
  payer: {
    from: among('opened'),
    each: null,
    todo: `(exists (select from applications.payer p where p.municipality = a.municipality and p.application = a.id and p.organisation = any ($1) and p.funding = 'requested') or ${asked})`,
  },
  follower: { from: among('followed'), each: null, todo: `a.holder = 'applicant'` },
} as const
const sideFor = ({ actor }: Visit) => sides[sideOf[actor.role] ?? 'home']

const open = `a.state not in ('not_granted', 'not_admitted', 'not_selected', 'declined', 'interrupted', 'completed', 'withdrawn', 'moved', 'cancelled', 'transferred', 'registered_in_error')`
const orders = { due: 'due nulls last, id', since: 'since, id', sent: 'sent_at desc, id' } as const
type Order = keyof typeof orders
/** The order among rows of a table under this name. */
const orderIn = (name: string, order: Order) =>
  orders[order]
    .split(', ')
    .map((word) => `${name}.${word}`)
    .join(', ')

/** Past its own last moment, or an answer to a proposal that is. */
const lateAt = (now: string) =>
  `(a.due < ${now} or exists (select from participation.proposal q where q.municipality = a.municipality and q.application = a.id and q.state = 'waiting' and q.due < ${now})) and ${open}`

/** Conditions as text with numbered values: what is chosen never becomes part of the statement. */
function conditions(visit: Visit, filter: Filter) {
  const side = sideFor(visit)
  const values: unknown[] = [visit.actor.reach, visit.actor.account]
  const add = (value: unknown) => `$${values.push(value)}`
  const lists = {
    todo: () => `${side.todo} and ${open}`,
    mine: () => `a.responsible = $2 and ${open}`,
    late: () => lateAt(add(visit.now)),
    waiting: () => `not (${side.todo}) and ${open}`,
    all: () => 'true',
  }
  // Somebody protected stands in the list of their own handlers and in no other, not even in a count.
  const where = ['a.handlers is null', lists[filter.lista](), '$1::uuid[] is not null', '$2::uuid is not null']
  if (filter.steg.length > 0) where.push(`a.state = any (${add(filter.steg)})`)
  if (filter.kurs) where.push(`a.course = ${add(filter.kurs)}`)
  if (filter.start)
    where.push(`a.round in (select id from courses.round where to_char(starts, 'YYYY-MM') = ${add(filter.start)})`)
  return { where: where.join(' and '), values }
}

type Walk = { where: string; order: Order | null; most: number; opened: boolean }
/** The rows within the reach that are chosen, no more than `most`: the first ones in the order, or any where only their number is asked. */
function chosen(visit: Visit, { where, order, most, opened }: Walk): string {
  const { from, each } = sideFor(visit)
  const first = (name: string) => `${order ? ` order by ${orderIn(name, order)}` : ''} limit ${most}`
  const some = (source: string, more: string | null) =>
    `select a.id, a.municipality, a.responsible, a.due, a.since, a.sent_at from ${source} where ${more ? `${more} and ` : ''}${where}${first('a')}`
  const own = each
    ? `select h.* from unnest($1::uuid[]) u cross join lateral (${some(from, each)}) h`
    : some(from, null)
  // What a law has opened to a school beside what is its own (öppnad med stöd av lag): in the whole list, never among what it has to do.
  const lent =
    opened && sideOf[visit.actor.role] === 'provider' ? some(among('opened'), 'a.provider <> all ($1)') : null
  const rows = lent ? `${own} union all (${lent})` : own
  return `select h.* from (${rows}) h${first('h')}`
}

/** Those rows as a table `hit`. */
const walk = (visit: Visit, how: Walk): string => `with hit as materialized (${chosen(visit, how)})`

function hitsOf(visit: Visit, filter: Filter, most: number) {
  const { where, values } = conditions(visit, filter)
  const how = { where, order: filter.ordning, most, opened: filter.lista === 'all' }
  const total = chosen(visit, { ...how, order: null, most: mostCounted + 1 })
  return { hits: walk(visit, how), total: `(select count(*)::int from (${total}) n) as total`, values }
}

/**
 * One page of the list, each person in the log, and how many there are as far as anybody counts. Two statements.
 * The page is read in its order by an index; to count, rows are taken as they come, which sorts nothing.
 */
export async function listWork(tx: Tx, visit: Visit, filter: Filter): Promise<Page> {
  const from = (filter.sida - 1) * perPage
  const { hits, total, values } = hitsOf(visit, filter, from + perPage)
  const found = await ask<Row & { total: number }>(
    tx,
    `${hits}, page as materialized (select * from hit order by ${orderIn('hit', filter.ordning)} limit ${perPage} offset ${from})
     ${shown(`${total}, `)} order by ${orderIn('a', filter.ordning)}`,
    values,
  )
  const rows = await readPerson<Row>(tx, visit, Promise.resolve(found.rows as never), {
    kind: 'application',
    fields: ['name', 'state'],
    verb: 'list',
  })
  return { rows, count: found.rows[0]?.total ?? 0 }
}

export type SavedFilter = typeof savedFilter.$inferSelect
/** Own ones and those that the unit shares, by name. */
export const listSaved = (tx: Tx, { actor }: Visit): Promise<SavedFilter[]> =>
  prepared(tx, 'saved-filters', (db) =>
    db
      .select()
      .from(savedFilter)
      .where(
        or(
          eq(savedFilter.account, sql.placeholder('account')),
          and(eq(savedFilter.shared, true), eq(savedFilter.organisation, sql.placeholder('organisation'))),
        ),
      )
      .orderBy(asc(savedFilter.name))
      .limit(40)
      .prepare('saved-filters'),
  ).execute({ account: actor.account, organisation: actor.organisation })

export const addSaved = (tx: Tx, row: typeof savedFilter.$inferInsert) => tx.insert(savedFilter).values(row)

export const removeSaved = (tx: Tx, id: string, account: string) =>
  tx.delete(savedFilter).where(and(eq(savedFilter.id, id), eq(savedFilter.account, account)))

const coursesOf = {
  provider: `select distinct c.id, c.title from courses.course c join courses.round r on r.course = c.id where r.provider = any ($1) order by c.title`,
  others: 'select id, title from courses.course order by title limit 100',
}
/** Courses that stand in somebody's list, for choosing among them. */
export async function listCourses(tx: Tx, { actor }: Visit): Promise<{ id: string; title: string }[]> {
  const isSchool = sideOf[actor.role] === 'provider'
  return (
    await ask<{ id: string; title: string }>(
      tx,
      isSchool ? coursesOf.provider : coursesOf.others,
      isSchool ? [actor.reach] : [],
    )
  ).rows
}

/** Those rows by id, as they stand: for the check before many are moved, and for the result after. */
export async function listChosen(tx: Tx, visit: Visit, ids: readonly string[]): Promise<Seen<Row>[]> {
  const chosen = `with hit as materialized (select a.id, a.municipality, a.responsible, a.sent_at from ${everything}
    where a.handlers is null and a.id = any ($1) order by ${orderIn('a', 'sent')} limit ${perPage * 2})`
  return readRows(tx, visit, chosen, [ids])
}

export type Asked = { receipt: string | null; name: string; hashes: Buffer[] }
/** A hundred at most, by number of the application, number of the person inside the own municipality, or beginning of the name. */
export async function listFound(tx: Tx, visit: Visit, asked: Asked): Promise<Seen<Row>[]> {
  const where = `a.handlers is null and $1::uuid[] is not null and $2::uuid is not null
    and (a.receipt = $3 or exists (select from people.person p where p.municipality = a.municipality and p.id = a.person
      and (p.name_key like $4 or p.name_key like '% ' || $4
        or exists (select from people.person_identifier i where i.municipality = p.municipality and i.person = p.id and i.hmac = any ($5)))))`
  const name = asked.name ? `${asked.name.replace(/[\\%_]/g, '\\$&')}%` : null
  const { reach, account } = visit.actor
  const found = walk(visit, { where, order: 'sent', most: perPage * 2, opened: true })
  return readRows(tx, visit, found, [reach, account, asked.receipt, name, asked.hashes])
}

async function readRows(tx: Tx, visit: Visit, hits: string, values: unknown[]): Promise<Seen<Row>[]> {
  const { rows } = await clientOf(tx).query(
    `${hits}, page as (select * from hit) ${shown()} order by ${orderIn('a', 'sent')}`,
    values,
  )
  return readPerson<Row>(tx, visit, Promise.resolve(rows as never), {
    kind: 'application',
    fields: ['name', 'state'],
    verb: 'search',
  })
}

/** The same choice without pages, for a file; each person is in the log under the purpose of the export. What is restricted goes into no file. */
export async function listExport(tx: Tx, visit: Visit, filter: Filter): Promise<Seen<Row>[]> {
  const { hits, values } = hitsOf(visit, filter, 10_000)
  const { rows } = await clientOf(tx).query(
    `${hits}, page as (select * from hit) ${shown()} where not a.restricted order by ${orderIn('a', filter.ordning)}`,
    values,
  )
  return readPerson<Row>(tx, visit, Promise.resolve(rows as never), {
    kind: 'application',
    fields: ['name', 'state'],
    verb: 'export',
  })
}
