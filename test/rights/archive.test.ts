import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { beforeEach, expect, test, vi } from 'vitest'
import { checkArchive } from '../../src/platform/files/archive.ts'
import { storeFile } from '../../src/platform/files/store.ts'
import { type Applied, applied } from '../apply.ts'
import { type Browser, plain } from '../browser.ts'
import { homeOf, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { municipality } = homeOf('1280')
let first: Browser
let second: Browser
let old: Applied
let paper: string

beforeEach(async () => {
  site.clock.now = new Date('2027-03-01T09:00:00Z')
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  first = await site.staff('administrator', municipality)
  second = await site.staff('administrator', municipality)
  old = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  await site.rows(
    `update applications.application set state = 'not_admitted', holder = 'none', since = '2024-01-01' where id = $1`,
    [old.first.id],
  )
  paper = (await storeFile(site.services.files, Buffer.from('betyg & intyg'))).key
  await site.rows(
    `insert into applications.file (municipality, application, name, kind, size, digest, stored, uploaded_at) values ('1280', $1, '../mitt betyg.pdf', 'pdf', 13, '\\x00', $2, now())`,
    [old.first.id, paper],
  )
  // Its letters and notices are long since sent.
  await site.runJobs()
})
const count = async (table: string) => (await site.rows(`select count(*)::int as n from ${table}`))[0].n
const press = (browser: Browser, run: string, word: string) => browser.press(run, {}, `${run}/${word}`)

/** Proposed by one, approved by another, and a day has gone. */
async function packed(): Promise<string> {
  const rule = {
    class: 'application',
    months: '24',
    action: 'archive',
    legalBasis: 'arkivlagen',
    reference: 'N 2027/12',
  }
  await first.press('/gallring', rule, '/gallring/regler')
  const [{ id }] = await site.rows('select id from rights.rule')
  await second.press('/gallring', {}, `/gallring/regler/${id}/godkann`)
  const answer = await first.press('/gallring', {}, `/gallring/regler/${id}/provkor`)
  const run = (answer.headers.get('location') ?? '').replace(/\?.*/, '')
  expect((await press(first, run, 'foresla')).status).toBe(303)
  expect((await press(second, run, 'godkann')).status).toBe(303)
  site.wait(1.1)
  first = await site.staff('administrator', municipality)
  second = await site.staff('administrator', municipality)
  await site.runJobs()
  return run
}

/** As `openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000` opens it. */
function unlocked(file: Buffer, code: string): Buffer {
  expect(file.subarray(0, 8).toString()).toBe('Salted__')
  const made = pbkdf2Sync(code, file.subarray(8, 16), 600_000, 48, 'sha256')
  const cipher = createDecipheriv('aes-256-cbc', made.subarray(0, 32), made.subarray(32))
  return Buffer.concat([cipher.update(file.subarray(16)), cipher.final()])
}
async function unzipped(zip: Buffer): Promise<Map<string, Buffer>> {
  const checked = await checkArchive(zip, { bytes: 1e8, files: 1000 })
  if (!('value' in checked)) throw new Error(checked.problem)
  return new Map(
    checked.value.map(({ name, start, packed }) => [name, inflateRawSync(zip.subarray(start, start + packed))]),
  )
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** The file by one, the code by the other. */
async function handedOver(run: string): Promise<Buffer> {
  expect((await press(first, run, 'fil')).status).toBe(303)
  expect((await press(second, run, 'kod')).status).toBe(303)
  const file = await first.get(`${run}/paket`)
  expect(file.headers.get('content-disposition')).toContain('arkiv.zip.enc')
  const code = /<strong><code>([^<]*)</.exec(await second.text(run))?.[1] ?? ''
  return unlocked(Buffer.from(await file.arrayBuffer()), code)
}

test('everything of an application is packed for the archive, and explains itself', async () => {
  const run = await packed()
  expect(await count('applications.application')).toBe(1)
  const parts = await unzipped(await handedOver(run))
  const folder = `akter/${old.first.receipt}`
  const act = parts.get(`${folder}/akt.xml`)?.toString() ?? ''
  const [{ given_name: name }] = await site.rows('select given_name from people.person')
  for (const word of [old.first.receipt, name, 'applications.event', 'not_admitted', 'betyder="Svetsare'])
    expect(act).toContain(word)
  expect(parts.get(`${folder}/papper-1-mitt-betyg.pdf`)?.toString()).toBe('betyg & intyg')
  const list = parts.get('sip.xml')?.toString() ?? ''
  for (const [path, bytes] of parts) if (path !== 'sip.xml') expect(list).toContain(`CHECKSUM="${sha256(bytes)}"`)
  expect(list).toContain('N 2027/12')
  const told = await site.rows(`select person from platform.entry where verb = 'export' and purpose = 'retention'`)
  expect(told).toEqual([{ person: old.person }])
})

test('each act has a session of its own: a long package outlives the five minutes of one', async () => {
  const opened = vi.spyOn(site.services.door, 'query')
  await packed()
  const calls: unknown[][] = opened.mock.calls
  const systems = calls.filter(
    ([text, values]) => String(text).includes('open_system') && Array.isArray(values) && values.at(-1) === 'retention',
  )
  expect(systems.length).toBeGreaterThanOrEqual(3)
  opened.mockRestore()
  expect(await site.rows('select state from rights.run')).toEqual([{ state: 'packed' }])
})

test('nobody has both halves, and the file on the disk tells nothing', async () => {
  const run = await packed()
  expect((await press(first, run, 'fil')).status).toBe(303)
  expect(await first.text(run)).not.toContain(`action="${run}/kod"`)
  expect((await second.get(`${run}/paket`)).status).toBe(404)
  expect(await second.text(run)).not.toContain('<strong><code>')
  const [{ fetched_by: one }] = await site.rows('select fetched_by from rights.delivery')
  await expect(site.rows('update rights.delivery set opened_by = $1, opened_at = now()', [one])).rejects.toMatchObject({
    code: '23514',
  })
  const [{ stored }] = await site.rows('select stored from rights.delivery')
  expect(readdirSync(site.services.files)).toContain(stored)
  const officer = await site.staff('dataProtectionOfficer', municipality)
  expect((await officer.get(`${run}/paket`)).status).toBe(404)
  expect(await officer.text(run)).not.toContain(`action="${run}`)
})

test('only the digest of what the archive has opened removes anything; then everything goes, and the proof stays', async () => {
  const run = await packed()
  const zip = await handedOver(run)
  const receipt = (digest: string) => first.press(run, { receipt: 'E-2027-0007', digest }, `${run}/kvitto`)
  expect((await receipt('0'.repeat(64))).status).toBe(422)
  expect((await receipt('abc')).status).toBe(422)
  site.wait(0.001)
  await site.runJobs()
  expect(await count('applications.application')).toBe(1)
  const [{ stored }] = await site.rows('select stored from rights.delivery')
  expect((await receipt(sha256(zip).toUpperCase())).status).toBe(303)
  await site.runJobs()
  expect(await count('applications.application')).toBe(0)
  expect([paper, stored].filter((key) => existsSync(join(site.services.files, key)))).toEqual([])
  const proof = plain(await second.text(run))
  for (const word of ['Bevis på gallring', 'Borttagna 1', 'E-2027-0007']) expect(proof).toContain(word)
  expect(proof).not.toContain(old.first.receipt)
  expect(await count('rights.run_item')).toBe(0)
})

test('what has changed since it was packed stays', async () => {
  const run = await packed()
  const zip = await handedOver(run)
  await site.rows(`update people.person set given_name = 'Ny'`)
  await first.press(run, { receipt: 'E-2027-0007', digest: sha256(zip) }, `${run}/kvitto`)
  await site.runJobs()
  expect(await count('applications.application')).toBe(1)
  expect(await site.rows('select state, changed, destroyed from rights.run')).toEqual([
    { state: 'done', changed: 1, destroyed: 0 },
  ])
})

test('a stopped delivery takes its package away, and somebody protected is in none', async () => {
  const run = await packed()
  const [{ stored }] = await site.rows('select stored from rights.delivery')
  expect((await press(first, run, 'stoppa')).status).toBe(303)
  await site.runJobs()
  expect(existsSync(join(site.services.files, stored))).toBe(false)
  expect(await count('rights.run_item')).toBe(0)
  await site.rows(`update people.person set handlers = '{}'`)
  const [{ id }] = await site.rows('select id from rights.rule')
  await first.press('/gallring', {}, `/gallring/regler/${id}/provkor`)
  const [{ count: n, skipped }] = await site.rows(
    'select count, skipped from rights.run order by frozen_at desc limit 1',
  )
  expect([n, skipped[0].why]).toEqual([0, 'protected'])
})
