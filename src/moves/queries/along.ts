import { clientOf, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'

type Of = { municipality: string; person: string }

/** What goes on and is open, in the order of choice. */
export async function listMoving(tx: Tx, { municipality, person }: Of, states: readonly string[]): Promise<string[]> {
  const { rows } = await clientOf(tx).query<{ id: string }>(
    'select id from applications.application where municipality = $1 and person = $2 and state = any ($3) order by rank, id',
    [municipality, person, states],
  )
  return rows.map(({ id }) => id)
}

export type Activity = {
  course: string
  school: string
  kind: string
  state: string
  from: Day | null
  to: Day | null
  level: string | null
  hours: number | null
}
export type Plan = { firstSfi: Day | null; activities: Activity[] }
/** The first day of SFI as it is known or as steps tell it, and what somebody has taken part in: what a study plan says. */
export async function findPlan(tx: Tx, { municipality, person }: Of): Promise<Plan> {
  const { rows } = await clientOf(tx).query<Plan>(
    `with course as (
       select c.title, o.name as school, c.kind, a.state, k.level, k.hours_per_week as hours,
         (select min(coalesce(e.effective, (e.at at time zone 'Europe/Stockholm')::date)) from applications.event e
           where e.municipality = a.municipality and e.component = k.id and e.to_state = 'ongoing') as began, k.ends
       from applications.application a join applications.component k on k.municipality = a.municipality and k.application = a.id
         join courses.course c on c.id = a.course join organisations.organisation o on o.id = a.provider
       where a.municipality = $1 and a.person = $2)
     select (select least(p.first_sfi, (select min(began) from course where kind in ('sfi', 'yrkes_sfi')))::text from people.person p
         where p.municipality = $1 and p.id = $2) as "firstSfi",
       (select coalesce(jsonb_agg(jsonb_build_object('course', title, 'school', school, 'kind', kind, 'state', state, 'from', began, 'to', ends, 'level', level, 'hours', hours)
         order by began, title), '[]') from course where began is not null) as activities`,
    [municipality, person],
  )
  return rows[0] ?? { firstSfi: null, activities: [] }
}

type Row = Record<string, unknown>
/** Consents that hold and name one of these receivers; what names others stays. */
export async function listConsents(
  tx: Tx,
  { municipality, person }: Of,
  receivers: readonly string[],
  now: Date,
): Promise<Row[]> {
  const { rows } = await clientOf(tx).query<{ row: Row }>(
    `select to_jsonb(c) as row from people.consent c where c.municipality = $1 and c.person = $2 and c.receiver = any ($3) and c.withdrawn_at is null
       and (c.valid_to is null or c.valid_to > $4)`,
    [municipality, person, receivers, now],
  )
  return rows.map(({ row }) => row)
}

/** Places on reserve lists and what was seen for them, of one application. */
export async function listPlaces(
  tx: Tx,
  municipality: string,
  application: string,
): Promise<{ entry: Row[]; answer: Row[] }> {
  const of = 'x.municipality = $1 and x.application = $2'
  const { rows } = await clientOf(tx).query<{ entry: Row[]; answer: Row[] }>(
    `select (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from admission.entry x where ${of}) as entry,
       (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from admission.answer x where ${of}) as answer`,
    [municipality, application],
  )
  return rows[0] ?? { entry: [], answer: [] }
}

const copied = ['people.consent', 'admission.entry', 'admission.answer'] as const
/** The same rows under another controller; the caller has given them the new ids. */
export async function copyRows(tx: Tx, table: (typeof copied)[number], rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await clientOf(tx).query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
    JSON.stringify(rows),
  ])
}

/** Whoever has moved is closed in the old home. */
export const closePerson = (tx: Tx, { municipality, person }: Of, at: Date) =>
  clientOf(tx).query('update people.person set closed_at = $3 where municipality = $1 and id = $2', [
    municipality,
    person,
    at,
  ])

/** What was shown from here before somebody moved away stays ended when they come back: what holds comes with them. */
export const endOldConsents = (tx: Tx, { municipality, person }: Of, at: Date) =>
  clientOf(tx).query(
    `update people.consent c set valid_to = $3 where c.municipality = $1 and c.person = $2 and c.kind in ('S3', 'S4', 'S5', 'S6')
       and c.withdrawn_at is null and (c.valid_to is null or c.valid_to > $3)
       and exists (select from people.person p where p.municipality = c.municipality and p.id = c.person and p.closed_at is not null)`,
    [municipality, person, at],
  )

/** Whoever comes back is open again. */
export const openPerson = (tx: Tx, { municipality, person }: Of, firstSfi: Day | null) =>
  clientOf(tx).query(
    'update people.person set closed_at = null, first_sfi = coalesce(least(first_sfi, $3::date), first_sfi, $3::date) where municipality = $1 and id = $2',
    [municipality, person, firstSfi],
  )

export type Choosable = { id: string; course: string; school: string; provider: string; starts: Day }
/** Rounds that take applications today, but the one the person stands in. */
export async function listRoundsToMoveTo(tx: Tx, but: string, today: Day): Promise<Choosable[]> {
  const { rows } = await clientOf(tx).query<Choosable>(
    `select r.id, c.title as course, o.name as school, r.provider, r.starts::text as starts from courses.round r join courses.course c on c.id = r.course
       join organisations.organisation o on o.id = r.provider where r.intake = 'open' and r.entry_date >= $2 and r.id <> $1 order by c.title, r.starts, r.id limit 200`,
    [but, today],
  )
  return rows
}
