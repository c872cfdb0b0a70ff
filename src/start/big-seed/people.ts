import { createHash } from 'node:crypto'
import type pg from 'pg'
import { hashIdentifier, nameKeyOf, sealIdentifier } from '../../people/index.ts'
import type { Keys } from '../../platform/keys.ts'
import { testNumbers } from '../../shared/test-numbers.ts'

type Sample = { given: string; family: string; language: string }
type Home = { municipality: string; people: number; unit: string }
export type Made = { keys: Keys; seed: number; homes: Home[]; samples: Sample[] }

const atOnce = 5000
const idOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
const picked = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

/** Women, men and, one in eleven, somebody of whom nobody has said: by the seed, never by the name or the number. */
const sexOf = (at: number, seed: number): string | null =>
  [null, 'K', 'M', 'M', 'K', 'M', 'K', 'M', 'M', 'K', 'M'][(at * 5 + seed) % 11] ?? null

/** Invented people: names put together from the demonstration's, every second one with a number that nobody has. */
function* invented({ seed, homes, samples }: Made) {
  let at = 0
  for (const { municipality, people, unit } of homes)
    for (let no = 0; no < people; no++, at++) {
      const [one, other] = [
        picked(samples, at * 7 + seed),
        picked(samples, at * 13 + seed * 5 + Math.floor(at / samples.length)),
      ]
      const named = { givenName: one.given, familyName: other.family }
      const phone = `070-174 06 ${String(5 + (at % 95)).padStart(2, '0')}`
      const id = idOf(`big ${seed} ${municipality} ${no}`)
      yield {
        municipality,
        no,
        id,
        unit,
        ...named,
        nameKey: nameKeyOf(named),
        phone,
        language: one.language,
        sex: sexOf(at, seed),
        numbered: at % 2 === 0,
      }
    }
}

type Person = ReturnType<typeof invented> extends Generator<infer One> ? One : never

const insertPeople = `
  with row as (
    select * from jsonb_to_recordset($1::jsonb) as r (municipality text, no int, id uuid, unit uuid, "givenName" text, "familyName" text,
      "nameKey" text, phone text, language text, sex text, sealed text, hmac text)),
  kept as (insert into newcomer (municipality, no, id, unit) select municipality, no, id, unit from row),
  number as (insert into people.person_identifier (municipality, person, kind, sealed, hmac, source)
    select municipality, id, 'personnummer', decode(sealed, 'base64'), decode(hmac, 'base64'), 'import' from row where sealed is not null)
  insert into people.person (municipality, id, unit, given_name, family_name, name_key, phone, language, sex, demo)
  select municipality, id, unit, "givenName", "familyName", "nameKey", phone, language, sex, true from row`

function sealed(keys: Keys, { municipality, id }: Person, value: string) {
  const identifier = { kind: 'personnummer', value } as const
  const of = { municipality, person: id }
  return {
    sealed: sealIdentifier(keys, of, identifier).toString('base64'),
    hmac: hashIdentifier(keys, municipality, identifier).toString('base64'),
  }
}

/** Gives how many were made. Their ids stand in the temporary table `newcomer`. */
export async function makePeople(db: pg.Client, made: Made): Promise<number> {
  await db.query(
    'create temp table newcomer (municipality text, no int, id uuid, unit uuid, primary key (municipality, no)) on commit drop',
  )
  const numbers = testNumbers(made.seed)
  let rows: object[] = []
  let count = 0
  const flush = async () => {
    await db.query(insertPeople, [JSON.stringify(rows)])
    count += rows.length
    rows = []
  }
  for (const person of invented(made)) {
    const value = person.numbered ? numbers.next().value : undefined
    rows.push({ ...person, ...(value && sealed(made.keys, person, value)) })
    if (rows.length === atOnce) await flush()
  }
  await flush()
  return count
}
