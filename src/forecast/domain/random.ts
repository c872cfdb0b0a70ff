/** Futures drawn from a seed: the same on every machine. */
import { mulberry32 } from '../../shared/assignment/index.ts'

export type Random = {
  normal(): number
  /** For these means, something that draws all of them anew, in this order. */
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
/** Box and Muller's way to the normal; Poisson by its sums, above fifty by the normal and never below none. */
export function randomFrom(seed: number): Random {
  const uniform = mulberry32(seed)
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
        const drawn = uniform()
        let many = begins[(slot[at] as number) + Math.floor(drawn * slots)] as number
        while ((sums[begin + many] as number) < drawn) many++
        into[at] = many
      }
      return into
    }
  }
  return { normal, poisson }
}
