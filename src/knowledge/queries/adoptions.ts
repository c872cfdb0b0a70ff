import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Kept } from '../domain/example.ts'

export type NewAdoption = {
  example: string | null
  origin: string | null
  takenFrom: string | null
  municipality: string
  fromDay: Day
  changed: string
  contact: Buffer | null
  now: Date
}
/** Null when the municipality has told it already. */
const add = `insert into knowledge.adoption (example, origin, taken_from, organisation, organisation_name, municipality, from_day, changed, contact_sealed, made_at)
  select $1, $2, $3, o.id, o.name, $4, $5, $6, $7, $8 from organisations.organisation o
  where o.kind = 'municipality' and o.municipality = $4 and o.valid_to is null on conflict do nothing returning id`
export const addAdoption = async (tx: Tx, of: NewAdoption): Promise<string | null> =>
  (
    await ask<{ id: string }>(tx, add, [
      ...[of.example, of.origin, of.takenFrom, of.municipality],
      ...[of.fromDay, of.changed, of.contact, of.now],
    ])
  ).rows[0]?.id ?? null

export type OwnAdoption = {
  id: string
  /** Of the example, here or in another region; null when it is no longer shown there. */
  slug: string | null
  title: string | null
  fromDay: string
  changed: string
  result: string | null
  stillUsed: boolean | null
  evidence: Kept
  askedAt: Date | null
  withdrawn: boolean
  version: number
}
const columns = `a.id, coalesce(e.slug, i.slug) as slug, coalesce(e.title, i.title) as title, a.from_day::text as "fromDay", a.changed, a.result,
  a.still_used as "stillUsed", a.evidence, a.asked_at as "askedAt", a.withdrawn_at is not null as withdrawn, a.version`
const from = `from knowledge.adoption a left join knowledge.example e on e.id = a.example
  left join lateral (select i.slug, i.title from knowledge.imported i where i.origin = a.origin limit 1) i on true`
const list = `select ${columns} ${from} where a.municipality = $1 order by a.from_day desc, a.id limit 300`
export const listOwnAdoptions = async (tx: Tx, municipality: string): Promise<OwnAdoption[]> =>
  (await ask<OwnAdoption>(tx, list, [municipality])).rows

const one = `select ${columns} ${from} where a.id = $1 and ($2::text is null or a.municipality = $2)`
/** `municipality`: whose it must be; null for the site itself. */
export const findOwnAdoption = async (
  tx: Tx,
  id: string,
  municipality: string | null,
): Promise<OwnAdoption | undefined> => (await ask<OwnAdoption>(tx, one, [id, municipality])).rows[0]

export type Outcome = { id: string; version: number; result: string | null; stillUsed: boolean | null; evidence: Kept }
const tell = `update knowledge.adoption set result = $3, still_used = $4, evidence = $5 where id = $1 and version = $2 and withdrawn_at is null returning id`
export const tellOutcome = async (tx: Tx, of: Outcome): Promise<boolean> =>
  (await ask(tx, tell, [of.id, of.version, of.result, of.stillUsed, JSON.stringify(of.evidence)])).rowCount === 1

const withdraw = `update knowledge.adoption set withdrawn_at = $3 where id = $1 and version = $2 and withdrawn_at is null returning id`
export const withdrawAdoption = async (tx: Tx, id: string, version: number, now: Date): Promise<boolean> =>
  (await ask(tx, withdraw, [id, version, now])).rowCount === 1

const due = `select id, from_day::text as "fromDay", result from knowledge.adoption
  where withdrawn_at is null and asked_at is null and result is null and from_day <= $1::date limit 500`
export const listUnasked = async (
  tx: Tx,
  before: Day,
): Promise<{ id: string; fromDay: string; result: string | null }[]> =>
  (await ask<{ id: string; fromDay: string; result: string | null }>(tx, due, [before])).rows
export const markAsked = (tx: Tx, id: string, now: Date) =>
  ask(tx, 'update knowledge.adoption set asked_at = $2 where id = $1', [id, now])
