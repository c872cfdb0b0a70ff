import { needing, type Rates, step } from './need.ts'
import type { Curve, Plan, PlannedPlace, Profile, Segment } from './plan.ts'

/** Kronor of a year: those who leave in it (KEFU), everybody's by sex, all had they been active from day one, and what one point of p saves. */
const measures = ['kefu', 'kvinna', 'man', 'okand', 'active', 'saved'] as const
const width = measures.length
/** How far each assumption stands from its middle, in standard deviations: p and λ by sex, and cost. */
export type Shocks = { p: readonly number[]; exit: readonly number[]; cost: number }
export const calm: Shocks = { p: [0, 0, 0], exit: [0, 0, 0], cost: 0 }
/** How many leave in each cohort of a municipality, in this future. */
export type Persons = (place: PlannedPlace, at: number) => Float64Array
const asEntered: Persons = ({ cells }) => cells.persons

const shifted = (p: number, by: number): number => {
  if (by === 0 || p <= 0 || p >= 1) return p
  return 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + by)))
}

/** Months of help in each segment, of somebody who needs it from the first month: `into` has all segments of a curve side by side. */
function addMonths({ segments, curves }: Plan, which: number, shocks: Shocks, into: Float64Array) {
  const curve = curves[which] as Curve
  const { exit, start, rates, width: wide, sex } = curve
  const factor = Math.exp(wide * (shocks.exit[sex] as number))
  let [needs, now] = [1, exit]
  for (let at = 0; at < segments.length; at++) {
    const { from, to } = segments[at] as Segment
    let sum = 0
    for (; now < to; now++) {
      if (now >= from) sum += needs
      const rate = rates[now - start] as Rates
      needs = step(needs, 1, Math.min(1, rate.exit * factor), rate.back)
    }
    into[which * segments.length + at] = sum
  }
}

type Shares = { needs: number; active: number; point: number }
function sharesOf({ p, active, b, stock, sex, width: wide }: Profile, shocks: Shocks): Shares {
  if (stock) return { needs: 1, active: 1, point: 0 }
  const by = wide * (shocks.p[sex] as number)
  const needs = needing(shifted(p, by), b)
  return {
    needs,
    active: active === null ? needs : needing(shifted(active, by), b),
    point: needs - needing(Math.min(1, shifted(p, by) + 0.01), b),
  }
}

type Future = { months: Float64Array; needs: Float64Array; active: Float64Array; point: Float64Array }
/** Months of people by profile and segment, before anybody asks who needs help and what it costs: all, and of the year they left in. */
type Lived = { all: Float64Array; own: Float64Array }

function live(plan: Plan, { cells }: PlannedPlace, months: Float64Array, [persons, lived]: [Float64Array, Lived]) {
  const { curve, left, groups } = cells
  const { all, own } = lived
  const { yearOf } = plan
  const count = yearOf.length
  for (const { profile, from, to } of groups) {
    const base = profile * count
    for (let cell = from; cell < to; cell++) {
      const many = persons[cell] as number
      const first = (curve[cell] as number) * count
      const year = left[cell]
      for (let at = 0; at < count; at++) {
        const lasted = many * (months[first + at] as number)
        all[base + at] = (all[base + at] as number) + lasted
        if (yearOf[at] === year) own[base + at] = (own[base + at] as number) + lasted
      }
    }
  }
}

const add = (into: Float64Array, at: number, kr: number) => {
  into[at] = (into[at] as number) + kr
}
function price(plan: Plan, place: PlannedPlace, future: Future, [{ all, own }, into]: [Lived, Float64Array]) {
  const count = plan.segments.length
  for (let profile = 0; profile < plan.profiles.length; profile++) {
    const { sex } = plan.profiles[profile] as Profile
    const needs = future.needs[profile] as number
    for (let at = 0; at < count; at++) {
      const kronor = place.need[sex * count + at] as number
      const base = (plan.yearOf[at] as number) * width
      const lived = (all[profile * count + at] as number) * kronor
      if (lived === 0) continue
      add(into, base, (own[profile * count + at] as number) * kronor * needs)
      add(into, base + 1 + sex, lived * needs)
      add(into, base + 4, lived * (future.active[profile] as number))
      add(into, base + 5, lived * (future.point[profile] as number))
    }
  }
}

function futureOf(plan: Plan, shocks: Shocks): Future {
  const { curves, profiles, segments } = plan
  const months = new Float64Array(curves.length * segments.length)
  for (let at = 0; at < curves.length; at++) addMonths(plan, at, shocks, months)
  const shares = profiles.map((profile) => sharesOf(profile, shocks))
  const of = (name: keyof Shares) => Float64Array.from(shares, (one) => one[name])
  return { months, needs: of('needs'), active: of('active'), point: of('point') }
}

/** One future: for each municipality, year by year, the measures above. `into` is used again for each future. */
export function evaluate(plan: Plan, shocks: Shocks, persons: Persons, into: Float64Array[]): Float64Array[] {
  const future = futureOf(plan, shocks)
  const size = plan.profiles.length * plan.segments.length
  const lived = { all: new Float64Array(size), own: new Float64Array(size) }
  plan.places.forEach((place, at) => {
    const sums = into[at] as Float64Array
    sums.fill(0)
    lived.all.fill(0)
    lived.own.fill(0)
    live(plan, place, future.months, [persons(place, at), lived])
    price(plan, place, future, [lived, sums])
    const factor = Math.max(0, 1 + place.cost * shocks.cost)
    for (let n = 0; n < sums.length; n++) sums[n] = (sums[n] as number) * factor
  })
  return into
}

export const emptyFor = ({ places, years }: Plan): Float64Array[] =>
  places.map(() => new Float64Array(years.length * width))

/** What is told of a year: the measures above, and all three sexes together. */
export const told = ['kefu', 'full', 'kvinna', 'man', 'okand', 'active', 'saved'] as const
export type Told = (typeof told)[number]
export type Totals = Record<Told, number>
/** Where each of them lies among the measures of a year; all three sexes lie from the first of them. */
const lies = { kefu: 0, full: 1, kvinna: 1, man: 2, okand: 3, active: 4, saved: 5 } as const
export function totalOf(sums: Float64Array, year: number, measure: Told): number {
  const at = year * width + lies[measure]
  const total = sums[at] as number
  return measure === 'full' ? total + (sums[at + 1] as number) + (sums[at + 2] as number) : total
}
const totalsOf = (sums: Float64Array, year: number): Totals =>
  Object.fromEntries(told.map((measure) => [measure, totalOf(sums, year, measure)])) as Totals

/** The middle of everything, which is never shown alone. */
export const middle = (plan: Plan, shocks: Shocks = calm): Totals[][] =>
  evaluate(plan, shocks, asEntered, emptyFor(plan)).map((sums) => plan.years.map((_, year) => totalsOf(sums, year)))
