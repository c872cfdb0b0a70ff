/**
 * Placing households in places: values between 0 and 1, each household at most once, no place over its room. A value
 * below zero is a gate: not there. Rows are only numbers; who they are, and what they are valued by, is not known here.
 */
export type Placing = {
  count: number
  places: number
  /** count × places, row by row. */
  values: Float64Array
  /** Room of each place: a whole number. */
  room: Int32Array
}
/** The place of each household; -1 is nowhere. Prices: what one more person's room in the place is worth in this run. */
export type Placed = { places: Int32Array; prices: Float64Array; value: number }

export const nowhere = -1

/** Typed arrays always answer inside their length; the compiler does not know. */
export const at = (numbers: Float64Array | Int32Array, n: number): number => numbers[n] as number

export const worthOf = ({ places, values }: Placing, household: number, place: number): number =>
  place === nowhere ? 0 : at(values, household * places + place)

export function totalValue(placing: Placing, placed: Int32Array): number {
  let total = 0
  for (let n = 0; n < placing.count; n++) total += worthOf(placing, n, at(placed, n))
  return total
}

export function filled({ places, count }: Placing, placed: Int32Array): Int32Array {
  const used = new Int32Array(places)
  for (let n = 0; n < count; n++) if (at(placed, n) !== nowhere) used[at(placed, n)] = at(used, at(placed, n)) + 1
  return used
}
