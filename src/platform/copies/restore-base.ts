import {
  appendFileSync,
  chmodSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type AdminAt, connectAdmin } from '../connection.ts'
import { migrate } from '../migrate.ts'
import { own, placeOf, type Runner, runnerOf, startDatabase } from '../supervisor/index.ts'
import { readArchive } from './archive.ts'
import type { BaseManifest } from './manifest.ts'
import type { Restore } from './restore.ts'
import { piecesFor } from './wal.ts'

type Place = { root: string; folder: string; pieces: string; runner: Runner }

function placeIn(into: string): Place {
  const { root } = placeOf(into)
  const folder = join(root, 'postgres')
  return { root, folder, pieces: join(root, 'wal-in'), runner: runnerOf(folder) }
}

function makeFolder(path: string, runner: Runner): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  own(path, runner)
}

async function lay(bytes: AsyncIterable<Buffer>, path: string, runner?: Runner): Promise<void> {
  await pipeline(bytes, createWriteStream(path, { mode: 0o600 }))
  if (runner) own(path, runner)
}

async function layParts(
  { path, into, apart }: Restore,
  { folders }: BaseManifest,
  { folder, runner }: Place,
): Promise<void> {
  makeFolder(folder, runner)
  for (const name of folders) makeFolder(join(folder, name), runner)
  mkdirSync(join(into, 'files'), { recursive: true, mode: 0o700 })
  for await (const { name, bytes } of readArchive(path, apart.copies)) {
    if (name.startsWith('data/')) await lay(bytes, join(folder, name.slice('data/'.length)), runner)
    else if (name.startsWith('label/')) await lay(bytes, join(folder, basename(name)), runner)
    else if (name.startsWith('files/')) await lay(bytes, join(into, 'files', basename(name)))
  }
}

/** Every piece is read to its end before anything is laid: a damaged one is told at once. */
async function refuseDamaged(paths: string[], key: Buffer): Promise<void> {
  for (const path of paths) for await (const { bytes } of readArchive(path, key)) for await (const _ of bytes);
}

async function layPieces(paths: string[], key: Buffer, { pieces, runner }: Place): Promise<void> {
  makeFolder(pieces, runner)
  for (const path of paths)
    for await (const { name, bytes } of readArchive(path, key)) await lay(bytes, join(pieces, basename(name)), runner)
}

/** PostgreSQL reads the pieces one after the other until there are no more, and then opens for writing. */
function askForRecovery({ folder, runner }: Place): () => void {
  const settings = join(folder, 'postgresql.auto.conf')
  const before = existsSync(settings) ? readFileSync(settings, 'utf8') : ''
  appendFileSync(settings, "restore_command = 'cp ../wal-in/%f %p'\nrecovery_target_timeline = 'current'\n")
  const signal = join(folder, 'recovery.signal')
  writeFileSync(signal, '', { mode: 0o600 })
  for (const path of [settings, signal]) own(path, runner)
  return () => {
    writeFileSync(settings, before)
    chmodSync(settings, 0o600)
  }
}

async function untilOpen(admin: AdminAt): Promise<void> {
  const client = await connectAdmin(admin, 'postgres', 'kp-restore')
  try {
    const isReading = async () => (await client.query('select pg_is_in_recovery() as reading')).rows[0].reading
    while (await isReading()) await sleep(100)
  } finally {
    await client.end()
  }
}

/** The files, then every piece of the log that has come since, then what this program's database has beyond them. */
export async function layBase(restore: Restore, manifest: BaseManifest): Promise<void> {
  const { into, keys, apart, migrations } = restore
  const pieces = piecesFor(restore.path, manifest)
  await refuseDamaged(pieces, apart.copies)
  const place = placeIn(into)
  await layParts(restore, manifest, place)
  await layPieces(pieces, apart.copies, place)
  const forget = askForRecovery(place)
  const database = await startDatabase({ data: into, keys, durable: false, laying: 'files' })
  try {
    await untilOpen(database.admin)
    forget()
    await migrate({
      at: database.at,
      admin: database.admin,
      folder: migrations,
      mark: keys.mark,
      apart: apart.passwords,
    })
  } finally {
    await database.stop()
  }
  rmSync(place.pieces, { recursive: true })
}
