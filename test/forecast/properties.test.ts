import { expect, test } from 'vitest'
import { assemble } from '../../src/forecast/domain/assemble.ts'
import { judge, knownBefore } from '../../src/forecast/domain/backtest.ts'
import { draw } from '../../src/forecast/domain/draw.ts'
import { curve } from '../../src/forecast/domain/need.ts'
import type { Parameter } from '../../src/forecast/domain/parameter.ts'
import type { Cohort, Place } from '../../src/forecast/domain/place.ts'
import { planOf } from '../../src/forecast/domain/plan.ts'
import { mulberry32 } from '../../src/shared/assignment/index.ts'
import { placeOf, rowsOf, sumsOf } from './rows.ts'

// What must hold whatever the numbers are; numbers are drawn from a seed.

const random = mulberry32(6)
const between = (low: number, high: number) => low + (high - low) * random()
const runs = Array.from({ length: 12 }, (_, at) => at)
/** A municipality with other shares, rates and people than the example. */
function drawn(): Place {
  const shift: Record<string, number> = {
    ...{ p: between(0, 0.6), b: between(0, 0.4), exit: between(0, 0.2), back: between(0, 0.1) },
    leavers: Math.floor(between(0, 40)),
  }
  return placeOf(rowsOf((row) => ({ ...row, value: shift[row.key] ?? row.value })))
}
const full = (place: Place) => (sumsOf(place)[0] ?? []).map((year) => year.full)
const notMore = (one: number[], other: number[]) =>
  one.forEach((kr, at) => {
    expect(kr).toBeLessThanOrEqual((other[at] as number) + 1e-6)
  })
const withCohorts = (place: Place, change: (one: Cohort) => Cohort) => ({
  ...place,
  cohorts: place.cohorts.map(change),
})
const withRates = (place: Place, change: 'exit' | 'back', by: number): Place => {
  const changed = (sex: 'kvinna' | 'man' | 'okand') =>
    place.rates[sex].map((rate) => ({ ...rate, [change]: Math.min(1, rate[change] + by) }))
  return { ...place, rates: { kvinna: changed('kvinna'), man: changed('man'), okand: changed('okand') } }
}
const raised = (key: string, kr: number) =>
  placeOf(rowsOf((row) => (row.key === key ? { ...row, value: row.value + kr } : row)))

test.each(runs)(
  '1, 2, 3, 8, 10: persons, p of one, KEFU inside full, cohorts outside the year, twice as many (%i)',
  () => {
    const place = drawn()
    const [base = []] = sumsOf(place)
    const more = withCohorts(place, (one) => ({ ...one, persons: one.persons + 1 }))
    notMore(full(place), full(more))
    expect(full(withCohorts(place, (one) => ({ ...one, p: 1 })))).toEqual([0, 0])
    for (const year of base) expect(year.full).toBeGreaterThanOrEqual(year.kefu - 1e-6)
    const only = { ...place, cohorts: place.cohorts.filter(({ exit }) => Math.floor(exit / 12) === 2019) }
    expect(sumsOf(only)[0]?.[1]?.full).toBeCloseTo(base[1]?.kefu ?? -1, 4)
    const twice = full(withCohorts(place, (one) => ({ ...one, persons: one.persons * 2 })))
    twice.forEach((kr, at) => {
      expect(kr).toBeCloseTo(2 * (base[at]?.full ?? -1), 3)
    })
  },
)

test.each(runs)('6: getting out sooner never costs more, coming back more often never less (%i)', () => {
  const place = drawn()
  notMore(full(withRates(place, 'exit', 0.05)), full(place))
  notMore(full(place), full(withRates(place, 'back', 0.05)))
})

test('4: the region is the sum of its municipalities, in its middle and in each future', () => {
  const [one, other] = [placeOf(), { ...drawn(), code: '1281' }]
  const [first = [], second = []] = sumsOf(one, other)
  expect(full(one)[1]).toBeCloseTo(first[1]?.full ?? -1, 4)
  expect(full(other)[1]).toBeCloseTo(second[1]?.full ?? -1, 4)
  const { region, places } = draw(planOf([one, other], 2018, 2019), { seed: 7, draws: 1 })
  const sum = places.reduce((all, place) => all + (place.full?.[1]?.p50 ?? 0), 0)
  expect(region.full?.[1]?.p50).toBeCloseTo(sum, 3)
})

test('5: norm or rent up never cheaper, income up never dearer', () => {
  const base = full(placeOf())
  notMore(base, full(raised('norm_single', 500)))
  notMore(
    base,
    full(placeOf(rowsOf((row) => (/rent|ceiling/.test(row.key) ? { ...row, value: row.value + 500 } : row)))),
  )
  notMore(full(raised('income', 500)), base)
})

test('7: the same seed and inputs give the same bytes; 11: P10 ≤ P50 ≤ P90', () => {
  const bytes = (seed: number) => JSON.stringify(draw(planOf([placeOf()], 2018, 2019), { seed, draws: 200 }))
  expect(bytes(5)).toBe(bytes(5))
  expect(bytes(5)).not.toBe(bytes(6))
  for (const ranges of Object.values(draw(planOf([placeOf()], 2018, 2019), { seed: 5, draws: 200 }).region))
    for (const { p10, p50, p90 } of ranges) expect([p10, p50, p90]).toEqual([p10, p50, p90].sort((a, b) => a - b))
})

