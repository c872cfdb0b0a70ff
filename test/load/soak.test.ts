import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeAll, expect, test } from 'vitest'
import { limit, long, minutes, progress, randomFrom, report, seed } from '../faults/measure.ts'
import { theSite } from '../site.ts'
import { build } from '../start/site-process.ts'
import { atOnce, chooser, perSecond, type Result, Times } from './drive.ts'
import { type Inspector, inspect } from './inspect.ts'
import { gather } from './people.ts'
import { per10Minutes } from './slope.ts'
import { openSmall, plantSmall } from './small.ts'
import { bigTown, handlesOf, processors, residentMb, type Town } from './town.ts'

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

/** What is held while nobody asks: the load's own connections have been closed. */
async function look(town: Town, inspector: Inspector): Promise<Seen> {
  await sleep(1000)
  const heap = (await inspector.heap()) / 2 ** 20
  const { pid } = town.site
  const { connections } = await stand(town)
  return { at: performance.now() / 1000, heap, resident: residentMb(pid), handles: handlesOf(pid), connections }
}

type Used = ReturnType<ReturnType<typeof processors>>
/** A minute in a line: how long the slowest waited, which kinds of pages they were, and who had the processor. */
function tellMinute(at: number, { done, turnedAway, kinds }: Result, { resident, handles }: Seen, used: Used): void {
  const slow = [...kinds].map(([kind, { done }]) => ({ kind, ms: done.within(0.99) })).sort((a, b) => b.ms - a.ms)
  const named = slow.slice(0, 3).map(({ kind, ms }) => `${kind} ${Math.round(ms)}`)
  const told = `99 % within ${done.within(0.99)} ms (${named.join(', ')}), longest ${Math.round(done.longest)}, ${turnedAway.count} told to wait`
  const cores = `cores: the site ${used.site}, the database ${used.database}, the load ${used.load}, all others ${used.others}`
  progress(`${at}: ${told}; ${Math.round(resident)} MB, ${handles} handles; ${cores}`)
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
      const [seen, results]: [Seen[], Result[]] = [[], []]
      const used = processors(town)
      // Slices of a minute; never fewer than two in each third.
      const slices = 3 * Math.max(2, Math.round(minutes / 3))
      for (let at = 1; at <= slices; at++) {
        const result = await perSecond({ ...drive, seconds: (minutes * 60) / slices }, rate, 100)
        results.push(result)
        seen.push(await look(town, inspector))
        tellMinute(at, result, seen.at(-1) as Seen, used())
      }
      inspector.close()
      const after = await stand(town)
      const defects = await town.ask('select route, kind from platform.defect')
      // The first third warms up.
      const third = (nth: number) =>
        Times.of(results.slice(((nth - 1) * slices) / 3, (nth * slices) / 3).map(({ done }) => done))
      const warm = seen.slice(slices / 3)
      const slope = (key: 'heap' | 'resident') =>
        Math.round(per10Minutes(warm.map((one) => [one.at, one[key]])) * 100) / 100
      const grown = (key: 'handles' | 'connections') =>
        Math.max(...warm.slice(-3).map((one) => one[key])) - Math.max(...warm.slice(0, 3).map((one) => one[key]))
      report({
        minutes: Math.round(minutes),
        requests: results.reduce((sum, { done }) => sum + done.count, 0),
        rate: Math.round(rate),
        heapSlope: slope('heap'),
        residentSlope: slope('resident'),
        residentMb: Math.round(residentMb(town.site.pid)),
        handlesMore: grown('handles'),
        connectionsMore: grown('connections'),
        tempFiles: after.tempFiles - before.tempFiles,
        filesLeft: leftIn(town) - files,
        deadShare: after.deadShare ?? 0,
        lastRatio: Math.round((third(3).within(0.99) / third(2).within(0.99)) * 100) / 100,
        turnedAway: results.reduce((sum, { turnedAway }) => sum + turnedAway.count, 0),
        wrong: results.flatMap(({ wrong }) => [...wrong.values()]).reduce((a, b) => a + b, 0) + defects.length,
      })
      expect(defects).toEqual([])
      expect(results.flatMap(wrongOf)).toEqual([])
      await town.stop()
    },
    limit(60_000),
  )
