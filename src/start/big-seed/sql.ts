import type pg from 'pg'

/** A new id for a copied row: the same for the same row and copy, so that rows that point at each other still do. */
export const functions = `
  create or replace function pg_temp.copied(id uuid, n bigint) returns uuid language sql immutable as $$
    select overlay(overlay(md5(id::text || ':' || n) placing '8' from 13) placing 'a' from 17)::uuid $$;
  -- Eight signs of the receipt's alphabet: each number gives another code (the factor shares nothing with 30).
  create or replace function pg_temp.receipt(n bigint) returns text language sql immutable as $$
    select string_agg(substr('23456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + ((n::numeric * 397204094861 % 656100000000)::bigint / (30 ^ place)::bigint % 30)::int, 1), '' order by place)
    from generate_series(0, 7) place $$;`

/** The applications that the demonstration's file brought: what is multiplied. */
export const templates = `
  create temp table template on commit drop as
  select a.municipality, a.id, a.round, a.state, (select count(*) from applications.event e where e.municipality = a.municipality and e.application = a.id) as events
  from applications.application a where a.demo and a.import_key is not null`

/** \`often\` times each one, and \`more\` times those with many events, cut off at the number that is wanted. */
export const copies = `
  create temp table copy on commit drop as
  select t.municipality, t.id as template, t.round, t.events, $1::bigint + row_number() over (order by k, t.id) as n,
    t.state not in ('withdrawn', 'moved', 'cancelled', 'transferred', 'registered_in_error', 'not_granted', 'not_admitted', 'not_selected', 'declined', 'completed', 'interrupted') as standing
  from template t cross join lateral generate_series(1, $2::int + case when t.events >= $3::int then $4::int else 0 end) k
  order by k, t.id limit $5`

/** How many people share the applications of each municipality; nobody has two standing choices of one round. */
export const shares = `
  select c.municipality, greatest(1, round(count(*) * $1::numeric / $2), max(r.standing))::int as people
  from copy c join (select municipality, max(standing) as standing from (
      select municipality, round, count(*) filter (where standing) as standing from copy group by 1, 2) g group by 1) r using (municipality)
  group by c.municipality order by 1`

export const whose = `
  create temp table placed on commit drop as
  select c.*, p.id as person, p.unit from (
    select c.*, (row_number() over (partition by c.municipality order by c.round, c.standing desc, c.n) - 1) % s.people as no
    from copy c join (select municipality, count(*) as people from newcomer group by 1) s using (municipality)) c
  join newcomer p on p.municipality = c.municipality and p.no = c.no;
  create index on placed (municipality, template);
  analyze placed`

type Column = { name: string; mapped: boolean }
/** The columns of a table, and which of them name a row that is copied as well. */
export async function columnsOf(db: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await db.query(
    `select a.attname as name, a.attname in ('id', 'component') or exists (
        select from pg_constraint k join pg_class p on p.oid = k.confrelid join pg_namespace n on n.oid = p.relnamespace
        where k.conrelid = a.attrelid and k.contype = 'f' and a.attnum = any (k.conkey) and a.attname not in ('municipality', 'application', 'person')
          and exists (select from pg_attribute m where m.attrelid = p.oid and m.attname = 'application')) as mapped
      from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '' order by a.attnum`,
    [table],
  )
  return rows
}

/** Every table whose rows belong to an application. */
export async function tablesBelow(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query(`select distinct k.conrelid::regclass::text as name from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'application' and a.attnum = any (k.conkey)
    where k.contype = 'f' and k.confrelid = 'applications.application'::regclass order by 1`)
  return rows.map(({ name }) => name)
}

const quoted = (name: string) => `"${name}"`
type Copying = { table: string; columns: Column[]; on: string; instead?: Record<string, string> }
/** Rows of one table for every copy: ids mapped, the rest as it stands in the template. */
export function copyOf({ table, columns, on, instead = {} }: Copying): string {
  const names = columns.map(({ name }) => quoted(name))
  const values = columns.map(
    ({ name, mapped }) => instead[name] ?? (mapped ? `pg_temp.copied(x.${quoted(name)}, c.n)` : `x.${quoted(name)}`),
  )
  return `insert into ${table} (${names}) select ${values} from placed c join ${table} x on x.municipality = c.municipality and ${on}`
}

/** A seat for every copy that holds one, after those that the round has. */
export const seats = `
  with held as (
    select s.round, pg_temp.copied(s.held_by, c.n) as component, s.held_since, row_number() over (partition by s.round order by c.n) as place
    from courses.seat s join applications.component k on k.id = s.held_by
      join placed c on c.municipality = k.municipality and c.template = k.application)
  insert into courses.seat (round, number, held_by, held_since)
  select h.round, (select max(s.number) from courses.seat s where s.round = h.round) + h.place, h.component, h.held_since from held h`
export const seatCounts = `
  update courses.round r set seats = s.seats, seats_taken = s.taken, reserves = s.reserves from (
    select q.round, count(*)::int as seats, count(q.held_by)::int as taken,
      (select count(*)::int from applications.application a where a.round = q.round and a.state = 'reserve') as reserves
    from courses.seat q group by q.round) s where s.round = r.id`

/** Lines of the log as staff of the person's unit would have left them. */
export const audit = `
  insert into platform.entry (at, municipality, account, organisation, role, verb, person, about_kind, about, purpose)
  select now() - (i % 400) * interval '1 day', p.municipality, h.account, h.organisation, h.role, 'read', p.person, 'application', p.application, 'handleApplication'
  from generate_series(1, $1::int) i
    join (select row_number() over () - 1 as no, municipality, person, pg_temp.copied(template, n) as application, unit from placed) p
      on p.no = i % (select count(*) from placed)
    join lateral (select r.account, r.organisation, r.role from accounts.role_held r where r.organisation = p.unit order by r.id limit 1) h on true`
