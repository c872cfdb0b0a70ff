import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { Refusal } from '../refusal.ts'
import { buildIndexes, restIndexes } from '../resting-indexes.ts'
import { readArchive } from './archive.ts'
import { copyIn, copyOut } from './copy.ts'
import type { Manifest } from './manifest.ts'
import { type Counted, listTables, readTable } from './tables.ts'

// The rows of a copy into a database that has the tables and nobody else: emptied, filled and held against the copy in one transaction.

/** Building anew the indexes of a table with fewer rows takes longer than keeping them. */
const many = 1000

/** Returns the indexes that rest. */
async function emptyTables(client: pg.Client, { tables }: Manifest): Promise<string[]> {
  const there = new Set((await listTables(client)).map(({ name }) => name))
  const names = tables.map(({ name }) => name)
  const lacking = names.filter((name) => !there.has(name))
  if (lacking.length > 0) throw new Refusal(`Programmet har inte tabellerna ${lacking.join(', ')}, som finns i kopian.`)
  await client.query(`truncate ${names.join(', ')} cascade`)
  return restIndexes(
    client,
    tables.filter(({ rows }) => rows >= many).map(({ name }) => name),
  )
}

export type Source = { path: string; key: Buffer; files: string }

/** Rows as they were, without triggers: what those did stands in the copy already. Frozen: nobody has to go through them once more. */
async function layRows(
  client: pg.Client,
  { tables, sequences }: Manifest,
  { path, key, files }: Source,
): Promise<void> {
  const known = new Map(tables.map((table) => [`tables/${table.name}`, table]))
  for await (const { name, bytes } of readArchive(path, key)) {
    const table = known.get(name)
    if (table) await copyIn(client, `copy ${table.name} (${table.columns}) from stdin (freeze)`, bytes)
    else if (name.startsWith('files/'))
      await pipeline(bytes, createWriteStream(join(files, basename(name)), { mode: 0o600, flush: true }))
  }
  for (const { name, value, called } of sequences)
    await client.query('select setval($1::regclass, $2, $3)', [name, value, called])
}

/**
 * The same rows with the same digest? The rows of a copy stand in order, and lie as they were laid: read as they lie they need no sorting.
 * PostgreSQL promises no such order, so what differs is asked once more, in order.
 */
export async function isAsCopied(client: pg.Client, wanted: Counted): Promise<boolean> {
  const hash = createHash('sha256')
  const text = `copy ${wanted.name} (${wanted.columns}) to stdout`
  const rows = await copyOut(client, text, (bytes) => void hash.update(bytes))
  if (rows === wanted.rows && hash.digest('hex') === wanted.sha256) return true
  const inOrder = await readTable(client, wanted, () => undefined)
  return inOrder.rows === wanted.rows && inOrder.sha256 === wanted.sha256
}

/** A new database numbers its transactions anew, and nobody works on the jobs that were being worked on. */
const beginAnew = `insert into platform.restored (after_seq) select coalesce(max(seq), 0) from platform.entry on conflict do nothing;
  update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by is not null;
  update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_by is not null`

/** Nothing of it is seen before all of it is there. */
export async function fill(client: pg.Client, manifest: Manifest, source: Source): Promise<void> {
  await client.query('begin; set local session_replication_role = replica; set local synchronize_seqscans = off')
  const indexes = await emptyTables(client, manifest)
  await layRows(client, manifest, source)
  for (const wanted of manifest.tables)
    if (!(await isAsCopied(client, wanted))) throw new Refusal(`Tabellen ${wanted.name} blev inte som i kopian.`)
  await buildIndexes(client, indexes)
  if (manifest.tables.some(({ name }) => name === 'platform.restored')) await client.query(beginAnew)
  await client.query('commit')
  // The site answers as soon as it starts: the planner must know by then how much there is.
  await client.query('analyze')
}
