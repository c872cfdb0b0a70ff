import { clientOf, type Tx } from '../../platform/visit.ts'
import type { LegalSex } from '../../shared/legal-sex.ts'

export type ChangedPerson = {
  id: string
  givenName: string
  familyName: string
  nameKey: string
  phone: string
  mail: string
  language: string
  interpreter: boolean
  channel: string
  homeSource: string
}
/** What the file says of people who are here already; somebody protected is left alone. */
export const savePeople = (tx: Tx, municipality: string, people: readonly ChangedPerson[]) =>
  clientOf(tx).query(
    `update people.person p set given_name = n."givenName", family_name = n."familyName", name_key = n."nameKey", phone = n.phone, mail = n.mail,
      language = n.language, interpreter = n.interpreter, channel = n.channel, home_source = n."homeSource"
    from jsonb_to_recordset($2::jsonb) as n(id uuid, "givenName" text, "familyName" text, "nameKey" text, phone text, mail text, language text,
      interpreter boolean, channel text, "homeSource" text)
    where p.municipality = $1 and p.id = n.id and p.handlers is null`,
    [municipality, JSON.stringify(people)],
  )

/** What the file says of sex; somebody protected is left alone. */
export const saveSexes = (tx: Tx, municipality: string, people: readonly { id: string; sex: LegalSex | null }[]) =>
  clientOf(tx).query(
    `update people.person p set sex = n.sex from unnest($2::uuid[], $3::text[]) as n(id, sex)
    where p.municipality = $1 and p.id = n.id and p.handlers is null`,
    [municipality, people.map(({ id }) => id), people.map(({ sex }) => sex)],
  )

/** The home municipality had seen who they are before it said yes. */
export const saveChecked = (tx: Tx, municipality: string, people: readonly { id: string; at: Date }[]) =>
  clientOf(tx).query(
    `update people.person p set identity_checked_at = n.at from jsonb_to_recordset($2::jsonb) as n(id uuid, at timestamptz)
    where p.municipality = $1 and p.id = n.id and p.identity_checked_at is null`,
    [municipality, JSON.stringify(people)],
  )

export type NewMark = { person: string; kind: string; sealed: Buffer; hmac: Buffer }
/** Ids and numbers that have become known of people who are here already. */
export const addMarks = (tx: Tx, municipality: string, marks: readonly NewMark[]) =>
  clientOf(tx).query(
    `insert into people.person_identifier (municipality, person, kind, sealed, hmac, source)
    select $1, m.person, m.kind, m.sealed, m.hmac, 'import' from unnest($2::uuid[], $3::text[], $4::bytea[], $5::bytea[]) as m(person, kind, sealed, hmac)`,
    [
      municipality,
      marks.map(({ person }) => person),
      marks.map(({ kind }) => kind),
      marks.map(({ sealed }) => sealed),
      marks.map(({ hmac }) => hmac),
    ],
  )

/** The site's own next step for applications that came without a history: one job each, queued at once. */
export const advanceLater = (tx: Tx, municipality: string, applications: readonly string[]) =>
  clientOf(tx).query(
    `select jobs.later('advance', json_build_object('municipality', $1::text, 'application', a)) from unnest($2::uuid[]) as a`,
    [municipality, applications],
  )

/** Applications that take up an earlier one after a no, by the ids of the file. */
export async function linkCopies(tx: Tx, municipality: string, copies: readonly { key: string; of: string }[]) {
  if (copies.length === 0) return
  await clientOf(tx).query(
    `update applications.application a set copied_from = o.id from jsonb_to_recordset($2::jsonb) as c(key text, of text)
      join applications.application o on o.municipality = $1 and o.import_key = c.of
    where a.municipality = $1 and a.import_key = c.key and a.copied_from is null`,
    [municipality, JSON.stringify(copies)],
  )
}
