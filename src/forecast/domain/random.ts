/** Futures drawn from a seed: the same on every machine. */
import { mulberry32 } from '../../shared/assignment/index.ts'

export type Random = {
  normal(): number
  /** For these means, something that draws all of them anew. */
  poisson(means: Float64Array): (into: Float64Array) => Float64Array
}
export const p90 = 1.2815515655446004

/** Sums of Poisson's probabilities, far enough that what is left is nothing. */
function sumsOf(mean: number): Float64Array {
  const sums = new Float64Array(Math.ceil(mean + 12 * Math.sqrt(mean) + 12))
  let [part, sum] = [Math.exp(-mean), 0]
  for (let n = 0; n < sums.length; n++) {
    sum += part
    sums[n] = sum
    part *= mean / (n + 1)
  }
  return sums
}

const fewest = 50
/** Box and Muller's way to the normal; Poisson by its sums, above fifty by the normal and never below none. */
export function randomFrom(seed: number): Random {
  const uniform = mulberry32(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  const many = (mean: number) => Math.max(0, mean + Math.sqrt(mean) * normal())
  const few = (table: Float64Array) => {
    const at = uniform()
    let n = 0
    while (n < table.length && (table[n] as number) < at) n++
    return n
  }
  const poisson = (means: Float64Array) => {
    const tables = Array.from(means, (mean) => (mean > fewest ? null : sumsOf(mean)))
    return (into: Float64Array) => {
      for (let at = 0; at < into.length; at++) {
        const table = tables[at] as Float64Array | null
        into[at] = table === null ? many(means[at] as number) : few(table)
      }
      return into
    }
  }
  return { normal, poisson }
}
