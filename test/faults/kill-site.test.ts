import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { build, killHard, makeHome } from '../start/site-process.ts'
import { gather } from './crowd.ts'
import { openLedger } from './ledger.ts'
import { limit, long, randomFrom, report, rounds, seed } from './measure.ts'
import { buildTown } from './town.ts'

beforeAll(build)

/** By hand the site lives longer and more people press, who wait longer before they press again: some two hundred writes before each kill. */
const size = long ? { applicants: 2, hesitant: 10, patience: 100 } : {}
const lifeMs = long ? 4400 : 900

// Promise 4. What was acknowledged before the kill is there after the start, once.
test(
  'kill -9 of the site in the middle of applications, offers and imports loses and doubles nothing',
  async () => {
    const home = makeHome()
    const random = randomFrom(seed)
    const town = await buildTown(home)
    const ledger = openLedger(join(home.folder, 'ledger'))
    const crowd = gather(town, ledger, size)
    await ledger.holdsEveryKind()
    const ready: number[] = []
    const [lost, doubled]: [unknown[], unknown[]] = [[], []]
    const kills = await rounds(5, async () => {
      const before = ledger.count()
      while (ledger.count() === before) await sleep(5)
      await sleep(300 + random() * lifeMs)
      killHard(town.site.pid)
      await town.site.ended
      ready.push(await town.startAgain())
      const found = await ledger.compare(town)
      lost.push(...found.lost)
      doubled.push(...found.doubled)
    })
    await crowd.stop()
    const last = await ledger.compare(town, true)
    report({
      kills,
      acknowledged: ledger.count(),
      lost: lost.length + last.lost.length,
      doubled: doubled.length + last.doubled.length,
      readyMs: Math.round(Math.max(...ready)),
    })
    expect([...lost, ...last.lost, ...doubled, ...last.doubled]).toEqual([])
    expect([crowd.strangers, crowd.wrong]).toEqual([[], []])
    expect(ledger.count()).toBeGreaterThan(kills * 5)
    expect(await town.site.stop()).toBe(0)
  },
  limit(240_000),
)
