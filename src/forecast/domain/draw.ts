import { emptyFor, evaluate, type Persons, type Shocks, type Told, told, totalOf } from './evaluate.ts'
import type { Plan } from './plan.ts'
import { quantiles } from './quantile.ts'
import { numbersFor, numbersForNormal, type Random, randomFrom } from './random.ts'

export type Range = { p10: number; p50: number; p90: number }
/** By measure, year by year. */
export type Ranges = Partial<Record<Told, Range[]>>
export type Drawn = { region: Ranges; places: Ranges[] }
/** `alone`: the region alone is asked for. */
export type Drawing = { seed: number; draws: number; wanted?: readonly Told[]; alone?: boolean }

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
const normals = 7
/** How many random numbers one future takes, whatever it becomes: so that any of them can be drawn by itself. */
const numbersOf = ({ places }: Plan): number =>
  places.reduce((sum, { cells }) => sum + numbersFor(cells.persons), normals * numbersForNormal)

/** One future after another: for each municipality its sums. */
function futuresOf(plan: Plan, random: Random): () => Float64Array[] {
  const people = plan.places.map(({ cells }) => ({
    into: new Float64Array(cells.persons.length),
    anew: random.poisson(cells.persons, cells.drawn),
  }))
  const persons: Persons = (_, at) => {
    const { into, anew } = people[at] as (typeof people)[number]
    return anew(into)
  }
  const into = emptyFor(plan)
  return () => evaluate(plan, shocksFrom(random), persons, into)
}

/** The numbers of all futures lie side by side: by region and municipality, then by measure, then by year. */
const rowsOf = ({ years }: Plan, { wanted = told }: Drawing): number => wanted.length * years.length
export const sizeOf = (plan: Plan, of: Drawing): number =>
  rowsOf(plan, of) * (of.alone ? 1 : 1 + plan.places.length) * of.draws

type Kept = { at: number; of: Drawing; years: number }
/** The region is the sum of each future, never of percentiles. */
function keep(values: Float64Array, sums: readonly Float64Array[], { at, of, years }: Kept): void {
  const { draws, wanted = told, alone = false } = of
  const rows = wanted.length * years
  for (let row = 0; row < rows; row++) {
    const [measure, year] = [wanted[Math.floor(row / years)] as Told, row % years]
    let sum = 0
    for (let place = 0; place < sums.length; place++) {
      const total = totalOf(sums[place] as Float64Array, year, measure)
      sum += total
      if (!alone) values[((place + 1) * rows + row) * draws + at] = total
    }
    values[row * draws + at] = sum
  }
}

/** Some of the futures, from one to before another: the same numbers whoever draws the others. */
export function drawInto(values: Float64Array, plan: Plan, of: Drawing, [from, to]: readonly [number, number]): void {
  const random = randomFrom(of.seed, from * numbersOf(plan))
  const next = futuresOf(plan, random)
  for (let at = from; at < to; at++) keep(values, next(), { at, of, years: plan.years.length })
}

/** Only percentiles leave. */
export function rangesOf(values: Float64Array, plan: Plan, of: Drawing): Drawn {
  const { draws, wanted = told, alone } = of
  const rows = rowsOf(plan, of)
  const rowAt = (row: number) => rangeOf(values.subarray(row * draws, (row + 1) * draws))
  const from = (first: number): Ranges =>
    Object.fromEntries(
      wanted.map((measure, at) => [measure, plan.years.map((_, year) => rowAt(first + at * plan.years.length + year))]),
    )
  return { region: from(0), places: alone ? [] : plan.places.map((_, place) => from((place + 1) * rows)) }
}

export function draw(plan: Plan, of: Drawing): Drawn {
  const values = new Float64Array(sizeOf(plan, of))
  drawInto(values, plan, of, [0, of.draws])
  return rangesOf(values, plan, of)
}
