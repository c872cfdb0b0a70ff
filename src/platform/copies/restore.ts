import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { connectAdmin } from '../connection.ts'
import type { Keys } from '../keys.ts'
import type { Apart } from '../keys-apart.ts'
import { migrate } from '../migrate.ts'
import { listMigrations } from '../migrations.ts'
import { Refusal } from '../refusal.ts'
import { startDatabase } from '../supervisor/index.ts'
import { checkCopy } from './check.ts'
import { fill } from './fill.ts'
import { type BaseManifest, isBase, type Manifest } from './manifest.ts'
import { layBase } from './restore-base.ts'
import { beginLaying, endLaying, toDisk } from './settle.ts'

/** Only tests say `durable: false`: then nothing waits for the disk. */
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

async function layRows(restore: Restore, manifest: Manifest): Promise<void> {
  refuseNewer(manifest, restore)
  const { path, into, keys, apart, migrations: folder } = restore
  const database = await startDatabase({ data: into, keys, durable: false, laying: 'rows' })
  try {
    const files = join(into, 'files')
    mkdirSync(files, { recursive: true, mode: 0o700 })
    const at = { at: database.at, admin: database.admin, folder, apart: apart.passwords }
    await migrate({ ...at, until: manifest.migrations })
    const client = await connectAdmin(database.admin, database.at.database, 'kp-restore')
    try {
      await fill(client, manifest, { path, key: apart.copies, files })
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

/** All of it or nothing: a folder that could not be filled is left as empty as it was, and what is laid is on the disk. */
export async function restoreCopy(restore: Restore): Promise<Manifest | BaseManifest> {
  refuseFull(restore.into)
  const manifest = await checkCopy(restore.path, restore.apart.copies)
  refuseOtherKeys(manifest, restore)
  try {
    beginLaying(restore.into)
    await (isBase(manifest) ? layBase(restore, manifest) : layRows(restore, manifest))
    endLaying(restore.into, restore.durable === false ? () => {} : toDisk)
  } catch (fault) {
    takeAway(restore.into)
    throw fault
  }
  return manifest
}
