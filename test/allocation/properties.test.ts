import { expect, test } from 'vitest'
import { keepPlan } from '../../src/allocation/domain/bounds.ts'
import { mostOf, type Problem, refusal, sum, type Unit } from '../../src/allocation/domain/problem.ts'
import { seats, seatsPlainly } from '../../src/allocation/domain/seats.ts'
import { pour } from '../../src/allocation/domain/water.ts'
import { mulberry32 } from '../../src/shared/assignment/index.ts'

// Properties of the whole places over random cases: 500 here, 20 000 by `npm run trust -- allocation`.

const cases = Number(process.env.ALLOCATION_CASES ?? '500')
const seed = Number(process.env.SEED ?? '1')

function drawn(random: () => number): Problem {
  const below = (n: number) => Math.floor(random() * n)
  const unit = (_: unknown, n: number): Unit => {
    const floor = random() < 0.3 ? below(8) : 0
    return {
      code: String(1200 + n),
      weight: random() < 0.05 ? 0 : 1 + below(random() < 0.3 ? 20 : 50_000),
      headStart: random() < 0.2 ? 0 : below(60_000) / (random() < 0.5 ? 1000 : 100),
      floor,
      cap: random() < 0.3 ? floor + below(40) : Infinity,
    }
  }
  const units = Array.from({ length: 2 + below(11) }, unit)
  const least = sum(units.map(({ floor }) => floor))
  const most = Math.min(sum(units.map(mostOf)), least + 400)
  return { places: least + below(most - least + 1), units }
}

function each(check: (problem: Problem, random: () => number) => void): void {
  const random = mulberry32(seed)
  let checked = 0
  for (let n = 0; n < cases; n++) {
    const problem = drawn(random)
    if (refusal(problem)) throw new Error('a case that cannot be answered')
    check(problem, random)
    checked++
  }
  expect(checked).toBe(cases)
}
const of = (answer: ReadonlyMap<string, number>, code: string): number => answer.get(code) ?? Number.NaN
const changed = (problem: Problem, code: string, change: Partial<Unit>): Problem => ({
  ...problem,
  units: problem.units.map((unit) => (unit.code === code ? { ...unit, ...change } : unit)),
})
const one = (problem: Problem, random: () => number) =>
  problem.units[Math.floor(random() * problem.units.length)] as Unit
const others = (problem: Problem, unit: Unit) => problem.units.filter(({ code }) => code !== unit.code)
const demand = (holds: boolean, problem: Problem) => {
  if (!holds) throw new Error(`does not hold for ${JSON.stringify(problem)}`)
}

test('1, 2, 15: the sum is the places, within bounds, and nothing without weight beyond the floor', () =>
  each((problem) => {
    const answer = seats(problem)
    demand(sum([...answer.values()]) === problem.places, problem)
    demand(
      problem.units.every(({ code, floor, cap }) => of(answer, code) >= floor && of(answer, code) <= cap),
      problem,
    )
    demand(
      problem.units.every(({ code, weight, floor }) => weight > 0 || of(answer, code) === floor),
      problem,
    )
    const target = pour(problem)
    demand(Math.abs(sum([...target.shares.values()]) - problem.places) < 1e-6, problem)
  }))

test('3: one place more takes from nobody', () =>
  each((problem) => {
    const more = { ...problem, places: problem.places + 1 }
    if (refusal(more)) return
    const [before, after] = [seats(problem), seats(more)]
    demand(
      problem.units.every(({ code }) => of(after, code) >= of(before, code)),
      problem,
    )
  }))

test('4, 5: more people alone gives not fewer, more own settlement alone gives not more', () =>
  each((problem, random) => {
    const unit = one(problem, random)
    const before = seats(problem)
    if (unit.weight > 0) {
      const larger = seats(changed(problem, unit.code, { weight: unit.weight + 1 + Math.floor(random() * 9000) }))
      demand(of(larger, unit.code) >= of(before, unit.code), problem)
      demand(
        others(problem, unit).every(({ code }) => of(larger, code) <= of(before, code)),
        problem,
      )
    }
    const settled = seats(changed(problem, unit.code, { headStart: unit.headStart + 1 + Math.floor(random() * 90) }))
    demand(of(settled, unit.code) <= of(before, unit.code), problem)
  }))

