import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { draw, drawInto, sizeOf } from '../../src/forecast/domain/draw.ts'
import { planOf } from '../../src/forecast/domain/plan.ts'
import { drawAside } from '../../src/forecast/thread/draw-aside.ts'
import { placeOf } from './rows.ts'

// Futures are drawn by as many threads as there are, and are the same futures.

const place = placeOf()
const crowded = {
  ...place,
  code: '1281',
  // Above fifty persons are drawn in another way, by more random numbers.
  cohorts: place.cohorts.map((one, at) => (at % 3 === 0 ? { ...one, persons: 60 + at } : one)),
}
const plan = planOf([place, crowded], 2018, 2019)

test('the same numbers to the last digit by one, two and three threads', async () => {
  const of = { seed: 2018, draws: 101 }
  const alone = draw(plan, of)
  expect(alone.places).toHaveLength(2)
  for (const threads of [1, 2, 3]) expect(await drawAside(plan, of, threads), String(threads)).toStrictEqual(alone)
})

test('any share of them by itself', () => {
  const of = { seed: 4_000_000_000, draws: 40, wanted: ['full', 'man'] as const }
  const [whole, parts] = [new Float64Array(sizeOf(plan, of)), new Float64Array(sizeOf(plan, of))]
  drawInto(whole, plan, of, [0, 40])
  for (const part of [
    [31, 40],
    [0, 7],
    [7, 31],
  ] as const)
    drawInto(parts, plan, of, part)
  expect(parts).toEqual(whole)
  expect(whole.every((kr) => kr > 0)).toBe(true)
})

test('the region alone is the region beside its municipalities', () => {
  const of = { seed: 7, draws: 60 }
  expect(draw(plan, { ...of, alone: true })).toStrictEqual({ region: draw(plan, of).region, places: [] })
})

test('what fails in a thread fails here', async () => {
  const broken = { ...plan, segments: null as unknown as typeof plan.segments }
  await expect(drawAside(broken, { seed: 1, draws: 10, alone: true }, 1)).rejects.toThrow()
})

test('every thread of the site is a file of its own in the built site', () => {
  const build = readFileSync('bin/build.ts', 'utf8')
  const threads = globSync('src/**/*.ts').filter((file) => /\bparentPort\b/.test(readFileSync(file, 'utf8')))
  expect(threads.map((file) => basename(file))).toEqual(expect.arrayContaining(['drawer.ts', 'solver.ts']))
  for (const file of threads) expect(build).toContain(`'${file}'`)
})