test.each(runs)('9: nobody is lost, and the curve equals its closed form (%i)', () => {
  const [exit, back] = [between(0.001, 0.5), between(0, 0.3)]
  curve(48, () => ({ exit, back })).forEach((needs, t) => {
    const closed = back / (exit + back) + (exit / (exit + back)) * (1 - exit - back) ** t
    expect(Math.abs(needs - closed)).toBeLessThan(1e-12)
    expect(needs).toBeLessThanOrEqual(1)
    expect(needs).toBeGreaterThanOrEqual(0)
  })
})

test('12: what begins later changes no earlier month', () => {
  const later: Parameter[] = ['p', 'exit', 'income', 'back'].map((key) => ({
    ...(rowsOf().find((row) => row.key === key) as Parameter),
    ...{ id: `later ${key}`, value: 0.9, sex: null, household: null, from: '2019-01-01' },
  }))
  const [before, after] = [full(placeOf()), full(placeOf([...rowsOf(), ...later]))]
  expect(after[0]).toBe(before[0])
  const own = later.map((row) => ({ ...row, kommun: '1280' }))
  const [first, second] = full(placeOf([...rowsOf(), ...own]))
  expect(first).toBe(before[0])
  expect(second).not.toBe(before[1])
})

test('13: without a split by sex the result is that of equal assumptions', () => {
  const equal: Record<string, number> = { p: 0.4, b: 0.1, exit: 0.03 }
  const women = rowsOf().filter(({ sex, key }) => key === 'q' && sex === 'kvinna')
  const rows = rowsOf((row) => {
    if (row.key === 'q')
      return row.sex === 'man'
        ? { ...row, value: women.find(({ household }) => household === row.household)?.value ?? 0 }
        : row
    return { ...row, value: equal[row.key] ?? row.value }
  })
  const unsplit = rows.flatMap((row) =>
    row.key === 'leavers' || row.sex === 'kvinna' ? [{ ...row, sex: null }] : row.sex ? [] : [row],
  )
  const persons = Map.groupBy(
    rows.filter(({ key }) => key === 'leavers'),
    ({ from }) => from,
  )
  const added = unsplit.flatMap((row) =>
    row.key !== 'leavers'
      ? [row]
      : persons.get(row.from)?.[0]?.id === row.id
        ? [{ ...row, value: (persons.get(row.from) ?? []).reduce((sum, { value }) => sum + value, 0) }]
        : [],
  )
  full(placeOf(added)).forEach((kr, at) => {
    expect(kr).toBeCloseTo(full(placeOf(rows))[at] ?? -1, 4)
  })
})

test('from those who came two years earlier: early exits, moves and parental leave; stock beside old cohorts is refused', () => {
  const row = rowsOf().find(({ key }) => key === 'back') as Parameter
  const add = (key: string, value: number, of: Partial<Parameter> = {}): Parameter => ({
    ...row,
    id: `${key} ${value}`,
    key,
    value,
    sex: 'man',
    ...of,
  })
  const inflow = [
    ...[add('inflow', 10), add('early_exit', 0.1), add('stay', 0.8), add('pause', 0.5), add('moves', 1)],
    add('pause_months', 6, { sex: null }),
  ].map((one) => ({ ...one, from: '2014-01-01' }))
  const rows = [...rowsOf().filter(({ key }) => key !== 'leavers'), ...inflow]
  const place = placeOf(rows)
  expect(place.cohorts).toHaveLength(24)
  for (const { persons, sex } of place.cohorts) expect([sex, persons]).toEqual(['man', expect.closeTo(8.2, 9)])
  const stock = add('stock', 30, { from: '2018-01-01' })
  expect(placeOf([...rows, stock]).cohorts.at(-1)).toMatchObject({ stock: true, persons: 30 })
  expect(assemble([...rowsOf(), stock], { kommun: '1280', from: 2018, to: 2019 })).toEqual({ both: 'man' })
  const [stocked = [], without = []] = [sumsOf(placeOf([...rows, stock]))[0], sumsOf(place)[0]]
  expect(stocked[0]?.kefu).toBeCloseTo(without[0]?.kefu ?? -1, 6)
  expect(stocked[0]?.full).toBeGreaterThan(without[0]?.full ?? 0)
})

test('shares of households that are not one together are told; a closed year is judged by what was known before it', () => {
  const wrong = rowsOf((row) => (row.key === 'q' && row.sex === 'man' ? { ...row, value: row.value / 2 } : row))
  expect(assemble(wrong, { kommun: '1280', from: 2018, to: 2019 })).toEqual({ mix: 'man', sum: expect.closeTo(0.5, 9) })
  expect(knownBefore(rowsOf(), 2018).every(({ sourceDate }) => sourceDate < '2018-01-01')).toBe(true)
  expect(knownBefore(rowsOf(), 2018).some(({ from }) => from === '2019-01-01')).toBe(true)
  const judged = judge(2018, { p10: 5, p50: 6, p90: 7 }, 8, 7.5)
  expect(judged).toMatchObject({ error: -2, share: -0.25, inside: false, naive: -0.5 })
})
