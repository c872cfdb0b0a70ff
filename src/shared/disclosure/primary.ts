/**
 * Primary suppression (primär undertryckning): cells that say something about somebody by themselves. The rule about the rest of a
 * total needs no words of its own: a rest too small would hold an inner cell too small, and that one is guarded.
 */
import type { SuppressionFamily } from './family.ts'
import type { Place, RawCell, RawTable } from './table.ts'

export const isTooSmall = (n: number, k: number): boolean => n > 0 && n < k

/** By what the cell itself tells: one organisation's records, or money that is mostly one's or two's. */
export function isPrimary(cell: RawCell, { organisations = 2 }: SuppressionFamily, table?: RawTable): boolean {
  if (!cell.n) return false
  if (cell.organisations !== undefined && cell.organisations < organisations) return true
  return table?.measure === 'sum' && isDominated(cell, table)
}

/** More than half is the largest one's, or more than four fifths the two largest ones'. */
function isDominated({ value, largest }: RawCell, { name }: RawTable): boolean {
  if (typeof value !== 'number') return false
  if (!largest) throw new Error(`${name}: a sum of money needs its largest contributors`)
  const [one, two] = largest
  return one > value / 2 || two > (value * 4) / 5
}

type Told = { at: Place; vector: readonly number[]; n: number }

/** Of a sensitive variable also: everybody in the row is in one category, which says it about each of them. */
export function isTelling(sum: Told, { records }: SuppressionFamily, whole: (row: Place) => Told): boolean {
  return records.dimensions.some(({ key, sensitive }) => {
    if (!sensitive || sum.at[key] === undefined || sum.n === 0) return false
    const { [key]: _own, ...place } = sum.at
    const row = whole(place)
    return row.n === sum.n && row.vector.length > sum.vector.length
  })
}
