import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { connectAdmin } from '../connection.ts'
import type { Keys } from '../keys.ts'
import type { Apart } from '../keys-apart.ts'
import { migrate } from '../migrate.ts'
import { listMigrations } from '../migrations.ts'
import { Refusal } from '../refusal.ts'
import { startDatabase } from '../supervisor/index.ts'
import { readArchive } from './archive.ts'
import { checkCopy } from './check.ts'
import { copyIn } from './copy.ts'
import { type BaseManifest, isBase, type Manifest } from './manifest.ts'
import { layBase } from './restore-base.ts'
import { listTables, readTable } from './tables.ts'

export type Restore = { path: string; into: string; keys: Keys; apart: Apart; migrations: string; durable?: boolean }

/** A copy is laid into an empty folder only: what is there is never written over. */
export function refuseFull(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Refusal(`${folder} är inte tom. Välj en tom mapp: det som redan finns skrivs aldrig över.`)
}

function refuseOtherKeys({ mark }: { mark: string }, { keys }: Restore): void {
  if (mark === keys.mark) return
  throw new Refusal('Kopian hör till andra nycklar än de här. Peka ut nyckelmappen som hörde till databasen.')
}

function refuseNewer({ migrations }: Manifest, { migrations: folder }: Restore): void {
  const known = new Set(listMigrations(folder).map(({ name }) => name))
  const strange = migrations.filter((name) => !known.has(name))
  if (strange.length > 0)
    throw new Refusal(`Kopian är gjord av ett nyare program (${strange.join(', ')}). Hämta det programmet först.`)
}

/** Rows as they were, without triggers: what those did stands in the copy already. */
async function fillTables(client: pg.Client, manifest: Manifest, restore: Restore): Promise<void> {
  const { tables } = manifest
  const there = new Set((await listTables(client)).map(({ name }) => name))
  const lacking = tables.filter(({ name }) => !there.has(name)).map(({ name }) => name)
  if (lacking.length > 0) throw new Refusal(`Programmet har inte tabellerna ${lacking.join(', ')}, som finns i kopian.`)
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`)
  const known = new Map(tables.map((table) => [`tables/${table.name}`, table]))
  for await (const { name, bytes } of readArchive(restore.path, restore.apart.copies)) {
    const table = known.get(name)
    if (table) await copyIn(client, `copy ${table.name} (${table.columns}) from stdin`, bytes)
    else if (name.startsWith('files/'))
      await pipeline(
        bytes,
        createWriteStream(join(restore.into, 'files', basename(name)), { mode: 0o600, flush: true }),
      )
  }
  for (const { name, value, called } of manifest.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [name, value, called])
}

/** The same count and the same digest for every table, read back from the database that was just filled. */
async function refuseOther(client: pg.Client, { tables }: Manifest): Promise<void> {
  for (const wanted of tables) {
    const { rows, sha256 } = await readTable(client, wanted, () => undefined)
    if (rows !== wanted.rows || sha256 !== wanted.sha256)
      throw new Refusal(`Tabellen ${wanted.name} blev inte som i kopian (${rows} rader av ${wanted.rows}).`)
  }
}

/** A new database numbers its transactions anew, and nobody works on the jobs that were being worked on. */
const beginAnew = `insert into platform.restored (after_seq) select coalesce(max(seq), 0) from platform.entry on conflict do nothing;
  update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by is not null;
  update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_by is not null`

async function fill(client: pg.Client, manifest: Manifest, restore: Restore): Promise<void> {
  await client.query('begin; set local session_replication_role = replica')
  await fillTables(client, manifest, restore)
  await refuseOther(client, manifest)
  if (manifest.tables.some(({ name }) => name === 'platform.restored')) await client.query(beginAnew)
  await client.query('commit')
}

async function layRows(restore: Restore, manifest: Manifest): Promise<void> {
  refuseNewer(manifest, restore)
  const { into, keys, apart, migrations: folder, durable = true } = restore
  const database = await startDatabase({ data: into, keys, durable })
  try {
    mkdirSync(join(into, 'files'), { recursive: true, mode: 0o700 })
    const at = { at: database.at, admin: database.admin, folder, apart: apart.passwords }
    await migrate({ ...at, until: manifest.migrations })
    const client = await connectAdmin(database.admin, database.at.database, 'kp-restore')
    try {
      await fill(client, manifest, restore)
    } finally {
      await client.end()
    }
    await migrate({ ...at, mark: keys.mark })
  } finally {
    await database.stop()
  }
}

function takeAway(into: string): void {
  const note = join(into, 'elsewhere')
  if (existsSync(note)) rmSync(readFileSync(note, 'utf8').trim(), { recursive: true, force: true })
  if (existsSync(into)) for (const name of readdirSync(into)) rmSync(join(into, name), { recursive: true, force: true })
}

/** All of it or nothing: a folder that could not be filled is left as empty as it was. */
export async function restoreCopy(restore: Restore): Promise<Manifest | BaseManifest> {
  refuseFull(restore.into)
  const manifest = await checkCopy(restore.path, restore.apart.copies)
  refuseOtherKeys(manifest, restore)
  try {
    await (isBase(manifest) ? layBase(restore, manifest) : layRows(restore, manifest))
  } catch (fault) {
    takeAway(restore.into)
    throw fault
  }
  return manifest
}
