import { ask, type Tx } from '../../platform/visit.ts'

/** What rests on law: nobody chose it, and it is told as it is. */
export type Opening = {
  id: string
  organisation: string
  name: string
  legalBasis: string
  ground: string
  from: Date
  until: Date | null
  application: string | null
  title: string | null
}

const select = `select x.id, x.organisation, coalesce(o.own_name, o.name) as name, x.legal_basis as "legalBasis", x.ground, x.valid_from as "from", x.valid_to as until,
    a.id as application, k.title
  from people.access x join organisations.organisation o on o.id = x.organisation
    left join applications.application a on a.municipality = x.municipality and a.id = x.about left join courses.course k on k.id = a.course
  where (x.valid_to is null or x.valid_to > now())`

/** The units that answer for the person, and everybody whom an opening names. */
export async function listOpenings(tx: Tx, person: string): Promise<Opening[]> {
  const home = `select p.unit as id, p.unit as organisation, coalesce(o.own_name, o.name) as name, '6.1.e' as "legalBasis", 'own_board' as ground, p.created_at as "from",
      p.closed_at as until, null::uuid as application, null::text as title
    from people.person p join organisations.organisation o on o.id = p.unit where p.id = $1 and p.closed_at is null`
  const text = `select * from (${home} union all ${select} and x.person = $1) found order by found."from", found.name limit 200`
  return (await ask<Opening>(tx, text, [person])).rows
}

/** Whom this application is open to beside the board itself. */
export async function listOpen(tx: Tx, of: { municipality: string; id: string }): Promise<Opening[]> {
  const text = `${select} and x.municipality = $1 and x.about = $2 order by x.valid_from, o.name`
  return (await ask<Opening>(tx, text, [of.municipality, of.id])).rows
}

/** Authorities and schools, which may be shown an application when a law says so. */
export async function listAuthorities(tx: Tx): Promise<{ id: string; name: string }[]> {
  const text = `select o.id, coalesce(o.own_name, o.name) as name from organisations.organisation o
    where o.kind in ('authority', 'provider') and (o.valid_to is null or o.valid_to > current_date) order by o.name collate "sv-x-icu"`
  return (await ask<{ id: string; name: string }>(tx, text)).rows
}

/** Who has it open stands in the access rows; the application carries a copy for lists. */
export const copyPartners = (tx: Tx, of: { municipality: string; id: string }) =>
  ask(
    tx,
    `update applications.application a set partners = array(select distinct x.organisation from people.access x
      where x.municipality = a.municipality and x.about = a.id and (x.valid_to is null or x.valid_to > now()))
    where a.municipality = $1 and a.id = $2`,
    [of.municipality, of.id],
  )

/** A last day for what was opened just now. */
export const saveEnd = (tx: Tx, of: { municipality: string; about: string; organisation: string }, until: Date) =>
  ask(
    tx,
    `update people.access set valid_to = $4 where municipality = $1 and about = $2 and organisation = $3 and valid_to is null`,
    [of.municipality, of.about, of.organisation, until],
  )
