import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Rank, Turns } from './turns.ts'

// Promise 2 as a mechanism: five times as many come as can be served, for twenty seconds of a clock that the test moves.

const capacity = 300
const atOnce = 16
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** The same numbers each time, from 0 to 1. */
let state = 1
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

type Told = { rank: Rank; served: boolean; waited: number; at: number }
function site() {
  let now = 0
  const turns = new Turns({ atOnce, patience: { form: 3000, view: 1500 }, longest: 10_000, most: 500, now: () => now })
  const told: Told[] = []
  let ends: number[] = []
  const arrive = async (rank: Rank) => {
    const came = now
    const served = await turns.take(rank)
    told.push({ rank, served, waited: now - came, at: came })
    if (served) ends.push(now - Math.log(1 - random()) * (atOnce / capacity) * 1000)
  }
  let due = 0
  const goOn = async (seconds: number, perSecond: number) => {
    for (const until = now + seconds * 1000; now < until; now += 2) {
      for (due += perSecond / 500; due >= 1; due--) void arrive(random() < 0.15 ? 'form' : 'view')
      const over = ends.filter((end) => end <= now)
      ends = ends.filter((end) => end > now)
      for (const _ of over) turns.give()
      await vi.advanceTimersByTimeAsync(2)
    }
  }
  return { told, goOn, turns }
}

test('nearly all that can be done is done, forms first; the others are told at once, and soon after nobody is', async () => {
  const { told, goOn, turns } = site()
  await goOn(20, 5 * capacity)
  const served = told.filter((one) => one.served)
  const away = told.filter((one) => !one.served)
  expect(served.length / 20).toBeGreaterThan(0.9 * capacity)
  expect(away.length).toBeGreaterThan(3 * 20 * capacity)
  expect(away.filter(({ waited }) => waited > 50).length).toBeLessThan(away.length / 100)
  expect(away.filter(({ rank }) => rank === 'form')).toEqual([])
  expect(Math.max(...served.map(({ waited }) => waited))).toBeLessThanOrEqual(4500)
  const peace = 20_000 + 3000
  await goOn(10, capacity / 2)
  expect(told.filter(({ at, served: was }) => at > peace && !was)).toEqual([])
  expect(turns.waiting).toBeLessThan(atOnce)
})
