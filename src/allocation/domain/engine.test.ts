import { expect, test } from 'vitest'
import { skane } from '../facts/skane.ts'
import { keepPlan, shareOfFloors } from './bounds.ts'
import { fitOf } from './fit.ts'
import { type Problem, refusal, type Unit } from './problem.ts'
import { largestRemainder } from './remainder.ts'
import { seats, seatsPlainly } from './seats.ts'
import { pour } from './water.ts'

// Skåne 2018, reproduced: population of 2016, realised own settlement, others and relatives of 2018, γ = 1, no bounds.

type Asked = { gamma?: number; year?: 0 | 1 | 2 | 3; places?: number; without?: string[] }
function skaneProblem({ gamma = 1, year = 1, places = 1800, without = [] }: Asked = {}): Problem {
  const rows = skane.filter(([code]) => !without.includes(code))
  const units = rows.map(
    ([code, , population, , , [, , ebo, ovriga, anhoriga]]): Unit => ({
      code,
      weight: population[year],
      headStart: gamma * (ebo + ovriga + anhoriga),
      floor: 0,
      cap: Infinity,
    }),
  )
  return { places, units }
}
const changed = (problem: Problem, code: string, change: Partial<Unit>): Problem => ({
  ...problem,
  units: problem.units.map((unit) => (unit.code === code ? { ...unit, ...change } : unit)),
})
const decided = (at: 0 | 1 | 2 | 3) => new Map(skane.map(([code, , , numbers]) => [code, numbers[at]]))
function against(predicted: ReadonlyMap<string, number>, at: 0 | 1 | 2 | 3 = 1) {
  const real = decided(at)
  return fitOf([...predicted].map(([code, number]) => ({ predicted: number, real: real.get(code) ?? Number.NaN })))
}
const expected = `1214:12 1230:89 1231:0 1233:112 1256:0 1257:0 1260:14 1261:88 1262:78 1263:54 1264:20 1265:53 1266:46 1267:28
  1270:14 1272:0 1273:8 1275:0 1276:28 1277:4 1278:37 1280:157 1281:310 1282:80 1283:125 1284:30 1285:34 1286:45 1287:116
  1290:100 1291:17 1292:87 1293:14`
const byCode = new Map(expected.split(/\s+/).map((pair) => [pair.slice(0, 4), Number(pair.slice(5))]))
const differences = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
  Object.fromEntries([...b].filter(([code, number]) => a.get(code) !== number))

test('Skåne 2018: the real target', () => {
  const target = pour(skaneProblem())
  const fit = against(target.shares)
  expect(fit.r2).toBeCloseTo(0.9211, 4)
  expect(fit.meanError).toBeCloseTo(13.596, 3)
  expect(fit.right).toBeCloseTo(0.8754, 4)
  expect(target.level * 1000).toBeCloseTo(4.288796, 6)
  expect(target.active).toBe(28)
})

test('Skåne 2018: whole places', () => {
  const answer = seats(skaneProblem())
  expect(answer).toEqual(byCode)
  expect(seatsPlainly(skaneProblem())).toEqual(byCode)
  const fit = against(answer)
  expect(fit.r2).toBeCloseTo(0.9211, 4)
  expect(fit.error).toBe(450)
  expect(fit.right).toBe(1575 / 1800)
})

test('Skåne 2018: largest remainder differs for Lomma and Lund', () => {
  const answer = largestRemainder(1800, pour(skaneProblem()).shares)
  expect(differences(byCode, answer)).toEqual({ 1262: 79, 1281: 309 })
  expect(against(answer).r2).toBeCloseTo(0.9207, 4)
  expect(against(answer).right).toBeCloseTo(0.875, 4)
})

test('Skåne 2018: plain share of the population', () => {
  const target = pour(skaneProblem({ gamma: 0 }))
  const fit = against(target.shares)
  expect(fit.r2).toBeCloseTo(-0.0476, 4)
  expect(fit.meanError).toBeCloseTo(40.601, 3)
  expect(fit.right).toBeCloseTo(0.6278, 4)
  expect(target.level * 1000).toBeCloseTo(1.358937, 6)
})

