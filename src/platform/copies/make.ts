import type pg from 'pg'
import program from '../../../package.json' with { type: 'json' }
import { ArchiveWriter } from './archive.ts'
import { putUploads } from './files.ts'
import { type Manifest, manifestName } from './manifest.ts'
import { listSequences, listTables, readTable } from './tables.ts'

export type Source = {
  /** Logged in as kp_backup, or as the administrator. */
  client: pg.Client
  /** The folder of uploaded files. */
  files: string
  mark: string
  now: Date
}
export type Made = { bytes: number; tables: number; lines: number }

async function putTables(archive: ArchiveWriter, client: pg.Client): Promise<Manifest['tables']> {
  const counted: Manifest['tables'] = []
  for (const table of await listTables(client))
    await archive.entry(`tables/${table.name}`, async (write) => {
      counted.push(await readTable(client, table, write))
    })
  return counted
}

/** Everything in one look at the database: what is written while the copy is made is in the next one. */
async function putAll(archive: ArchiveWriter, { client, files, mark, now }: Source): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const { rows } = await client.query(`select name from platform.migration where name like '%.sql' order by name`)
    const about = { program: program.version, made: now.toISOString(), mark, migrations: rows.map(({ name }) => name) }
    const tables = await putTables(archive, client)
    // After the tables: a sequence that has gone on leaves a gap, one that lags behind would give a number twice.
    const sequences = await listSequences(client)
    return { ...about, tables, sequences, files: await putUploads(archive, files) }
  } finally {
    await client.query('rollback')
  }
}

/** The logical copy: rows and files, packed and sealed into one file. */
export async function makeCopy(source: Source, path: string, key: Buffer): Promise<Made> {
  const archive = await ArchiveWriter.to(path, key)
  try {
    const manifest = await putAll(archive, source)
    await archive.entry(manifestName, (write) => write(Buffer.from(JSON.stringify(manifest))))
    const lines = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
    return { bytes: await archive.end(), tables: manifest.tables.length, lines }
  } catch (fault) {
    await archive.giveUp()
    throw fault
  }
}
