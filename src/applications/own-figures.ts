/**
 * What our own applications add up to (egna siffror): sent, decided, and what became of people, by municipality, corner and region, and
 * by sex. Each month and each half-year is other records than the one before. The trap: everything here is before the gate and may be
 * shown to nobody; and women, men and unknown add up to all, so that a small one must not be what the others leave.
 */
import {
  type Category,
  type Dimension,
  type Place,
  type RawCell,
  type RawTable,
  type Step,
  tabulate,
} from '../shared/disclosure/index.ts'

export type Corner = { code: string; municipalities: readonly string[] }
type Whole = { region: string; municipalities: readonly string[]; corners: readonly Corner[] }

/** Municipalities are the leaves; corners and the region are made of them. */
export function placesOf({ region, municipalities, corners }: Whole): Dimension {
  const leaves = municipalities.map((code): Category => ({ code }))
  const wide = corners.map(({ code, municipalities: parts }): Category => ({ code, parts }))
  return { key: 'place', categories: [{ code: region, parts: [...municipalities] }, ...wide, ...leaves] }
}

/** Where more than a third would have to be hidden: corners in the place of their municipalities, then the region. */
export function stepsOf({ key, categories }: Dimension): Step[] {
  const [region = [], ...corners] = categories.flatMap(({ code, parts }) => (parts ? [[code]] : []))
  return [corners.flat(), region].filter(({ length }) => length > 0).map((wholes) => ({ key, wholes }))
}

/** Women, men, those of whom nobody has said, and all of them. */
const sexes: Dimension = {
  key: 'sex',
  categories: [{ code: 'K' }, { code: 'M' }, { code: 'T', parts: ['K', 'M', 'U'] }, { code: 'U' }],
}
/** Own figures are told by these, in this order. */
const by = ['place', 'sex']

type Where = { municipality: string; sex: 'K' | 'M' | 'U' }
/** Those that took part elsewhere are no part of the region's own. */
const inside = <Row extends Where>(places: Dimension, rows: readonly Row[]): Row[] => {
  const known = new Set(places.categories.filter(({ parts }) => !parts).map(({ code }) => code))
  return rows.filter(({ municipality }) => known.has(municipality))
}

type Count = Where & { n: number }
export function recordsOf(name: string, places: Dimension, counts: readonly Count[]): RawTable {
  const cells = inside(places, counts).map(
    ({ municipality, sex, n }): RawCell => ({ at: { place: municipality, sex }, n }),
  )
  return { name, measure: 'count', dimensions: [places, sexes], cells }
}

/** How many, everywhere. */
export const countsOf = (records: RawTable, name: string): RawTable => tabulate(records, { name, by })

/** The value in the middle, or the one within which nine of ten are. */
function quantile(days: readonly number[], share: number): number | null {
  const sorted = [...days].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

/** The leaves that a code of a dimension stands for. */
const leavesOf = ({ key, categories }: Dimension, at: Place): readonly string[] => {
  const code = at[key] ?? ''
  return categories.find((category) => category.code === code)?.parts ?? [code]
}

type Days = Where & { days: readonly number[] }
/** Days until something, at every place and for each sex, by how many it was counted of. */
export function quantilesOf(records: RawTable, of: { name: string; share: number }, days: readonly Days[]): RawTable {
  const { name, share } = of
  const counts = tabulate(records, { name, by })
  const [places = sexes] = counts.dimensions
  const cells = counts.cells.map((cell) => {
    const [here, who] = [leavesOf(places, cell.at), leavesOf(sexes, cell.at)]
    const those = days.filter(({ municipality, sex }) => here.includes(municipality) && who.includes(sex))
    const value = quantile(
      those.flatMap((one) => one.days),
      share,
    )
    return { ...cell, value }
  })
  return { ...counts, measure: 'median', cells }
}

/** Known are those of whom somebody has said what became of them. */
const outcome: Dimension = {
  key: 'outcome',
  sensitive: true,
  categories: [
    { code: 'T', parts: ['known', 'unknown'] },
    { code: 'known', parts: ['on', 'other'] },
    { code: 'on' },
    { code: 'other' },
    { code: 'unknown' },
  ],
}
type Split = Count & { outcome: 'on' | 'other' | 'unknown' }
export function splitOf(name: string, places: Dimension, rows: readonly Split[]): RawTable {
  const cells = inside(places, rows).map(
    ({ municipality, sex, outcome: what, n }): RawCell => ({ at: { place: municipality, sex, outcome: what }, n }),
  )
  return { name, measure: 'count', dimensions: [places, sexes, outcome], cells }
}
/** Shares of an outcome among all of `of`; where there is nobody, not applicable. */
export const sharesOf = (records: RawTable, { name, ...of }: { name: string; outcome: string; of: string }): RawTable =>
  tabulate(records, {
    name,
    by: [...by, 'outcome'],
    measure: 'share',
    of: { outcome: of.of },
    only: { outcome: [of.outcome] },
    multiplier: 100,
    decimals: 1,
  })
