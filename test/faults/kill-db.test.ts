import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { build, makeHome, postmasterOf } from '../start/site-process.ts'
import { killWithChildren } from './children.ts'
import { gather } from './crowd.ts'
import { openLedger } from './ledger.ts'
import { limit, randomFrom, report, rounds, seed } from './measure.ts'
import { buildTown, type Town, untilTrue } from './town.ts'

beforeAll(build)

/** Every index against its table, and every page of every table read with its checksum. Gives what is broken. */
async function listBroken({ ask }: Town): Promise<string[]> {
  await ask('create extension if not exists amcheck')
  const indexes = await ask<{ name: string }>(`select indexrelid::regclass::text as name from pg_index i
    join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam where a.amname = 'btree' and i.indisvalid and c.relpersistence = 'p'`)
  const tables = await ask<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind in ('r', 'm')`,
  )
  expect(indexes.length).toBeGreaterThan(200)
  const checks = [
    ...indexes.map(({ name }) => `perform bt_index_check('${name}', true)`),
    ...tables.map(({ name }) => `perform count(*) from ${name} as t where t is not null`),
  ]
  const tried = checks.map((check) => `begin ${check}; exception when others then broken := broken || sqlerrm; end;`)
  await ask(`create or replace function pg_temp.broken() returns text[] language plpgsql as $f$ declare broken text[] := '{}'; begin
    ${tried.join('\n')} return broken; end $f$; create table if not exists public.kp_broken as select pg_temp.broken() as found`)
  const [row] = await ask<{ found: string[] }>('select found from public.kp_broken')
  await ask('drop table public.kp_broken')
  return row?.found ?? ['nothing was checked']
}

// Promise 5. The site outlives its database, says so, and what was acknowledged is there.
test(
  'kill -9 of the database and its children under load: the site lives, says so, and loses nothing',
  async () => {
    const home = makeHome()
    const random = randomFrom(seed)
    const town = await buildTown(home)
    const ledger = openLedger(join(home.folder, 'ledger'))
    const crowd = gather(town, ledger)
    const whole: number[] = []
    let died = 0
    void town.site.ended.then(() => {
      died = 1
    })
    const front = async () => (await fetch(`http://127.0.0.1:${town.port}/kurser`)).status
    const kills = await rounds(2, async () => {
      await sleep(300 + random() * 900)
      const pid = postmasterOf(home)
      expect(pid).toBeDefined()
      killWithChildren(pid as number)
      await untilTrue(async () => (await front()) === 503, 5)
      whole.push(await untilTrue(async () => (await front()) === 200, 30))
    })
    const before = ledger.count()
    await untilTrue(async () => ledger.count() > before, 10)
    await crowd.stop()
    const siteDied = died
    const { lost, doubled } = await ledger.compare(town, true)
    const broken = await listBroken(town)
    report({
      kills,
      acknowledged: ledger.count(),
      lost: lost.length,
      doubled: doubled.length,
      siteDied,
      otherAnswers: crowd.wrong.length,
      brokenIndexes: broken.length,
      wholeMs: Math.round(Math.max(...whole)),
    })
    const complaints = town.site
      .complained()
      .split('\n')
      .filter((line) => line.startsWith('defect'))
    expect({ complaints, lost, doubled, broken, wrong: crowd.wrong, strangers: crowd.strangers }).toEqual({
      complaints: [],
      lost: [],
      doubled: [],
      broken: [],
      wrong: [],
      strangers: [],
    })
    expect(siteDied).toBe(0)
    expect(crowd.away()).toBeGreaterThan(0)
    expect(await town.site.stop()).toBe(0)
  },
  limit(90_000),
)
