import { ask, type Tx, type Visit } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'

export type Listed = Concerns & {
  id: string
  /** "Skyddad person 7F3K". */
  name: string
  applications: { id: string; course: string; starts: string; state: string }[]
}

/** Those whom the visitor is named for, each with what they have applied for; give them to `readPerson`. */
export async function listNamed(tx: Tx, { actor }: Visit): Promise<Listed[]> {
  const { rows } = await ask<Listed>(
    tx,
    `select p.id, p.id as person, p.municipality, p.unit, p.handlers, p.followers, trim(p.given_name || ' ' || p.family_name) as name,
       array(select x.organisation from people.access x where x.municipality = p.municipality and x.person = p.id
         and x.valid_from <= now() and (x.valid_to is null or x.valid_to > now())) as partners,
       (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'course', c.title, 'starts', r.starts, 'state', a.state) order by a.sent_at desc), '[]')
         from applications.application a join courses.course c on c.id = a.course join courses.round r on r.id = a.round
         where a.municipality = p.municipality and a.person = p.id and a.handlers @> array[$1::uuid]) as applications
     from people.person p where p.handlers @> array[$1::uuid] order by p.family_name, p.id`,
    [actor.account],
  )
  return rows
}

export type NamedRow = { account: string; organisation: string; home: boolean; name: string; place: string }
/** Who is named for somebody today, home first. */
export async function listHandlers(tx: Tx, of: { municipality: string; person: string }): Promise<NamedRow[]> {
  const { rows } = await ask<NamedRow>(
    tx,
    `select h.account, h.organisation, h.home, coalesce((select n.name from accounts.staff_names(array[h.account]) n), '') as name, coalesce(o.own_name, o.name) as place
     from protection.handler h join organisations.organisation o on o.id = h.organisation
     where h.municipality = $1 and h.person = $2 and h.valid_to is null order by h.home desc, 5, 4, h.account`,
    [of.municipality, of.person],
  )
  return rows
}

export type Colleague = { account: string; organisation: string; name: string; role: string }
/** Those of the own unit who may be named: one line each, though they may hold several roles. */
export async function listColleagues(tx: Tx): Promise<Colleague[]> {
  const { rows } = await ask<Colleague>(
    tx,
    `select distinct on (c.name, c.id) c.id as account, c.organisation, c.name, c.role from accounts.colleagues() c
     where c.role in ('caseworker', 'decisionMaker', 'coordinator', 'manager') order by c.name, c.id, c.role`,
  )
  return rows
}

export type School = { id: string; name: string }
/** Schools and payers that somebody's applications are open to. */
export async function listSchools(tx: Tx, of: { municipality: string; person: string }): Promise<School[]> {
  const { rows } = await ask<School>(
    tx,
    `select distinct o.id, coalesce(o.own_name, o.name) as name from applications.application a
       join organisations.organisation o on o.id = any (a.partners)
     where a.municipality = $1 and a.person = $2 order by 2, 1`,
    [of.municipality, of.person],
  )
  return rows
}

export async function findByMail(tx: Tx, mail: string, organisation: string) {
  const { rows } = await ask<{ account: string; organisation: string }>(
    tx,
    'select account, organisation from protection.staff_by_mail($1, $2)',
    [mail, organisation],
  )
  return rows[0]
}

/** Who has proposed that the protection ends, while nobody has answered. */
export async function findEnding(tx: Tx, of: { municipality: string; person: string }): Promise<string | undefined> {
  const { rows } = await ask<{ by: string }>(
    tx,
    'select proposed_by as by from protection.ending where municipality = $1 and person = $2 and settled_at is null',
    [of.municipality, of.person],
  )
  return rows[0]?.by
}

export type CourseOf = {
  application: string
  receipt: string
  course: string
  school: string
  place: string
  schedule: string
  starts: Date
  ends: Date
  home: string
}
/** What somebody has applied for, where and when, for whoever has the vault open. */
export async function listCourses(tx: Tx, of: { municipality: string; person: string }): Promise<CourseOf[]> {
  const { rows } = await ask<CourseOf>(tx, 'select * from protection.courses_of($1, $2)', [of.municipality, of.person])
  return rows
}
