import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { connectAdmin } from '../../src/platform/connection.ts'
import { headsBeside, headsIn, keepHeads } from '../../src/platform/sealing/heads.ts'
import { openSealer } from '../../src/platform/sealing/seal.ts'
import { listSeals } from '../../src/platform/sealing/stored.ts'
import { verifyLog } from '../../src/platform/sealing/verify.ts'
import { theSite } from '../site.ts'
import { asApart, plantLines } from './log-lines.ts'
import { randomOf, tampers } from './tampering.ts'

const site = await theSite()
const { client, apart } = await asApart(site.at, site.services.settings.keys, 'kp_seal')
const folder = mkdtempSync(join(tmpdir(), 'kp-heads-'))
afterAll(async () => {
  await client.end()
  rmSync(folder, { recursive: true })
})
const at = new Date('2027-03-01T09:00:00Z')
const seal = async () => (await openSealer(client, apart.sealing)).round(at)
/** Other databases of this server have transactions open as well, and what is younger than the oldest of all waits for it. */
async function untilAllIsOlder(): Promise<void> {
  const last =
    'select xid < pg_snapshot_xmin(pg_current_snapshot()) as older from platform.entry order by seq desc limit 1'
  while (!(await site.rows(last))[0].older) await sleep(20)
}
const verify = (heads = headsBeside(folder)) => verifyLog(client, apart.sealing, heads)
beforeEach(() => site.empty())

async function sealedLog(rounds: number): Promise<void> {
  const sealer = await openSealer(client, apart.sealing)
  for (let n = 0; n < rounds; n++) {
    await plantLines(site.db, { transactions: 2, each: 24 })
    await untilAllIsOlder()
    await sealer.round(at)
  }
}

test('each municipality has its own chain, signed, and one whole log has no break', async () => {
  await sealedLog(3)
  const seals = await listSeals(client)
  expect(seals.map(({ chain, number }) => `${chain} ${number}`)).toEqual(
    ['-', '1280', '1281', '1283'].flatMap((chain) => [1, 2, 3].map((number) => `${chain} ${number}`)),
  )
  expect(seals.every(({ lines }) => lines === 12)).toBe(true)
  expect(await verify([])).toEqual({ lines: 144, sealed: 144, seals: 12, chains: 4, breaks: [] })
})

test('a line of an open transaction is in no batch until it is committed, also when later lines are', async () => {
  const slow = await connectAdmin(inject('database').admin, site.at.database, 'kp-test')
  await slow.query('begin')
  await plantLines(slow, { transactions: 1, each: 1 })
  await plantLines(site.db, { transactions: 1, each: 4 })
  expect(await seal()).toEqual([])
  await slow.query('commit')
  await slow.end()
  await untilAllIsOlder()
  expect((await seal()).reduce((sum, { lines }) => sum + lines, 0)).toBe(5)
  expect((await verify([])).breaks).toEqual([])
})

test('fifty random changes, deletions, insertions, swaps and cuts are all found where they are', async () => {
  await sealedLog(6)
  const seed = Number(process.env.SEED ?? 1)
  const random = randomOf(seed)
  const batches = (await listSeals(client)).filter(({ lines }) => lines > 1)
  for (let n = 0; n < 50; n++) {
    const batch = batches[Math.floor(random() * batches.length)]
    const tamper = tampers[n % tampers.length]
    if (!batch || !tamper) throw new Error('nothing to tamper with')
    // The check reads in this transaction and then takes it back, with what was done in it.
    await site.db.query('begin isolation level repeatable read')
    await tamper.run(site.db, batch, random)
    const { breaks } = await verifyLog(site.db, apart.sealing)
    expect(breaks, `seed ${seed}, ${tamper.name}`).toHaveLength(1)
    const { chain, number } = batch
    expect(breaks[0], tamper.name).toMatchObject({ chain, number, kind: expect.stringMatching(tamper.finds) })
  }
  expect((await verify([])).breaks).toEqual([])
})

test('what is put in behind the seals, and a seal that is taken away, are found', async () => {
  await sealedLog(3)
  await site.rows(`delete from platform.seal where chain = '1281' and number = 2`)
  expect((await verify([])).breaks).toMatchObject([{ kind: 'missing', chain: '1281', number: 2 }])
  await site.rows(`insert into platform.entry (xid, municipality, role, verb) values ('3', '1290', 'system', 'read')`)
  expect((await verify([])).breaks.map(({ kind, chain }) => `${kind} ${chain}`)).toContain('outside 1290')
})

test('the end of the log, cut off with its seals, is found by the heads that were told elsewhere', async () => {
  await sealedLog(2)
  keepHeads(folder, await listSeals(client))
  expect((await verify()).breaks).toEqual([])
  await site.rows('delete from platform.entry where seq > (select max(last_seq) from platform.seal where number = 1)')
  await site.rows('delete from platform.seal where number = 2')
  expect((await verify([])).breaks).toEqual([])
  const { breaks } = await verify()
  expect(breaks.map(({ kind, number }) => `${kind} ${number}`)).toEqual(Array(4).fill('head 2'))
})

test('heads are found in a mail with other words around them', () => {
  const hash = 'ab'.repeat(32)
  expect(headsIn(`Hej!\n\n> 1280 57 ${hash}\n- 3 ${hash}\r\nKnutpunkt 1280 57`)).toEqual([
    { chain: '1280', number: 57, hash },
    { chain: '-', number: 3, hash },
  ])
})

test('after a restore the transaction numbers begin anew, and the chain goes on', async () => {
  await sealedLog(1)
  await plantLines(site.db, { transactions: 1, each: 4 })
  await site.rows(
    `update platform.entry set xid = (xid::text::bigint + 1000000)::text::xid8 where seq > (select max(last_seq) from platform.seal)`,
  )
  await site.rows(`insert into platform.restored (after_seq) select max(seq) from platform.entry`)
  await plantLines(site.db, { transactions: 1, each: 4 })
  await untilAllIsOlder()
  await seal()
  await plantLines(site.db, { transactions: 1, each: 4 })
  await untilAllIsOlder()
  await seal()
  expect(await seal()).toEqual([])
  const { lines, sealed, breaks } = await verify([])
  expect(breaks).toEqual([])
  expect(sealed).toBe(lines)
})

test('the role that seals reads the log and adds seals, and changes nothing', async () => {
  await sealedLog(1)
  for (const sql of [
    `update platform.entry set verb = 'x'`,
    'delete from platform.entry',
    `update platform.seal set number = 7`,
    'delete from platform.seal',
    'select * from people.person',
  ])
    await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' })
})
