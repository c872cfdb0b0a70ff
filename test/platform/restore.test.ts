import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connectAdmin, connectApart } from '../../src/platform/connection.ts'
import { newCopyIn, removeOldCopies } from '../../src/platform/copies/folder.ts'
import type { Manifest } from '../../src/platform/copies/manifest.ts'
import { copyInto } from '../../src/platform/copies/noted.ts'
import { restoreCopy } from '../../src/platform/copies/restore.ts'
import { openKeys } from '../../src/platform/keys.ts'
import { openApart } from '../../src/platform/keys-apart.ts'
import { openSealer } from '../../src/platform/sealing/seal.ts'
import { verifyLog } from '../../src/platform/sealing/verify.ts'
import { startDatabase } from '../../src/platform/supervisor/index.ts'
import { closeServices, makeSite, servicesOf } from '../../src/start/site.tsx'
import { courseSamples, homeOf, plantCourses, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { expectBuiltInOneGo, expectCountedAndFrozen, expectSameIndexes } from './laid.ts'
import { asApart, plantLines } from './log-lines.ts'

// 26: a copy of a database with about a thousand people, laid into an empty folder.

const site = await theSite()
const keyFolder = inject('database').keys
const now = new Date('2027-03-01T01:30:00Z')
const folder = mkdtempSync(join(tmpdir(), 'kp-restore-'))
chmodSync(folder, 0o711)
const emptyFolder = () => {
  const made = mkdtempSync(join(folder, 'into-'))
  chmodSync(made, 0o711)
  return made
}
const { client, apart } = await asApart(site.at, keyFolder, 'kp_backup')
const source = () => ({ client, files: site.services.files, mark: openKeys(keyFolder, true).mark, now })
const how = (path: string, into: string) => ({
  path,
  into,
  keys: openKeys(keyFolder, true),
  apart,
  migrations: 'migrations',
  durable: false,
})
const uploaded = '0b7a9d52-6c7e-4c6f-9a51-2d0a4f6f9f10'
let path: string

const thousand = `insert into people.person (municipality, unit, given_name, family_name, phone, language)
  select m.code, m.unit, 'Prov' || i, E'Exempel\\t\\\\ "' || i || E'"\\n', '070174' || lpad((600 + i % 100)::text, 4, '0'), (array['sv', 'ar', 'ti'])[1 + i % 3]
  from generate_series(1, 334) i, (values ('1280', $1::uuid), ('1281', $2), ('1283', $3)) m(code, unit)`

async function plantAll(): Promise<void> {
  await plantSkane(site.db)
  await plantCourses(site.db)
  await site.rows(
    thousand,
    ['1280', '1281', '1283'].map((code) => homeOf(code).unit),
  )
  await plantLines(site.db, { transactions: 20, each: 200 })
  await site.rows(`select jobs.later('provjobb', '{}'::json)`)
  mkdirSync(site.services.files, { recursive: true })
  writeFileSync(join(site.services.files, uploaded), Buffer.alloc(3_000_000, 'a page of a paper, sealed '))
  const sealing = await asApart(site.at, keyFolder, 'kp_seal')
  await (await openSealer(sealing.client, apart.sealing)).round(now)
  await sealing.client.end()
}

beforeAll(async () => {
  await plantAll()
  const made = await copyInto(join(folder, 'copies'), source(), { key: apart.copies, clock: () => now })
  path = made.path
  expect(made.lines).toBeGreaterThan(5000)
})
afterAll(async () => {
  await client.end()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

test('the copy holds nobody in the clear, none of the keys, and is noted for the operators', async () => {
  const bytes = readFileSync(path).toString('latin1')
  for (const name of ['secret', 'vault', 'copies'])
    expect(bytes).not.toContain(readFileSync(join(keyFolder, name), 'latin1'))
  for (const word of ['Exempel', 'a page of a paper', 'people.person']) expect(bytes).not.toContain(word)
  expect(await site.rows('select kind, fault from platform.copy')).toEqual([{ kind: 'logical', fault: null }])
})

test('laid into an empty folder: every table as it was, the log unbroken, the site answers', async () => {
  const into = emptyFolder()
  const { tables, files } = (await restoreCopy(how(path, into))) as Manifest
  expect(tables.find(({ name }) => name === 'people.person')?.rows).toBe(1002)
  expect(files.map(({ name }) => name)).toEqual([uploaded])
  expect(readFileSync(join(into, 'files', uploaded)).equals(readFileSync(join(site.services.files, uploaded)))).toBe(
    true,
  )

  const database = await startDatabase({ data: into, keys: openKeys(keyFolder, true), durable: false })
  const services = servicesOf({
    at: database.at,
    settings: { ...site.services.settings, data: into },
    keys: openKeys(keyFolder, true),
  })
  const admin = await connectAdmin(database.admin, database.at.database, 'kp-test')
  const ask = async (sql: string) => (await admin.query(sql)).rows
  try {
    await expectCountedAndFrozen(ask)
    await expectSameIndexes(site.rows, ask)
    await expectBuiltInOneGo(ask)
    const log = await connectApart(database.at, 'kp_seal', apart.passwords.kp_seal)
    await (await openSealer(log, apart.sealing)).round(now)
    const verified = await verifyLog(log, apart.sealing)
    await log.end()
    expect(verified).toMatchObject({ lines: 4000, sealed: 4000, breaks: [] })
    const restored = makeSite(services)
    expect((await restored.request('/halsa')).status).toBe(200)
    const page = await restored.request('/kurser')
    expect(await page.text()).toContain(Object.values(courseSamples)[0]?.title)
    await services.app.query(`select jobs.later('provjobb', '{}'::json)`) // numbers go on after those that were given
  } finally {
    await admin.end()
    await closeServices(services)
    await database.stop()
  }
})

async function expectRefusal(
  changed: string,
  words: RegExp,
  other: Partial<ReturnType<typeof how>> = {},
): Promise<void> {
  const into = emptyFolder()
  await expect(restoreCopy({ ...how(changed, into), ...other })).rejects.toThrow(words)
  expect(readdirSync(into)).toEqual([])
}
const changedCopy = (name: string): string => {
  const changed = join(folder, name)
  cpSync(path, changed)
  return changed
}

test('one flipped bit, wherever it is, a cut tail and a lost piece are refused in words, and nothing is laid', async () => {
  const whole = readFileSync(path)
  for (const at of [3, 20, 52, 60, Math.floor(whole.length / 2), whole.length - 1]) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const changed = changedCopy('flipped')
    writeFileSync(changed, bytes)
    await expectRefusal(changed, /skadad|ingen säkerhetskopia/)
  }
  for (const length of [whole.length - 1, whole.length - 17, 56, 10]) {
    const cut = changedCopy('cut')
    truncateSync(cut, length)
    await expectRefusal(cut, /avklippt|ingen säkerhetskopia/)
  }
  await expectRefusal(join(folder, 'nowhere'), /finns inte/)
})

test('a wrong key, other keys of the data and a folder with something in it are refused in words', async () => {
  const others = join(folder, 'other-keys')
  const keys = openKeys(others, false)
  await expectRefusal(path, /annan nyckel/, { apart: openApart(others) })
  await expectRefusal(path, /andra nycklar/, { keys })
  const full = emptyFolder()
  writeFileSync(join(full, 'mine'), '')
  await expect(restoreCopy(how(path, full))).rejects.toThrow(/är inte tom/)
  expect(readdirSync(full)).toEqual(['mine'])
})

test('a copy of a newer program is refused, by the names of its steps', async () => {
  const fewer = join(folder, 'migrations')
  cpSync('migrations', fewer, { recursive: true })
  rmSync(join(fewer, '0054_seals_and_copies.sql'))
  await expectRefusal(path, /nyare program \(0054_seals_and_copies\.sql\)/, { migrations: fewer })
})

test('a copy that cannot be written leaves no half, and the operators see what it was', async () => {
  const blocked = join(folder, 'blocked')
  writeFileSync(blocked, '')
  await expect(copyInto(blocked, source(), { key: apart.copies, clock: () => now })).rejects.toThrow()
  expect(await site.rows('select fault from platform.copy where fault is not null')).toEqual([{ fault: 'EEXIST' }])
})

test('copies live thirty days, but the newest three are always kept', () => {
  const copies = join(folder, 'old-copies')
  const day = (n: number) => new Date(now.getTime() + n * 86_400_000)
  for (const n of [-90, -60, -40, -31, -30, -1, 0]) writeFileSync(newCopyIn(copies, 'logical', day(n)), '')
  writeFileSync(join(copies, 'letter.txt'), '')
  expect(removeOldCopies(copies, now)).toHaveLength(4)
  expect(readdirSync(copies)).toHaveLength(4)
  expect(existsSync(join(copies, 'letter.txt'))).toBe(true)
  expect(removeOldCopies(copies, day(400))).toEqual([])
})
