/** Futures drawn from a seed: the same on every machine. */
import { mixed, stride } from '../../shared/assignment/index.ts'

export type Random = {
  normal(): number
  /** For these means, something that draws all of them anew, in this order: `numbersFor` them, whatever comes out. */
  poisson(means: Float64Array, order: Int32Array): (into: Float64Array) => Float64Array
}
export const p90 = 1.2815515655446004

/** Sums of Poisson's probabilities, far enough that what is left is nothing; whatever is more than all of them stops at the last. */
function sumsOf(mean: number): Float64Array {
  const sums = new Float64Array(Math.ceil(mean + 12 * Math.sqrt(mean) + 12) + 1)
  let [part, sum] = [Math.exp(-mean), 0]
  for (let n = 0; n < sums.length - 1; n++) {
    sum += part
    sums[n] = sum
    part *= mean / (n + 1)
  }
  sums[sums.length - 1] = Infinity
  return sums
}

const slots = 512
/** Where to begin in the sums: the first that reaches each slot of what a uniform can be. */
function beginsOf(sums: Float64Array): Uint8Array {
  const begins = new Uint8Array(slots)
  for (let slot = 0, n = 0; slot < slots; slot++) {
    while ((sums[n] as number) < slot / slots) n++
    begins[slot] = n
  }
  return begins
}

type Table = { sums: Float64Array; begins: Uint8Array }
/** One after another, so that a draw goes straight through memory. `from` is −1 for a mean above the fewest. */
function tablesOf(means: Float64Array) {
  const made = new Map<number, Table & { from: number; at: number }>()
  let length = 0
  for (const mean of new Set(means)) {
    if (mean > fewest) continue
    const sums = sumsOf(mean)
    made.set(mean, { sums, begins: beginsOf(sums), from: length, at: made.size * slots })
    length += sums.length
  }
  const [sums, begins] = [new Float64Array(length), new Uint8Array(made.size * slots)]
  for (const table of made.values()) {
    sums.set(table.sums, table.from)
    begins.set(table.begins, table.at)
  }
  const from = Int32Array.from(means, (mean) => made.get(mean)?.from ?? -1)
  const slot = Int32Array.from(means, (mean) => made.get(mean)?.at ?? 0)
  return { sums, begins, from, slot }
}

const fewest = 50
const whole = 2 ** 32
/** A slot is the first bits of a number. */
const bits = 32 - Math.log2(slots)
/** How many random numbers one normal takes, and one round of these means. */
export const numbersForNormal = 2
export const numbersFor = (means: Float64Array): number =>
  means.reduce((sum, mean) => sum + (mean > fewest ? numbersForNormal : 1), 0)

/**
 * Box and Muller's way to the normal; Poisson by its sums, above fifty by the normal and never below none. `skipped`: as if so many
 * numbers had been drawn already.
 */
export function randomFrom(seed: number, skipped = 0): Random {
  let state = (seed + Math.imul(skipped, stride)) | 0
  const uniform = () => {
    state = (state + stride) | 0
    return mixed(state) / whole
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  const nearly = (mean: number) => Math.max(0, mean + Math.sqrt(mean) * normal())
  const poisson = (means: Float64Array, order: Int32Array) => {
    const { sums, begins, from, slot } = tablesOf(means)
    return (into: Float64Array) => {
      for (let n = 0; n < order.length; n++) {
        const at = order[n] as number
        const begin = from[at] as number
        if (begin < 0) {
          into[at] = nearly(means[at] as number)
          continue
        }
        state = (state + stride) | 0
        const number = mixed(state)
        const drawn = number / whole
        let many = begins[(slot[at] as number) + (number >>> bits)] as number
        while ((sums[begin + many] as number) < drawn) many++
        into[at] = many
      }
      return into
    }
  }
  return { normal, poisson }
}
