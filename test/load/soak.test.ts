import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeAll, expect, test } from 'vitest'
import { limit, long, minutes, progress, randomFrom, report, seed } from '../faults/measure.ts'
import { theSite } from '../site.ts'
import { build } from '../start/site-process.ts'
import { atOnce, chooser, perSecond, type Result } from './drive.ts'
import { type Inspector, inspect } from './inspect.ts'
import { gather } from './people.ts'
import { per10Minutes } from './slope.ts'
import { openSmall, plantSmall } from './small.ts'
import { bigTown, handlesOf, residentMb, type Town } from './town.ts'

// Promise 3. The same work for a long time: nothing grows but the data.
const site = await theSite()
if (long) beforeAll(build)

const wrongOf = ({ wrong }: Result) => [...wrong].map(([what, times]) => `${times} × ${what}`)

test('the slope of what grows is told, and that of what only sways is not', () => {
  const times = Array.from({ length: 60 }, (_, at) => at * 10)
  expect(per10Minutes(times.map((at) => [at, 100 + at / 60]))).toBeCloseTo(10)
  expect(per10Minutes(times.map((at, place) => [at, 100 + (place % 2)]))).toBeCloseTo(0, 0)
  expect(per10Minutes([[0, 5]])).toBe(0)
})

test(
  'after some hundred requests no connection, file or memory is kept that was not there before',
  async () => {
    await plantSmall(site)
    const world = await openSmall(site)
    const riders = await gather(world, 1)
    const drive = { port: world.port, next: chooser(riders, randomFrom(seed)), acts: 120 }
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    await atOnce(drive, 8)
    const look = async () => {
      await sleep(50)
      collect()
      return { heap: process.memoryUsage().heapUsed / 2 ** 20, handles: handlesOf(process.pid) }
    }
    const before = await look()
    const result = await atOnce(drive, 8)
    const after = await look()
    expect(wrongOf(result)).toEqual([])
    expect(result.done.count).toBe(120)
    expect(after.handles).toBeLessThanOrEqual(before.handles + 2)
    expect(after.heap - before.heap).toBeLessThan(30)
    const { app, door, vault } = site.services
    expect([app.totalCount - app.idleCount, app.waitingCount, door.waitingCount, vault.waitingCount]).toEqual([
      0, 0, 0, 0,
    ])
    expect(app.totalCount).toBeLessThanOrEqual(10)
  },
  limit(120_000),
)

type Seen = { at: number; heap: number; resident: number; handles: number; connections: number }
const standing = `select (select count(*)::int from pg_stat_activity where datname = current_database() and application_name <> 'kp-test') as connections,
  (select temp_files::int from pg_stat_database where datname = current_database()) as "tempFiles",
  (select round(max(100.0 * n_dead_tup / (n_live_tup + n_dead_tup)))::int from pg_stat_user_tables where n_live_tup + n_dead_tup > 5000) as "deadShare"`
type Standing = { connections: number; tempFiles: number; deadShare: number | null }
const stand = async ({ ask }: Town) => (await ask<Standing>(standing))[0] as Standing

/** Looks every few seconds until told to stop. */
function watch(town: Town, inspector: Inspector, every: number) {
  const seen: Seen[] = []
  const began = performance.now()
  let over = false
  const going = (async () => {
    while (!over) {
      const heap = (await inspector.heap()) / 2 ** 20
      const { pid } = town.site
      const { connections } = await stand(town)
      const at = (performance.now() - began) / 1000
      seen.push({ at, heap, resident: residentMb(pid), handles: handlesOf(pid), connections })
      await sleep(every * 1000)
    }
  })()
  const stop = async () => {
    over = true
    await going
    return seen
  }
  return stop
}

const size = { people: 2000, audit: 20_000 }
const leftIn = ({ home }: Town) => readdirSync(home.data).length

if (long)
  test(
    'the real program at half of what it can do',
    async () => {
      const town = await bigTown(size)
      const riders = await gather(town, 10)
      const next = chooser(riders, randomFrom(seed))
      const drive = { port: town.port, next, seconds: Math.min(20, minutes * 10) }
      const peak = await atOnce(drive, 50)
      const rate = Math.min(200, peak.done.count / peak.seconds / 2)
      progress(`${Math.round(rate)} requests/s for ${minutes} minutes`)
      const inspector = await inspect(town.site)
      const [before, files] = [await stand(town), leftIn(town)]
      const stop = watch(town, inspector, Math.max(2, Math.min(30, minutes)))
      const thirds: Result[] = []
      for (const third of [1, 2, 3]) {
        thirds.push(await perSecond({ ...drive, seconds: minutes * 20 }, rate, 100))
        progress(
          `third ${third}: 99 % within ${thirds.at(-1)?.done.within(0.99)} ms, ${Math.round(residentMb(town.site.pid))} MB`,
        )
      }
      const seen = await stop()
      inspector.close()
      const after = await stand(town)
      const defects = await town.ask('select route, kind from platform.defect')
      // The first third warms up.
      const warm = seen.filter(({ at }) => at > minutes * 20)
      const slope = (key: 'heap' | 'resident') =>
        Math.round(per10Minutes(warm.map((one) => [one.at, one[key]])) * 100) / 100
      const grown = (key: 'handles' | 'connections') =>
        Math.max(...warm.slice(-5).map((one) => one[key])) - Math.max(...warm.slice(0, 5).map((one) => one[key]))
      const [, second, last] = thirds as [Result, Result, Result]
      report({
        minutes: Math.round(minutes),
        requests: thirds.reduce((sum, { done }) => sum + done.count, 0),
        rate: Math.round(rate),
        heapSlope: slope('heap'),
        residentSlope: slope('resident'),
        residentMb: Math.round(residentMb(town.site.pid)),
        handlesMore: grown('handles'),
        connectionsMore: grown('connections'),
        tempFiles: after.tempFiles - before.tempFiles,
        filesLeft: leftIn(town) - files,
        deadShare: after.deadShare ?? 0,
        lastRatio: Math.round((last.done.within(0.99) / second.done.within(0.99)) * 100) / 100,
        turnedAway: thirds.reduce((sum, { turnedAway }) => sum + turnedAway.count, 0),
        wrong: thirds.flatMap(({ wrong }) => [...wrong.values()]).reduce((a, b) => a + b, 0) + defects.length,
      })
      expect(defects).toEqual([])
      expect(thirds.flatMap(wrongOf)).toEqual([])
      await town.stop()
    },
    limit(60_000),
  )