test.each([
  [{ gamma: 0.5 }, 0.6313, 0.7604],
  [{ gamma: 1.1 }, 0.9245, 0.8742],
  [{ gamma: 1.25 }, 0.8948, null],
  [{ year: 0 }, 0.9195, null],
  [{ year: 2 }, 0.9245, null],
] as const)('Skåne 2018 with %o', (asked, r2, right) => {
  const fit = against(pour(skaneProblem(asked)).shares)
  expect(fit.r2).toBeCloseTo(r2, 4)
  if (right) expect(fit.right).toBeCloseTo(right, 4)
})

test('one place more or less moves one place', () => {
  expect(differences(byCode, seats(skaneProblem({ places: 1799 })))).toEqual({ 1281: 309 })
  expect(differences(byCode, seats(skaneProblem({ places: 1801 })))).toEqual({ 1280: 158 })
})

test('a cap, a floor and more own settlement', () => {
  const capped = seats(changed(skaneProblem(), '1281', { cap: 250 }))
  expect([capped.get('1281'), capped.get('1280'), capped.get('1283')]).toEqual([250, 174, 132])
  const base = skaneProblem()
  const floored = seats({ ...base, units: base.units.map((unit) => ({ ...unit, floor: 4 })) })
  expect([floored.get('1281'), floored.get('1280'), floored.get('1231')]).toEqual([307, 152, 4])
  const settled = changed(base, '1283', { headStart: 109 + 40 + 329 + 100 })
  expect(seats(settled).get('1283')).toBe(36)
  expect(pour(settled).level * 1000).toBeCloseTo(4.367999, 6)
})

test('keep-your-plan: the länstal falls to 1 500', () => {
  const lower = skaneProblem({ places: 1500 })
  const shown = (answer: Map<string, number>) => ['1281', '1233', '1280'].map((code) => answer.get(code))
  expect(shown(seats(lower))).toEqual([281, 104, 79])
  const kept = new Map([
    ['1281', 310],
    ['1233', 112],
  ])
  expect(shown(seats({ ...lower, units: keepPlan(lower.units, kept) }))).toEqual([310, 112, 68])
})

test.each([
  [907, 2, 2, 0.8763, 0.8395, 3.494, -0.4844],
  [686, 3, 3, 0.8359, 0.8277, 3.107, -1.0006],
] as const)('later years: %i places', (places, year, at, r2, right, level, plain) => {
  const asked = { places, year, without: ['1283', '1292'] }
  const target = pour(skaneProblem(asked))
  expect(against(target.shares, at).r2).toBeCloseTo(r2, 4)
  expect(against(target.shares, at).right).toBeCloseTo(right, 4)
  expect(target.level * 1000).toBeCloseTo(level, 3)
  expect(against(pour(skaneProblem({ ...asked, gamma: 0 })).shares, at).r2).toBeCloseTo(plain, 4)
})

test('bounds that do not fit are refused with their names and the number of places', () => {
  const base = skaneProblem({ places: 100 })
  const high = { ...base, units: base.units.map((unit) => ({ ...unit, floor: 4 })) }
  expect(refusal(high)).toMatchObject({ kind: 'tooFewPlaces', by: 32 })
  expect(refusal(high)?.bounds).toHaveLength(33)
  const low = { ...base, units: base.units.map((unit) => ({ ...unit, cap: 3 })) }
  expect(refusal(low)).toMatchObject({ kind: 'tooManyPlaces', by: 1 })
  expect(refusal(base)).toBeNull()
  const proposal = shareOfFloors(100, high.units)
  expect([...proposal.values()].reduce((a, b) => a + b, 0)).toBe(100)
  expect(Math.max(...proposal.values())).toBeLessThanOrEqual(4)
})

test('the decided zeros of 2018 and the sums', () => {
  const zero = skane.filter(([, , , decided]) => decided[1] === 0).map(([, name]) => name)
  expect(zero.sort()).toEqual(['Osby', 'Perstorp', 'Simrishamn', 'Åstorp', 'Östra Göinge'].sort())
  expect(skane.reduce((all, [, , , decided]) => all + decided[1], 0)).toBe(1800)
  expect(skane.reduce((all, [, , , , onAssignment]) => all + onAssignment, 0)).toBe(1727)
})
