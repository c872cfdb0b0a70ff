import { emptyFor, evaluate, type Persons, type Shocks, type Totals, totalsOf } from './evaluate.ts'
import type { Plan } from './plan.ts'
import { type Random, randomFrom } from './random.ts'

export type Range = { p10: number; p50: number; p90: number }
type Measure = keyof Totals
/** By measure, year by year. */
export type Ranges = Partial<Record<Measure, Range[]>>
export type Drawn = { region: Ranges; places: Ranges[] }

const quantile = (sorted: Float64Array, share: number): number => {
  const at = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number]
  return low + (high - low) * (at - Math.floor(at))
}
const rangeOf = (values: Float64Array): Range => {
  values.sort()
  return { p10: quantile(values, 0.1), p50: quantile(values, 0.5), p90: quantile(values, 0.9) }
}

/** Assumptions are shared: all municipalities have the same good or bad luck with them. */
const shocksFrom = ({ normal }: Random): Shocks => {
  const [p, exit] = [
    [0, 0, 0],
    [0, 0, 0],
  ]
  for (let sex = 0; sex < 3; sex++) [p[sex], exit[sex]] = [normal(), normal()]
  return { p, exit, cost: normal() }
}

type Store = Map<Measure, Float64Array[]>
const storeOf = (wanted: readonly Measure[], years: number, draws: number): Store =>
  new Map(wanted.map((measure) => [measure, Array.from({ length: years }, () => new Float64Array(draws))]))
const keep = (store: Store, year: number, draw: number, totals: Totals) => {
  for (const [measure, years] of store) {
    const values = years[year] as Float64Array
    values[draw] = (values[draw] as number) + totals[measure]
  }
}
const rangesOf = (store: Store): Ranges =>
  Object.fromEntries([...store].map(([measure, years]) => [measure, years.map(rangeOf)]))

const all: readonly Measure[] = ['kefu', 'full', 'kvinna', 'man', 'okand', 'active', 'saved']
/** The region is the sum of each future, never of percentiles. Only percentiles leave. */
export function draw(plan: Plan, of: { seed: number; draws: number; wanted?: readonly Measure[] }): Drawn {
  const { seed, draws, wanted = all } = of
  const random = randomFrom(seed)
  const region = storeOf(wanted, plan.years.length, draws)
  const places = plan.places.map(() => storeOf(wanted, plan.years.length, draws))
  const people = plan.places.map(({ cells }) => ({
    into: new Float64Array(cells.persons.length),
    anew: random.poisson(cells.persons),
  }))
  const persons: Persons = (_, at) => {
    const { into, anew } = people[at] as (typeof people)[number]
    return anew(into)
  }
  const into = emptyFor(plan)
  for (let at = 0; at < draws; at++) {
    evaluate(plan, shocksFrom(random), persons, into)
    into.forEach((sums, place) => {
      for (let year = 0; year < plan.years.length; year++) {
        const totals = totalsOf(sums, year)
        keep(places[place] as Store, year, at, totals)
        keep(region, year, at, totals)
      }
    })
  }
  return { region: rangesOf(region), places: places.map(rangesOf) }
}
