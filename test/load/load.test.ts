import { writeFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { limit, long, minutes, progress, randomFrom, report, seed } from '../faults/measure.ts'
import { theSite } from '../site.ts'
import { build } from '../start/site-process.ts'
import { atOnce, chooser, type Result } from './drive.ts'
import { inspect } from './inspect.ts'
import { Line } from './line.ts'
import { gather, linesSince, newestLine, type Rider, type World } from './people.ts'
import { pageOf } from './report.ts'
import { openSmall, plantSmall } from './small.ts'
import { bigTown, processors, residentMb, statementsOf } from './town.ts'

// Promise 1. People of every role at work at once: every answer as it should be, and every read of a person in the log.
const site = await theSite()
if (long) beforeAll(build)

/** The most that any page of any role sends to the database. */
async function mostStatements(world: World, riders: readonly Rider[]): Promise<number> {
  const line = new Line(world.port)
  let most = 0
  for (const act of riders.flatMap(({ views }) => views)) {
    await line.ask(act.asked())
    const said = await site.statements(() => line.ask(act.asked()))
    most = Math.max(most, said.length)
  }
  line.close()
  return most
}

const wrongOf = ({ wrong }: Result) => [...wrong].map(([what, times]) => `${times} × ${what}`)
const countWrong = (...all: Result[]) => all.flatMap(({ wrong }) => [...wrong.values()]).reduce((a, b) => a + b, 0)

let statements = 0
test(
  'every role at once: answered as it should be, each read of a person in the log, few statements a page',
  async () => {
    await plantSmall(site)
    const world = await openSmall(site)
    const riders = await gather(world, 1)
    expect([...new Set(riders.map(({ role }) => role))].sort()).toEqual(
      ['admissionOfficer', 'caseworker', 'coordinator', 'manager', 'newcomer', 'rector', 'visitor'].sort(),
    )
    statements = await mostStatements(world, riders)
    const before = await newestLine(world)
    const result = await atOnce({ port: world.port, next: chooser(riders, randomFrom(seed)), acts: 160 }, 10)
    expect(wrongOf(result)).toEqual([])
    expect(result.turnedAway.count).toBe(0)
    expect(result.lines).toBeGreaterThan(0)
    expect(await linesSince(world, before, riders)).toBe(result.lines)
    expect([...result.kinds.keys()]).toEqual(expect.arrayContaining(['work list', 'application', 'message', 'draft']))
    expect(statements).toBeGreaterThan(2)
    expect(statements).toBeLessThanOrEqual(6)
  },
  limit(120_000),
)

/** The whole size from twenty minutes on. */
const size = { people: Math.round(Math.min(minutes, 20) * 5000), audit: Math.round(Math.min(minutes, 20) * 250_000) }
const seconds = Math.min(120, Math.max(10, minutes * 6))

if (long)
  test(
    'the same on the size that is promised, through the real program',
    async () => {
      const town = await bigTown(size)
      const random = randomFrom(seed)
      const riders = await gather(town, 10)
      progress(`${riders.length} people are signed in`)
      const next = chooser(riders, random)
      await atOnce({ port: town.port, next, seconds: 5 }, 50)
      const before = await newestLine(town)
      const used = processors(town)
      const hundred = await atOnce({ port: town.port, next, seconds }, 100)
      const cores = used()
      const memory = residentMb(town.site.pid)
      progress(`${Math.round(hundred.done.count / hundred.seconds)} requests/s at 100`)
      const both = await atOnce({ port: town.port, next, seconds: seconds / 2 }, 200)
      const lines = await linesSince(town, before, riders)
      const inspector = await inspect(town.site)
      const [profile, asked] = await Promise.all([
        inspector.profile(10),
        statementsOf(town, 10),
        atOnce({ port: town.port, next, seconds: 11 }, 100),
      ])
      inspector.close()
      const defects = await town.ask('select route, kind from platform.defect')
      const [counted] = await town.ask<{ people: number; lines: number }>(
        'select (select count(*)::int from people.person) as people, (select count(*)::int from platform.entry) as lines',
      )
      const rate = hundred.done.count / hundred.seconds
      const page = pageOf({ hundred, both, cores, memory, profile, asked, ...(counted ?? { people: 0, lines: 0 }) })
      writeFileSync('docs/trust-load.md', page)
      progress(page)
      report({
        people: counted?.people ?? 0,
        auditLines: counted?.lines ?? 0,
        requests: hundred.done.count + both.done.count,
        rate: Math.round(rate),
        msEach: Math.round(100_000 / rate) / 100,
        p99at100: Math.round(hundred.done.within(0.99)),
        p99at200: Math.round(both.done.within(0.99)),
        turnedAway: hundred.turnedAway.count + both.turnedAway.count,
        wrong: countWrong(hundred, both) + defects.length,
        unlogged: Math.abs(lines - hundred.lines - both.lines),
        statements,
      })
      expect(defects).toEqual([])
      expect([...wrongOf(hundred), ...wrongOf(both)]).toEqual([])
      expect(lines).toBe(hundred.lines + both.lines)
      await town.stop()
    },
    limit(60_000),
  )
