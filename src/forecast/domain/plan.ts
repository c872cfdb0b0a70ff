import { type Month, month, yearOf } from './month.ts'
import type { Rates } from './need.ts'
import type { Cohort, Place } from './place.ts'
import { type Sex, sexes } from './sex.ts'

/** Those who share a curve: the same sex, month of leaving and rates. */
export type Curve = { exit: Month; sex: number; rates: readonly Rates[]; start: Month; width: number }
/** Those who share p and b. */
export type Profile = { p: number; active: number | null; b: number; stock: boolean; sex: number; width: number }
/** The cohorts of one municipality side by side, as numbers only and by profile: this is gone through thousands of times. */
export type Cells = {
  persons: Float64Array
  curve: Int32Array
  /** The year that they leave in, from the first; −1 where it is not counted: stock, and years before. */
  left: Int32Array
  /** Which cells have the same profile. */
  groups: { profile: number; from: number; to: number }[]
  /** The cells in the order that the cohorts came: so they are drawn, whatever shares a profile. */
  drawn: Int32Array
}
/** `need` is kronor a month by sex and segment; `cost` how wide cost is drawn. */
export type PlannedPlace = { code: string; cells: Cells; need: Float64Array; cost: number }
/** Months in which no price changes anywhere, so that a curve is added up once for all municipalities. */
export type Segment = { from: Month; to: Month; year: number }
export type Plan = {
  years: number[]
  curves: Curve[]
  profiles: Profile[]
  segments: Segment[]
  /** The year of each segment, from the first. */
  yearOf: Int32Array
  places: PlannedPlace[]
}

const changes = ({ start, need }: Place): Month[] =>
  sexes.flatMap((sex) => need[sex].flatMap((kr, at) => (at > 0 && kr !== need[sex][at - 1] ? [start + at] : [])))

function segmentsOf(places: readonly Place[], years: readonly number[]): Segment[] {
  const [first, last] = [month(years[0] as number, 1), month((years.at(-1) as number) + 1, 1)]
  const begins = [...years.map((year) => month(year, 1)), ...places.flatMap(changes)]
  const inOrder = [...new Set(begins)].filter((at) => at >= first && at < last).sort((a, b) => a - b)
  return inOrder.map((from, at) => ({ from, to: inOrder[at + 1] ?? last, year: yearOf(from) }))
}

/** Equal things get the same number. */
function numbered<T>() {
  const [list, known] = [[] as T[], new Map<string, number>()]
  const number = (key: string, make: () => T): number => {
    const found = known.get(key)
    if (found !== undefined) return found
    known.set(key, list.push(make()) - 1)
    return list.length - 1
  }
  return { list, number }
}

type Numbered = ReturnType<typeof numbering>
const numbering = () => ({ curves: numbered<Curve>(), profiles: numbered<Profile>() })

function cellsOf({ start, widths, rates, cohorts }: Place, { curves, profiles }: Numbered, first: number): Cells {
  const keys = Object.fromEntries(sexes.map((sex) => [sex, JSON.stringify(rates[sex])])) as Record<Sex, string>
  const there = cohorts.filter(({ persons }) => persons > 0)
  const curveOf = ({ sex: name, exit }: Cohort) => {
    const [sex, width] = [sexes.indexOf(name), widths.exit[name]]
    return curves.number(`${exit} ${sex} ${width} ${start} ${keys[name]}`, () => ({
      ...{ exit, sex, start, width },
      rates: rates[name],
    }))
  }
  const profileOf = ({ p, active, b, stock, sex: name }: Cohort) => {
    const [sex, width] = [sexes.indexOf(name), widths.p[name]]
    return profiles.number(`${p} ${active} ${b} ${stock} ${sex} ${width}`, () => ({ p, active, b, stock, sex, width }))
  }
  const made = there.map((cohort, came) => ({ ...cohort, came, curve: curveOf(cohort), profile: profileOf(cohort) }))
  const cells = made.sort((a, b) => a.profile - b.profile || a.came - b.came)
  const drawn = new Int32Array(cells.length)
  for (const [at, { came }] of cells.entries()) drawn[came] = at
  const begins = cells.flatMap(({ profile }, at) => (profile === cells[at - 1]?.profile ? [] : [at]))
  return {
    persons: Float64Array.from(cells, ({ persons }) => persons),
    curve: Int32Array.from(cells, ({ curve }) => curve),
    left: Int32Array.from(cells, ({ stock, exit }) => (stock ? -1 : Math.max(-1, yearOf(exit) - first))),
    groups: begins.map((from, at) => ({
      ...{ profile: cells[from]?.profile ?? 0, from },
      to: begins[at + 1] ?? cells.length,
    })),
    drawn,
  }
}

export function planOf(places: readonly Place[], from: number, to: number): Plan {
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const segments = segmentsOf(places, years)
  const made = numbering()
  const kronor = ({ need, start }: Place) =>
    sexes.flatMap((sex) => segments.map((one) => need[sex][Math.max(0, one.from - start)] ?? 0))
  const planned = places.map((place) => ({
    ...{ code: place.code, cells: cellsOf(place, made, from), cost: place.widths.cost },
    need: Float64Array.from(kronor(place)),
  }))
  const { curves, profiles } = { curves: made.curves.list, profiles: made.profiles.list }
  const inYear = Int32Array.from(segments, ({ year }) => year - from)
  return { years, curves, profiles, segments, yearOf: inYear, places: planned }
}
