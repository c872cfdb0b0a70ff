import { emptyFor, evaluate, type Persons, type Shocks, type Told, told, totalOf } from './evaluate.ts'
import type { Plan } from './plan.ts'
import { quantiles } from './quantile.ts'
import { type Random, randomFrom } from './random.ts'

export type Range = { p10: number; p50: number; p90: number }
/** By measure, year by year. */
export type Ranges = Partial<Record<Told, Range[]>>
export type Drawn = { region: Ranges; places: Ranges[] }

const rangeOf = (values: Float64Array): Range => {
  const [p10, p50, p90] = quantiles(values, [0.1, 0.5, 0.9]) as [number, number, number]
  return { p10, p50, p90 }
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

/** By measure and year: one number from each future. */
type Store = { measure: Told; years: Float64Array[] }[]
const storeOf = (wanted: readonly Told[], years: number, draws: number): Store =>
  wanted.map((measure) => ({ measure, years: Array.from({ length: years }, () => new Float64Array(draws)) }))

function keep(store: Store, draw: number, sums: Float64Array): void {
  for (const { measure, years } of store)
    for (let year = 0; year < years.length; year++) {
      const values = years[year] as Float64Array
      values[draw] = (values[draw] as number) + totalOf(sums, year, measure)
    }
}
const rangesOf = (store: Store): Ranges =>
  Object.fromEntries(store.map(({ measure, years }) => [measure, years.map(rangeOf)]))

/** The region is the sum of each future, never of percentiles. Only percentiles leave. */
export function draw(plan: Plan, of: { seed: number; draws: number; wanted?: readonly Told[] }): Drawn {
  const { seed, draws, wanted = told } = of
  const random = randomFrom(seed)
  const region = storeOf(wanted, plan.years.length, draws)
  const places = plan.places.map(() => storeOf(wanted, plan.years.length, draws))
  const people = plan.places.map(({ cells }) => ({
    into: new Float64Array(cells.persons.length),
    anew: random.poisson(cells.persons, cells.drawn),
  }))
  const persons: Persons = (_, at) => {
    const { into, anew } = people[at] as (typeof people)[number]
    return anew(into)
  }
  const into = emptyFor(plan)
  for (let at = 0; at < draws; at++) {
    evaluate(plan, shocksFrom(random), persons, into)
    into.forEach((sums, place) => {
      keep(places[place] as Store, at, sums)
      keep(region, at, sums)
    })
  }
  return { region: rangesOf(region), places: places.map(rangesOf) }
}
