/**
 * The inner cells of a family: every combination of leaves, numbered row-major. A place anywhere in the family, whole or part,
 * is the set of inner cells that it is the sum of.
 */
import type { Dimension, Place } from './table.ts'

type Known = { leaves: readonly number[]; height: number; order: number }
type Axis = { key: string; size: number; categories: Map<string, Known>; everybody: Known; leafCodes: string[] }

/** Where a place stands in the family: its inner cells, how high it is in the wholes, and its turn row-major. */
export type Stand = { key: string; inner: number[]; level: number; order: readonly number[] }

export class Cube {
  readonly #axes: readonly Axis[]
  readonly size: number

  constructor(dimensions: readonly Dimension[]) {
    this.#axes = dimensions.map(axisOf)
    this.size = this.#axes.reduce((product, { size }) => product * size, 1)
  }

  /** Null when the family knows nothing of such a dimension or category. */
  stand(at: Place): Stand | null {
    if (Object.keys(at).some((key) => !this.#axes.some((axis) => axis.key === key))) return null
    const known = this.#axes.map(({ key, categories, everybody }) => {
      const code = at[key]
      return code === undefined ? everybody : categories.get(code)
    })
    if (!known.every((one) => one !== undefined)) return null
    return {
      key: known.map(({ leaves }) => leaves.join()).join(';'),
      inner: known.reduce((inner, { leaves }, axis) => spread(inner, leaves, this.#axes[axis]?.size ?? 1), [0]),
      level: known.reduce((sum, { height }) => sum + height, 0),
      order: known.map(({ order }) => order),
    }
  }

  /** The leaves that an inner cell is made of. */
  placeOf(inner: number): Place {
    const codes: [string, string][] = []
    let rest = inner
    for (const { key, size, leafCodes } of this.#axes.toReversed()) {
      codes.unshift([key, leafCodes[rest % size] as string])
      rest = Math.floor(rest / size)
    }
    return Object.fromEntries(codes)
  }
}

const spread = (inner: readonly number[], leaves: readonly number[], size: number): number[] =>
  inner.flatMap((start) => leaves.map((leaf) => start * size + leaf))

function axisOf({ key, categories }: Dimension): Axis {
  const parts = new Map(categories.map(({ code, parts }) => [code, parts]))
  if (parts.size !== categories.length) throw new Error(`${key} has a code twice`)
  const leafCodes = categories.filter(({ parts }) => !parts).map(({ code }) => code)
  const known = new Map<string, Known>()
  const resolve = (code: string, depth: number): Known => {
    if (!parts.has(code) || depth > parts.size) throw new Error(`${key}: ${code} is a part but no category of its own`)
    const own = parts.get(code)?.map((part) => resolve(part, depth + 1))
    const order = categories.findIndex((category) => category.code === code)
    if (!own) return { leaves: [leafCodes.indexOf(code)], height: 0, order }
    const leaves = [...new Set(own.flatMap((part) => part.leaves))].sort((a, b) => a - b)
    return { leaves, height: 1 + Math.max(0, ...own.map(({ height }) => height)), order }
  }
  for (const { code } of categories) known.set(code, resolve(code, 0))
  return {
    key,
    size: leafCodes.length,
    leafCodes,
    categories: known,
    everybody: wholeOf([...known.values()], leafCodes),
  }
}

/** Everybody, whether or not a category says so. */
function wholeOf(known: readonly Known[], leafCodes: readonly string[]): Known {
  const whole = known.find(({ leaves, height }) => height > 0 && leaves.length === leafCodes.length)
  const highest = Math.max(0, ...known.map(({ height }) => height))
  return whole ?? { leaves: leafCodes.map((_, at) => at), height: highest + 1, order: known.length }
}
