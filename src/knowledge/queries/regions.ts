import { ask, type Tx } from '../../platform/visit.ts'
import type { Incoming } from '../incoming.ts'

export type Region = { id: string; name: string; address: string; etag: string; modified: string }
export const listRegions = async (tx: Tx): Promise<Region[]> =>
  (
    await ask<Region>(
      tx,
      'select id, name, address, etag, modified from knowledge.region where is_on order by name',
      [],
    )
  ).rows

const known = `select 'urn:uuid:' || id as origin from knowledge.example union select origin from knowledge.imported where region <> $1`
/** Ours, and what came from somebody else first: neither is taken in again. */
export const listOrigins = async (tx: Tx, region: string): Promise<Set<string>> =>
  new Set((await ask<{ origin: string }>(tx, known, [region])).rows.map(({ origin }) => origin))

const columns =
  'origin, slug, address, title, ingress, template, level, themes, "organisationName", licence, "changedAt"'
const types = `origin text, slug text, address text, title text, ingress text, template jsonb, level int, themes text[], "organisationName" text, licence text,
  "changedAt" timestamptz`
const put = `insert into knowledge.imported (region, origin, slug, address, title, ingress, template, level, themes, organisation_name, licence, changed_at, fetched_at)
  select $1, ${columns}, $3 from jsonb_to_recordset($2::jsonb) as x(${types})
  on conflict (region, origin) do update set address = excluded.address, title = excluded.title, ingress = excluded.ingress, template = excluded.template,
    level = excluded.level, themes = excluded.themes, organisation_name = excluded.organisation_name, licence = excluded.licence,
    changed_at = excluded.changed_at, fetched_at = excluded.fetched_at`
const drop = 'delete from knowledge.imported where region = $1 and origin <> all ($2::text[])'
/** What the region tells now, and nothing that it no longer tells. */
export async function replaceImported(tx: Tx, region: string, examples: readonly Incoming[], now: Date): Promise<void> {
  await ask(tx, drop, [region, examples.map(({ origin }) => origin)])
  await ask(tx, put, [region, JSON.stringify(examples), now])
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
