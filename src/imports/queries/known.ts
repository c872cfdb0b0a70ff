import { clientOf, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { LegalSex } from '../../shared/legal-sex.ts'

// What the municipality has already: a few statements for a whole file, asked in the session of that municipality.

export type KnownPerson = {
  kind: string
  hmac: string
  person: string
  unit: string
  givenName: string
  familyName: string
  phone: string
  mail: string
  language: string
  interpreter: boolean
  channel: string
  homeSource: string
  sex: LegalSex | null
  protected: boolean
}
/** Who has one of these numbers or ids. Somebody protected is found by the id of an earlier import only, never by a number. */
export async function listIdentified(
  tx: Tx,
  municipality: string,
  marks: readonly { kind: string; hmac: Buffer }[],
): Promise<KnownPerson[]> {
  const { rows } = await clientOf(tx).query<KnownPerson>(
    `with found as materialized (select i.kind, encode(i.hmac, 'hex') as hmac, p.id as person, p.unit, p.given_name as "givenName", p.family_name as "familyName",
      p.phone, p.mail, p.language, p.interpreter, p.channel, p.home_source as "homeSource", p.handlers is not null as protected
    from unnest($2::text[], $3::bytea[]) as m(kind, hmac)
      join people.person_identifier i on i.municipality = $1 and i.kind = m.kind and i.hmac = m.hmac and i.valid_to is null
      join people.person p on p.municipality = i.municipality and p.id = i.person
    where p.closed_at is null and (p.handlers is null or i.kind = 'import'))
    select f.*, s.sex from found f left join people.sexes($1, array(select person from found)) s on s.person = f.person`,
    [municipality, marks.map(({ kind }) => kind), marks.map(({ hmac }) => hmac)],
  )
  return rows
}

export type KnownApplication = { key: string; id: string; person: string; queueAt: Date; way: string }
/** Applications that came by these keys, with the way they have gone as the file writes it. */
export async function listImported(tx: Tx, municipality: string, keys: readonly string[]): Promise<KnownApplication[]> {
  const { rows } = await clientOf(tx).query<KnownApplication>(
    `select a.import_key as key, a.id, a.person, a.queue_at as "queueAt",
      (select string_agg(e.to_state || '@' || (e.at at time zone 'Europe/Stockholm')::date, ' ' order by e.seq)
        from applications.event e where e.municipality = a.municipality and e.application = a.id and e.component = a.leading_component) as way
    from applications.application a where a.municipality = $1 and a.import_key = any ($2)`,
    [municipality, keys],
  )
  return rows
}

/** Rounds that these people have an application for which has not ended; the same round twice is stopped. */
export async function listChosen(tx: Tx, municipality: string, people: readonly string[]) {
  const { rows } = await clientOf(tx).query<{ person: string; round: string }>(
    `select person, round from applications.application where municipality = $1 and person = any ($2) and state <> all ($3)`,
    [municipality, people, endedStates],
  )
  return rows
}
/** The states in which the same round may be chosen again, as the unique index has them. */
const endedStates = [
  'withdrawn',
  'moved',
  'cancelled',
  'transferred',
  'registered_in_error',
  'not_granted',
  'not_admitted',
  'not_selected',
  'declined',
  'completed',
  'interrupted',
]
export const mayChooseAgain = (state: string): boolean => endedStates.includes(state)

export type Desk = { municipality: string; unit: string | null }
/** Municipalities that are here, with the unit that receives for them. */
export async function listDesks(tx: Tx): Promise<Desk[]> {
  const { rows } = await clientOf(tx).query<Desk>(
    `select m.municipality, (select u.id from organisations.organisation u where u.receives and u.municipality = m.municipality) as unit
    from organisations.organisation m where m.kind = 'municipality'`,
  )
  return rows
}

export type KnownRound = {
  code: string
  id: string
  courseCode: string | null
  kind: string
  free: number
  af: boolean
  starts: Day
}
/** Rounds by the codes of the file, with their free seats and whether Arbetsförmedlingen has a share. */
export async function listRoundsByCode(tx: Tx, codes: readonly string[]): Promise<KnownRound[]> {
  const { rows } = await clientOf(tx).query<KnownRound>(
    `select r.code, r.id, c.code as "courseCode", c.kind, courses.free_seats(r.id) as free, r.starts::text,
      exists (select from courses.price p join courses.price_share s on s.price = p.id
        where p.course = r.course and p.provider = r.provider and (p.round is null or p.round = r.id) and s.kind = 'af') as af
    from courses.round r join courses.course c on c.id = r.course where r.code = any ($1)`,
    [codes],
  )
  return rows
}
