import { ask, type Tx } from '../../platform/visit.ts'
import type { Incoming, IncomingAdoption } from '../incoming.ts'

export type Region = { id: string; name: string; address: string; publicKey: string; etag: string; modified: string }
const columns = `id, name, address, public_key as "publicKey", etag, modified`
export const listRegions = async (tx: Tx, only: string | null): Promise<Region[]> =>
  (
    await ask<Region>(
      tx,
      `select ${columns} from knowledge.region where is_on and ($1::uuid is null or id = $1) order by name`,
      [only],
    )
  ).rows

export type KeptRegion = Omit<Region, 'etag' | 'modified'> & {
  isOn: boolean
  askedAt: Date | null
  answeredAt: Date | null
  failures: number
  problem: string
  sha256: string | null
  examples: number
  version: number
}
const kept = `select id, name, address, public_key as "publicKey", is_on as "isOn", asked_at as "askedAt", answered_at as "answeredAt", failures, problem, sha256,
  (select count(*)::int from knowledge.imported i where i.region = r.id) as examples, version from knowledge.region r order by name`
export const listKeptRegions = async (tx: Tx): Promise<KeptRegion[]> => (await ask<KeptRegion>(tx, kept, [])).rows

const add =
  'insert into knowledge.region (name, address, public_key) values ($1, $2, $3) on conflict do nothing returning id'
/** Null when the name or the address is there already. */
export const addRegion = async (
  tx: Tx,
  of: { name: string; address: string; publicKey: string },
): Promise<string | null> =>
  (await ask<{ id: string }>(tx, add, [of.name, of.address, of.publicKey])).rows[0]?.id ?? null
const turn = 'update knowledge.region set is_on = $3, failures = 0 where id = $1 and version = $2 returning id'
export const turnRegion = async (tx: Tx, id: string, version: number, isOn: boolean): Promise<boolean> =>
  (await ask(tx, turn, [id, version, isOn])).rowCount === 1
/** With everything that came from it; what has been taken up here stays with those who took it up. */
export async function removeRegion(tx: Tx, id: string): Promise<boolean> {
  await ask(tx, 'delete from knowledge.imported_adoption where region = $1', [id])
  await ask(tx, 'delete from knowledge.imported where region = $1', [id])
  return (await ask(tx, 'delete from knowledge.region where id = $1 returning id', [id])).rowCount === 1
}

const origins = `select 'urn:uuid:' || id as origin, true as own from knowledge.example
  union all select 'urn:uuid:' || id, true from knowledge.tombstone where kind = 'example'
  union all select origin, false from knowledge.imported where region <> $1`
/** Ours, and what came from somebody else first: neither is taken in again. */
export async function listOrigins(tx: Tx, region: string): Promise<{ own: Set<string>; others: Set<string> }> {
  const { rows } = await ask<{ origin: string; own: boolean }>(tx, origins, [region])
  const those = (own: boolean) => new Set(rows.filter((row) => row.own === own).map(({ origin }) => origin))
  return { own: those(true), others: those(false) }
}

const names = `origin, slug, address, title, ingress, municipality, template, evidence, level, adoptions, themes, groups, "organisationName", licence, "changedAt"`
const types = `origin text, slug text, address text, title text, ingress text, municipality text, template jsonb, evidence jsonb, level int, adoptions jsonb, themes text[],
  groups text[], "organisationName" text, licence text, "changedAt" timestamptz`
const put = `insert into knowledge.imported (region, origin, slug, address, title, ingress, municipality, template, evidence, level, adoptions, themes, groups,
    organisation_name, licence, changed_at, fetched_at)
  select $1, ${names}, $3 from jsonb_to_recordset($2::jsonb) as x(${types})`
const putAdoptions = `insert into knowledge.imported_adoption (region, id, example, organisation_name, from_day, changed, result, still_used, withdrawn, address, fetched_at)
  select $1, x.id, e.id, x.organisation, x."fromDay", x.changed, x.result, x."stillUsed", x.withdrawn, x.url, $3
  from jsonb_to_recordset($2::jsonb) as x(id uuid, origin text, organisation text, "fromDay" date, changed text, result text, "stillUsed" boolean, withdrawn boolean, url text)
  join knowledge.example e on 'urn:uuid:' || e.id = x.origin`
type Whole = { region: string; examples: readonly Incoming[]; adopted: readonly IncomingAdoption[]; now: Date }
/** What the region tells now, and nothing that it no longer tells. */
export async function replaceImported(tx: Tx, { region, examples, adopted, now }: Whole): Promise<void> {
  await ask(tx, 'delete from knowledge.imported where region = $1', [region])
  await ask(tx, 'delete from knowledge.imported_adoption where region = $1', [region])
  await ask(tx, put, [region, JSON.stringify(examples), now])
  await ask(tx, putAdoptions, [region, JSON.stringify(adopted), now])
}

export type Asked = { id: string; etag: string; modified: string; raw: Buffer; sha256: string; now: Date }
export const saveAnswered = (tx: Tx, of: Asked) =>
  ask(
    tx,
    `update knowledge.region set etag = $2, modified = $3, raw = $4, sha256 = $5, asked_at = $6, answered_at = $6, failures = 0, problem = '' where id = $1`,
    [of.id, of.etag, of.modified, of.raw, of.sha256, of.now],
  )
export const saveUnchanged = (tx: Tx, id: string, now: Date) =>
  ask(tx, `update knowledge.region set asked_at = $2, answered_at = $2, failures = 0, problem = '' where id = $1`, [
    id,
    now,
  ])
export const saveFailed = (tx: Tx, id: string, problem: string, now: Date) =>
  ask(tx, 'update knowledge.region set asked_at = $3, failures = failures + 1, problem = $2 where id = $1', [
    id,
    problem,
    now,
  ])