test('6: without one municipality and its places the others keep theirs', () =>
  each((problem, random) => {
    const unit = one(problem, random)
    const before = seats(problem)
    const rest = { places: problem.places - of(before, unit.code), units: others(problem, unit) }
    const after = seats(rest)
    demand(
      rest.units.every(({ code }) => of(after, code) === of(before, code)),
      problem,
    )
  }))

test('7: the certificate, place against place', () =>
  each((problem) => {
    const answer = seats(problem)
    const held = problem.units.filter(({ code, floor, weight }) => weight > 0 && of(answer, code) > floor)
    const open = problem.units.filter(({ code, cap, weight }) => weight > 0 && of(answer, code) < cap)
    const last = Math.max(...held.map((i) => (i.headStart + of(answer, i.code) - 0.5) / i.weight))
    const next = Math.min(...open.map((j) => (j.headStart + of(answer, j.code) + 0.5) / j.weight))
    demand(held.length === 0 || open.length === 0 || last <= next * (1 + 1e-12), problem)
  }))

test('8, 9: the order of the rows is irrelevant, and the lowest code wins a tie', () => {
  each((problem, random) => {
    const mixed = [...problem.units].sort(() => random() - 0.5)
    demand(JSON.stringify([...seats({ ...problem, units: mixed })]) === JSON.stringify([...seats(problem)]), problem)
  })
  const twins = ['1290', '1280', '1285'].map((code) => ({ code, weight: 7, headStart: 0.5, floor: 0, cap: Infinity }))
  expect(Object.fromEntries(seats({ places: 4, units: twins }))).toEqual({ 1280: 2, 1285: 1, 1290: 1 })
})

test('10: without head start it is plain Sainte-Laguë', () =>
  each((problem) => {
    const units = problem.units.map((unit) => ({ ...unit, headStart: 0, floor: 0, cap: Infinity }))
    if (units.every(({ weight }) => weight === 0)) return
    const given = new Map(units.map(({ code }) => [code, 0]))
    for (let place = 0; place < problem.places; place++) {
      const quotient = (unit: Unit) => unit.weight / (2 * of(given, unit.code) + 1)
      const next = units.reduce((best, unit) => (quotient(unit) > quotient(best) ? unit : best))
      given.set(next.code, of(given, next.code) + 1)
    }
    demand(JSON.stringify([...seats({ ...problem, units })]) === JSON.stringify([...given]), problem)
  }))

test('11: a raised floor lets nobody else gain', () =>
  each((problem, random) => {
    const unit = one(problem, random)
    const raised = changed(problem, unit.code, {
      floor: Math.min(unit.cap, unit.floor + 1 + Math.floor(random() * 20)),
    })
    if (refusal(raised)) return
    const [before, after] = [seats(problem), seats(raised)]
    demand(
      others(problem, unit).every(({ code }) => of(after, code) <= of(before, code)),
      problem,
    )
  }))

test('14: who keeps the plan keeps it, and nobody else gets more than before', () =>
  each((problem, random) => {
    const before = seats(problem)
    const keepers = problem.units.filter(() => random() < 0.3)
    const kept = new Map(keepers.map(({ code }) => [code, of(before, code)]))
    const lower = { places: problem.places - Math.floor(random() * 50), units: keepPlan(problem.units, kept) }
    if (refusal(lower)) return
    const after = seats(lower)
    demand(
      keepers.every(({ code }) => of(after, code) === of(before, code)),
      problem,
    )
    demand(
      problem.units.every(({ code }) => of(after, code) <= of(before, code)),
      problem,
    )
  }))

test('16: the sooner way gives what the plain way gives', () =>
  each((problem) =>
    demand(JSON.stringify([...seats(problem)]) === JSON.stringify([...seatsPlainly(problem)]), problem),
  ))
