import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { Turns } from '../../src/platform/turns.ts'
import { limit, long, minutes, progress, randomFrom, report, seed } from '../faults/measure.ts'
import { theSite } from '../site.ts'
import { build } from '../start/site-process.ts'
import { atOnce, chooser, perSecond, type Result } from './drive.ts'
import { Line } from './line.ts'
import { gather, isDone, linesSince, newestLine } from './people.ts'
import { openSmall, plantSmall } from './small.ts'
import { bigTown, residentMb, type Town } from './town.ts'

// Promise 2. Five times as many come as can be served: most of what could be done is done, the others are told at once to come back.
const site = await theSite()
if (long) beforeAll(build)

const wrongOf = ({ wrong }: Result) => [...wrong].map(([what, times]) => `${times} × ${what}`)

test(
  'too many at once: some are served, the rest told when to come back, no form is lost, and then all is as before',
  async () => {
    await plantSmall(site)
    const limits = {
      atOnce: 3,
      patience: { form: 60_000, view: 20 },
      longest: 60_000,
      most: 500,
      now: () => performance.now(),
    }
    const turns = new Turns(limits)
    const world = await openSmall(site, turns)
    const riders = await gather(world, 1)
    const before = await newestLine(world)
    const drive = { port: world.port, next: chooser(riders, randomFrom(seed)), acts: 320 }
    const health: number[] = []
    const [result] = await Promise.all([
      atOnce(drive, 100, 5),
      (async () => {
        const line = new Line(world.port)
        for (let at = 0; at < 10; at++) health.push((await line.ask({ method: 'GET', path: '/halsa' })).status)
        line.close()
      })(),
    ])
    expect(wrongOf(result)).toEqual([])
    expect(result.turnedAway.count).toBeGreaterThan(50)
    expect(result.done.count).toBeGreaterThan(20)
    expect([result.wordless, result.formsTurnedAway]).toEqual([0, 0])
    expect(result.formsDone).toBeGreaterThan(0)
    expect(await linesSince(world, before, riders)).toBe(result.lines)
    expect(new Set(health)).toEqual(new Set([200]))
    expect([turns.inWork, turns.waiting]).toEqual([0, 0])
    expect(await site.rows('select route from platform.defect')).toEqual([])
    const after = await atOnce({ ...drive, acts: 20 }, 2)
    expect(wrongOf(after)).toEqual([])
  },
  limit(120_000),
)

/** The most memory while something goes on. */
async function memoryDuring(town: Town, work: Promise<unknown>): Promise<number> {
  let [most, over] = [0, false]
  void work.finally(() => {
    over = true
  })
  while (!over) {
    most = Math.max(most, residentMb(town.site.pid))
    await sleep(500)
  }
  return most
}

/** Milliseconds until five answers after each other are as they should be, each within half a second. */
async function recovery(town: Town, next: ReturnType<typeof chooser>): Promise<number> {
  const began = performance.now()
  const line = new Line(town.port)
  for (let good = 0; good < 5 && performance.now() - began < 60_000; ) {
    const act = next()
    const told = await line.ask(act.asked())
    good = isDone(act, told) && told.ms < 500 ? good + 1 : 0
  }
  line.close()
  return performance.now() - began
}

const size = { people: Math.round(Math.min(minutes, 20) * 1000), audit: Math.round(Math.min(minutes, 20) * 10_000) }
const seconds = Math.min(120, Math.max(10, minutes * 12))
const connections = 1500

if (long)
  test(
    'five times what the real program can serve',
    async () => {
      const town = await bigTown(size)
      const riders = await gather(town, 10)
      const next = chooser(riders, randomFrom(seed))
      const drive = { port: town.port, next, seconds }
      await atOnce({ ...drive, seconds: 5 }, 50)
      const peak = await atOnce(drive, 50)
      const capacity = peak.done.count / peak.seconds
      progress(`${Math.round(capacity)} requests/s are what it can do`)
      const before = await newestLine(town)
      const storm = perSecond(drive, 5 * capacity, connections)
      const memory = await memoryDuring(town, storm)
      const result = await storm
      const recoverMs = await recovery(town, next)
      const goodput = result.done.count / result.seconds
      const defects = await town.ask('select route, kind from platform.defect')
      const asked = result.done.count + result.turnedAway.count
      progress(
        `${Math.round(goodput)} requests/s served of ${Math.round(asked / result.seconds)} asked, ${result.unasked} found no connection`,
      )
      const forms = result.formsDone + result.formsTurnedAway
      report({
        asked,
        capacity: Math.round(capacity),
        times: Math.round((asked / result.seconds / capacity) * 10) / 10,
        lostShare: Math.max(0, Math.round(100 * (1 - goodput / capacity))),
        servedMs: Math.round(result.done.within(0.99)),
        waitMs: Math.round(result.turnedAway.within(0.5)),
        waitMs99: Math.round(result.turnedAway.within(0.99)),
        formsAway: forms > 0 ? Math.round((100 * result.formsTurnedAway) / forms) : 0,
        wordless: result.wordless,
        wrong: [...result.wrong.values()].reduce((a, b) => a + b, 0),
        defects: defects.length,
        memoryMb: Math.round(memory),
        recoverMs: Math.round(recoverMs),
      })
      expect(defects).toEqual([])
      expect([...wrongOf(peak), ...wrongOf(result)]).toEqual([])
      const answered = await linesSince(town, before, riders)
      expect(answered).toBeGreaterThanOrEqual(result.lines)
      await town.stop()
    },
    limit(60_000),
  )
