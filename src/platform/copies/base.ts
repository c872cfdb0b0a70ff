import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import program from '../../../package.json' with { type: 'json' }
import { Refusal } from '../refusal.ts'
import { ArchiveWriter } from './archive.ts'
import { putFile, putUploads } from './files.ts'
import type { Made, Source } from './make.ts'
import { type BaseManifest, type FileEntry, manifestName } from './manifest.ts'

// The physical copy: the database's own files while it works, and the pieces of its log from the first file to the last. Laid back with
// all pieces that have come since, it is the database as it was minutes ago.

/** What the running server keeps for itself: made anew at every start. */
const left =
  /^(postmaster\.(pid|opts)|socket(\/.+)?|kp\.conf|pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\/.+)$|(^|\/)(pgsql_tmp|pg_internal\.init)/

function listParts(folder: string): { folders: string[]; files: string[] } {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    name: relative(folder, join(entry.parentPath, entry.name)),
    isFolder: entry.isDirectory(),
    isFile: entry.isFile(),
  }))
  const wanted = all.filter(({ name }) => !left.test(name))
  const names = (kind: 'isFolder' | 'isFile') => wanted.filter((one) => one[kind]).map(({ name }) => name)
  return { folders: names('isFolder').sort(), files: names('isFile').sort() }
}

async function putParts(archive: ArchiveWriter, folder: string, files: string[]): Promise<FileEntry[]> {
  const put: FileEntry[] = []
  for (const name of files) {
    const found = await putFile(archive, join(folder, name), `data/${name}`)
    if (found) put.push({ name, ...found })
  }
  return put
}

async function putLabel(archive: ArchiveWriter, text: string): Promise<void> {
  await archive.entry('label/backup_label', (write) => write(Buffer.from(text)))
}

export type BaseSource = Source & { folder: string }

async function begin({ client }: BaseSource): Promise<string> {
  const { rows } = await client.query(`select current_setting('archive_mode') as mode`)
  if (rows[0].mode !== 'on')
    throw new Refusal('Databasen sparar inte sin logg. Starta om webbplatsen med BACKUP_TO satt.')
  const started = await client.query(`select pg_walfile_name(pg_backup_start('knutpunkt', true)) as wal`)
  return started.rows[0].wal
}

async function putAll(archive: ArchiveWriter, source: BaseSource): Promise<BaseManifest> {
  const { client, folder, mark, now } = source
  const startWal = await begin(source)
  const listed = listParts(folder)
  const parts = await putParts(archive, folder, listed.files)
  // On the connection that began: it waits until the last piece of the log has been laid beside.
  const { rows } = await client.query(
    'select pg_walfile_name(lsn) as wal, labelfile as label from pg_backup_stop(true)',
  )
  await putLabel(archive, rows[0].label)
  const about = { program: program.version, made: now.toISOString(), mark, startWal, stopWal: rows[0].wal }
  return { ...about, folders: listed.folders, parts, files: await putUploads(archive, source.files) }
}

export async function makeBase(source: BaseSource, path: string, key: Buffer): Promise<Made> {
  const archive = await ArchiveWriter.to(path, key)
  try {
    const manifest = await putAll(archive, source)
    await archive.entry(manifestName, (write) => write(Buffer.from(JSON.stringify(manifest))))
    return { bytes: await archive.end(), tables: 0, lines: 0 }
  } catch (fault) {
    await archive.giveUp()
    throw fault
  }
}
