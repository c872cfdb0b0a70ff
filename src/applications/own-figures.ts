/**
 * What our own applications add up to (egna siffror): sent, decided, and what became of people, by municipality, corner and region. Each
 * month and each half-year is other records than the one before. The trap: everything here is before the gate and may be shown to nobody.
 */
import { type Category, type Dimension, type RawCell, type RawTable, tabulate } from '../shared/disclosure/index.ts'

export type Corner = { code: string; municipalities: readonly string[] }
type Whole = { region: string; municipalities: readonly string[]; corners: readonly Corner[] }

/** Municipalities are the leaves; corners and the region are made of them. */
export function placesOf({ region, municipalities, corners }: Whole): Dimension {
  const leaves = municipalities.map((code): Category => ({ code }))
  const wide = corners.map(({ code, municipalities: parts }): Category => ({ code, parts }))
  return { key: 'place', categories: [{ code: region, parts: [...municipalities] }, ...wide, ...leaves] }
}

type Count = { municipality: string; n: number }
export function recordsOf(name: string, places: Dimension, counts: readonly Count[]): RawTable {
  const known = new Set(places.categories.filter(({ parts }) => !parts).map(({ code }) => code))
  const cells = counts
    .filter(({ municipality }) => known.has(municipality))
    .map(({ municipality, n }): RawCell => ({ at: { place: municipality }, n }))
  return { name, measure: 'count', dimensions: [places], cells }
}

/** How many, everywhere. */
export const countsOf = (records: RawTable, name: string): RawTable => tabulate(records, { name, by: ['place'] })

/** The value in the middle, or the one within which nine of ten are. */
function quantile(days: readonly number[], share: number): number | null {
  const sorted = [...days].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

type Days = { municipality: string; days: readonly number[] }
/** Days until something, at every place, by how many it was counted of. */
export function quantilesOf(records: RawTable, of: { name: string; share: number }, days: readonly Days[]): RawTable {
  const { name, share } = of
  const counts = tabulate(records, { name, by: ['place'] })
  const parts = new Map(counts.dimensions[0]?.categories.map(({ code, parts: of }) => [code, of ?? [code]]))
  const cells = counts.cells.map((cell) => {
    const here = parts.get(cell.at.place ?? '') ?? []
    const all = days.filter(({ municipality }) => here.includes(municipality)).flatMap((one) => one.days)
    const value = quantile(all, share)
    return value === null ? { at: cell.at, n: null, status: 'na' as const } : { ...cell, value }
  })
  return { ...counts, measure: 'median', cells }
}

type Split = { municipality: string; outcome: string; n: number }
/** Shares of an outcome among all of `of`; where there is nobody, not applicable. */
export function splitOf(
  name: string,
  places: Dimension,
  rows: readonly Split[],
  outcomes: readonly string[],
): RawTable {
  const known = new Set(places.categories.filter(({ parts }) => !parts).map(({ code }) => code))
  const outcome: Dimension = {
    key: 'outcome',
    sensitive: true,
    categories: [{ code: 'T', parts: outcomes }, ...outcomes.map((code) => ({ code }))],
  }
  const cells = rows
    .filter((row) => known.has(row.municipality) && outcomes.includes(row.outcome))
    .map(({ municipality, outcome: what, n }): RawCell => ({ at: { place: municipality, outcome: what }, n }))
  return { name, measure: 'count', dimensions: [places, outcome], cells }
}
export const sharesOf = (records: RawTable, of: { name: string; outcome: string }): RawTable =>
  tabulate(records, {
    name: of.name,
    by: ['place', 'outcome'],
    measure: 'share',
    of: { outcome: 'T' },
    only: { outcome: [of.outcome] },
    multiplier: 100,
    decimals: 1,
  })
