/**
 * Big data for measuring: the demonstration's applications multiplied, each copy with every row that belongs to it, shared by as many
 * invented people as are wanted. For the administrator's own connection, which row security does not hold back; never part of a site.
 */
import type pg from 'pg'
import type { Keys } from '../../platform/keys.ts'
import { Refusal } from '../../platform/refusal.ts'
import { buildIndexes, restIndexes } from '../../platform/resting-indexes.ts'
import { makePeople } from './people.ts'
import * as sql from './sql.ts'

export type Wanted = { people: number; applications: number; events: number; audit: number; seed: number }
export type Came = { people: number; applications: number; events: number; audit: number }

/** What has at least so many events is copied more often, to reach the number of events that is wanted. */
const many = 10

/** How often each template is copied, and how much more often those with many events. */
async function timesOf(db: pg.Client, { applications, events }: Wanted): Promise<{ often: number; more: number }> {
  const { rows } = await db.query(
    `select count(*)::int as all, coalesce(sum(events), 0)::int as events, count(*) filter (where events >= ${many})::int as rich,
       coalesce(sum(events) filter (where events >= ${many}), 0)::int as "richEvents" from template`,
  )
  const { all, events: there, rich, richEvents } = rows[0]
  if (all === 0) throw new Refusal('Lägg först in övningsmiljön: MODE=demo npx knutpunkt seed.')
  // often * all + more * rich = applications; often * there + more * richEvents = events
  const wanted = rich === 0 ? 0 : (events - (applications * there) / all) / (richEvents - (rich * there) / all)
  const most = rich === 0 ? 0 : applications / rich
  const often = Math.floor((applications - Math.max(0, Math.min(wanted, most)) * rich) / all)
  const rest = applications - often * all
  return wanted > 0 ? { often, more: Math.ceil(rest / rich) } : { often: Math.ceil(applications / all), more: 0 }
}

async function sharePeople(db: pg.Client, keys: Keys, { people, applications, seed }: Wanted): Promise<number> {
  const { rows: homes } = await db.query(
    `select s.*, o.id as unit from (${sql.shares}) s join organisations.organisation o on o.municipality = s.municipality and o.receives order by 1`,
    [people, applications],
  )
  const { rows: samples } = await db.query(
    `select given_name as given, family_name as family, language from people.person where demo and given_name <> '' order by id limit 2000`,
  )
  return makePeople(db, { keys, seed, homes, samples })
}

const own = {
  receipt: 'pg_temp.receipt(c.n)',
  sending: 'pg_temp.copied(x.sending, c.n)',
  person: 'c.person',
  unit: 'c.unit',
  leading_component: 'pg_temp.copied(x.leading_component, c.n)',
  import_key: 'null',
  copied_from: 'null',
  rank: '1',
}

/** A managed database does not let its administrator: it only takes longer. */
async function ifAllowed<T>(db: pg.Client, work: () => Promise<T>): Promise<T | undefined> {
  await db.query('savepoint before')
  return work().catch(async () => {
    await db.query('rollback to before')
    return undefined
  })
}

async function copyApplications(db: pg.Client): Promise<{ applications: number; events: number }> {
  const below = await sql.tablesBelow(db)
  const copy = async (table: string, on: string, instead?: Record<string, string>) => {
    const columns = await sql.columnsOf(db, table)
    return (await db.query(sql.copyOf({ table, columns, on, ...(instead && { instead }) }))).rowCount ?? 0
  }
  await copy(
    'applications.sending',
    'x.id = (select a.sending from applications.application a where a.municipality = c.municipality and a.id = c.template)',
    { person: 'c.person' },
  )
  // Only now: what a sending belongs to is looked up by an index.
  const resting = await ifAllowed(db, () => restIndexes(db, ['applications.application', ...below]))
  const applications = await copy('applications.application', 'x.id = c.template', own)
  const counts = new Map<string, number>()
  for (const table of below)
    counts.set(
      table,
      await copy(table, 'x.application = c.template', { application: 'pg_temp.copied(x.application, c.n)' }),
    )
  await buildIndexes(db, resting ?? [])
  await copy('people.access', 'x.about = c.template', {
    about: 'pg_temp.copied(x.about, c.n)',
    person: 'c.person',
  })
  return { applications, events: counts.get('applications.event') ?? 0 }
}

/** Foreign keys and triggers would be asked a million times about rows that are right by the way they are made. */
const withoutTriggers = (db: pg.Client) => ifAllowed(db, () => db.query('set local session_replication_role = replica'))

async function fill(db: pg.Client, keys: Keys, wanted: Wanted): Promise<Came> {
  await withoutTriggers(db)
  await db.query(sql.functions)
  await db.query(sql.templates)
  const { often, more } = await timesOf(db, wanted)
  await db.query(sql.copies, [wanted.seed * 10_000_000, often, many, more, wanted.applications])
  const people = await sharePeople(db, keys, wanted)
  await db.query(sql.whose)
  const counts = await copyApplications(db)
  await db.query(sql.seats)
  await db.query(sql.seatCounts)
  const audit = wanted.audit > 0 ? ((await db.query(sql.audit, [wanted.audit])).rowCount ?? 0) : 0
  return { people, ...counts, audit }
}

/** All or nothing. The same seed a second time is refused by the ids, which would be the same. */
export async function seedBig(db: pg.Client, keys: Keys, wanted: Wanted): Promise<Came> {
  await db.query('begin')
  try {
    const came = await fill(db, keys, wanted)
    await db.query('commit')
    await db.query('analyze')
    return came
  } catch (defect) {
    await db.query('rollback')
    if ((defect as { code?: string }).code === '23505')
      throw new Refusal(`Uppgifterna med --seed ${wanted.seed} finns redan. Välj ett annat tal.`)
    throw defect
  }
}
