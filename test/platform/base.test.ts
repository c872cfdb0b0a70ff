import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectAdmin, connectApart } from '../../src/platform/connection.ts'
import { baseInto } from '../../src/platform/copies/noted.ts'
import { restoreCopy } from '../../src/platform/copies/restore.ts'
import { nextPiece, shipPieces } from '../../src/platform/copies/wal.ts'
import { openKeys } from '../../src/platform/keys.ts'
import { openApart } from '../../src/platform/keys-apart.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { type RunningDatabase, startDatabase } from '../../src/platform/supervisor/index.ts'

// The physical copy: files of a working database, carried on by the pieces of its log that came after it.

const folder = mkdtempSync(join(tmpdir(), 'kp-base-'))
chmodSync(folder, 0o711)
const now = new Date('2027-03-01T01:30:00Z')
const [keyFolder, data, copies] = ['keys', 'data', 'copies'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
const keys = openKeys(keyFolder, false)
const apart = openApart(keyFolder)
let database: RunningDatabase
let path: string

const write = async (at: RunningDatabase, words: string) => {
  const db = await connectAdmin(at.admin, 'knutpunkt', 'kp-test')
  await db.query(`insert into platform.defect (route, kind, stack) values ($1, '', '')`, [words])
  const { rows } = await db.query('select pg_walfile_name(pg_current_wal_insert_lsn()) as piece')
  await db.query('select pg_switch_wal()')
  await db.end()
  return rows[0].piece as string
}
const kept = async (at: RunningDatabase): Promise<string[]> => {
  const db = await connectAdmin(at.admin, 'knutpunkt', 'kp-test')
  const { rows } = await db.query('select route from platform.defect order by at, route')
  await db.end()
  return rows.map(({ route }) => route)
}
const shipUntil = async (piece: string) => {
  while (!existsSync(join(copies, 'wal', `${piece}.kpwal`))) {
    await shipPieces(join(data, 'wal'), copies, apart.copies)
    await new Promise((soon) => setTimeout(soon, 50))
  }
}
const how = (copy: string, into: string) => ({
  path: copy,
  into,
  keys,
  apart,
  migrations: 'migrations',
  durable: false,
})

beforeAll(async () => {
  database = await startDatabase({ data, keys, durable: false, archives: true })
  await migrate({
    at: database.at,
    admin: database.admin,
    folder: 'migrations',
    apart: apart.passwords,
    mark: keys.mark,
  })
  await write(database, 'before the copy')
  const client = await connectApart(database.at, 'kp_backup', apart.passwords.kp_backup)
  const source = { client, folder: join(data, 'postgres'), files: join(data, 'files'), mark: keys.mark, now }
  const around = { key: apart.copies, clock: () => now }
  path = (await baseInto(copies, source, around)).path
  await client.end()
  await write(database, 'after the copy')
  await shipUntil(await write(database, 'minutes ago'))
})
afterAll(async () => {
  await database.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

test('laid back with every piece of the log: what was written after the copy is there, and the database is open', async () => {
  const into = join(folder, 'again')
  await restoreCopy(how(path, into))
  expect(existsSync(join(into, 'wal-in'))).toBe(false)
  const again = await startDatabase({ data: into, keys, durable: false })
  try {
    expect(await kept(again)).toEqual(['before the copy', 'after the copy', 'minutes ago'])
    await write(again, 'in the new place')
  } finally {
    await again.stop()
  }
})

test('a missing piece, a flipped bit in a piece and a wrong key are refused in words, and nothing is laid', async () => {
  const others = join(folder, 'others')
  cpSync(copies, others, { recursive: true })
  const copy = join(others, readdirSync(others).find((name) => name.endsWith('.kpbase')) ?? '')
  const pieces = readdirSync(join(others, 'wal')).sort()
  expect(pieces.length).toBeGreaterThan(2)
  const refused = async (words: RegExp, other = {}) => {
    const into = join(folder, 'refused')
    await expect(restoreCopy({ ...how(copy, into), ...other })).rejects.toThrow(words)
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([])
  }
  const second = join(others, 'wal', pieces[pieces.length - 2] ?? '')
  const bytes = readFileSync(second)
  const changed = Buffer.from(bytes)
  changed[100] = (changed[100] ?? 0) ^ 1
  writeFileSync(second, changed)
  await refused(/skadad/)
  rmSync(second)
  await refused(/Biten [0-9A-F]{24} av databasens logg saknas/)
  const strangers = join(folder, 'strangers')
  openKeys(strangers, false)
  await refused(/annan nyckel/, { apart: openApart(strangers) })
})

test('neither the copy nor the pieces hold a word in the clear', () => {
  const pieces = readdirSync(join(copies, 'wal')).map((name) => join(copies, 'wal', name))
  for (const file of [path, ...pieces]) expect(readFileSync(file).toString('latin1')).not.toContain('after the copy')
})

test('pieces are counted on over the end of a number', () => {
  expect(nextPiece('000000010000000000000001')).toBe('000000010000000000000002')
  expect(nextPiece('0000000100000000000000FF')).toBe('000000010000000100000000')
  expect(nextPiece('0000000A000000FF000000FF')).toBe('0000000A0000010000000000')
})
