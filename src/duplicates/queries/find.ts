import { ask, type Tx } from '../../platform/visit.ts'

export type Unlike = { municipality: string; person: string }
/** Of all municipalities, ids only: for the site's own job. */
export async function listUnlike(tx: Tx, most: number): Promise<Unlike[]> {
  const { rows } = await ask<Unlike>(tx, 'select municipality, person from duplicates.unlike($1)', [most])
  return rows
}

export type Facts = { person: string; name: string; phone: string; numbers: { kind: string; sealed: string }[] }
/** Names, phones and sealed numbers of some people of one municipality. */
export async function listFacts(tx: Tx, municipality: string, people: readonly string[]): Promise<Facts[]> {
  const { rows } = await ask<Facts>(
    tx,
    `select p.id as person, btrim(p.given_name || ' ' || p.family_name) as name, p.phone,
       (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'sealed', encode(i.sealed, 'hex'))), '[]') from people.person_identifier i
         where i.municipality = p.municipality and i.person = p.id and i.valid_to is null and i.kind <> 'import') as numbers
     from people.person p where p.municipality = $1 and p.id = any ($2) and p.handlers is null`,
    [municipality, people],
  )
  return rows
}

export type Keyed = { person: string; keys: string[] }
/** Keys travel in hexadecimal. */
export const saveKeys = (tx: Tx, municipality: string, rows: readonly Keyed[], at: Date) =>
  ask(
    tx,
    `insert into duplicates.likeness (municipality, person, keys, made_at)
     select $1, k.person, array(select decode(h, 'hex') from jsonb_array_elements_text(k.keys) h), $3 from jsonb_to_recordset($2::jsonb) as k(person uuid, keys jsonb)
     on conflict (municipality, person) do update set keys = excluded.keys, made_at = excluded.made_at, stale = false`,
    [municipality, JSON.stringify(rows), at],
  )

/** Everybody who has a key in common with one of these: found by the index of keys, whatever the size of the table. */
export async function insertPairs(tx: Tx, municipality: string, people: readonly string[], at: Date): Promise<number> {
  const { rowCount } = await ask(
    tx,
    `insert into duplicates.pair (municipality, first, second, found_at)
     select $1::text, a.first, a.second, $3::timestamptz from duplicates.alike($2) a on conflict do nothing`,
    [municipality, people, at],
  )
  return rowCount ?? 0
}

export type Unmarked = { municipality: string; application: string; person: string; provider: string }
export async function listUnmarked(tx: Tx, most: number): Promise<Unmarked[]> {
  const { rows } = await ask<Unmarked>(
    tx,
    'select municipality, application, person, provider from duplicates.unmarked($1)',
    [most],
  )
  return rows
}

export type Mark = { application: string; provider: string; mark: string }
export const insertMarks = (tx: Tx, municipality: string, rows: readonly Mark[]) =>
  ask(
    tx,
    `insert into duplicates.mark (municipality, application, provider, mark)
     select $1, m.application, m.provider, decode(m.mark, 'hex') from jsonb_to_recordset($2::jsonb) as m(application uuid, provider uuid, mark text) on conflict do nothing`,
    [municipality, JSON.stringify(rows)],
  )
