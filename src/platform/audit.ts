import { type Concerns, relationOf } from '../shared/relation.ts'
import { mayRead } from './policies.ts'
import { ask, type Tx, type Visit } from './visit.ts'

/** One line of the audit log. No free text about people, only names of fields. */
export type Entry = {
  verb: string
  municipality: string | null
  person?: string | null
  about?: { kind: string; id: string }
  fields?: readonly string[]
  ground?: string | null
}

declare const seen: unique symbol
/** A row about a person whose reading is in the log; only `readPerson` makes it, and views of people take nothing else. */
export type Seen<T> = T & { readonly [seen]: true }

type PersonRow = Concerns & { id: string }
type Reading = { kind: string; fields?: readonly string[]; verb?: string }

/**
 * Reads rows about people: those that the route's policy does not open to this actor are as if they were not there,
 * the others are in the log before the page leaves. Own pages leave no line.
 */
export async function readPerson<T extends PersonRow>(
  tx: Tx,
  visit: Visit,
  rows: PromiseLike<T[]>,
  reading: Reading,
): Promise<Seen<T>[]> {
  const open = (await rows).filter((row) => isOpen(visit, row))
  const entries = oneEach(open.filter((row) => visit.actor.person !== row.person)).map((row) => entryOf(row, reading))
  await record(tx, visit, ...entries)
  visit.reads.push(...entries)
  return open as Seen<T>[]
}

/** Somebody who stands in a list twice has been seen once. */
const oneEach = <T extends PersonRow>(rows: T[]): T[] => [
  ...new Map(rows.map((row) => [`${row.municipality} ${row.person}`, row])).values(),
]

export function isOpen(visit: Visit, row: Concerns): boolean {
  if (visit.actor.role === 'system') return true
  return mayRead(visit.policy, visit.actor.role, relationOf(visit.actor, row))
}

const entryOf = (row: PersonRow, { kind, fields, verb }: Reading): Entry => ({
  verb: verb ?? 'read',
  municipality: row.municipality,
  person: row.person,
  about: { kind, id: row.id },
  fields: fields ?? [],
})

/** Writes to the log in the transaction of what it tells about: both stand or neither. Any number of lines is one statement. */
export async function record(tx: Tx, visit: Visit, ...entries: Entry[]): Promise<void> {
  if (entries.length === 0) return
  const { actor, purpose, request } = visit
  const facts = JSON.stringify(
    entries.map((entry) => ({
      verb: entry.verb,
      municipality: entry.municipality,
      person: entry.person ?? null,
      about_kind: entry.about?.kind ?? null,
      about: entry.about?.id ?? null,
      fields: entry.fields ?? [],
      ground: entry.ground ?? null,
    })),
  )
  await ask(tx, insert, [actor.account, actor.organisation, actor.role, purpose, request, facts])
}

const insert = `insert into platform.entry (account, organisation, role, purpose, request, verb, municipality, person, about_kind, about, fields, ground)
  select $1::uuid, $2::uuid, $3, $4, $5::uuid, e.verb, e.municipality, e.person, e.about_kind, e.about, e.fields, e.ground
  from jsonb_to_recordset($6::jsonb) as e(verb text, municipality text, person uuid, about_kind text, about uuid, fields text[], ground text)`
