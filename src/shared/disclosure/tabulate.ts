/** Counts of the records by some of their dimensions, wholes included. */
import { addKeys } from './cell-key.ts'
import { Cube } from './cube.ts'
import type { Dimension, Place, RawCell, RawTable } from './table.ts'

/** `by` lists keys of dimensions, in the order to show them in. Categories may be replaced by fewer: a filter. */
export type Wanted = Pick<RawTable, 'name' | 'unit' | 'decimals' | 'of' | 'multiplier'> & {
  by: readonly string[]
  measure?: 'count' | 'share'
  only?: Readonly<Record<string, readonly string[]>>
}

export function tabulate(records: RawTable, wanted: Wanted): RawTable {
  const { by, only, measure = 'count', ...described } = wanted
  const dimensions = by.map((key) => {
    const dimension = records.dimensions.find((one) => one.key === key)
    if (!dimension) throw new Error(`${records.name} has no dimension ${key}`)
    const kept = only?.[key]
    return kept
      ? { ...dimension, categories: dimension.categories.filter(({ code }) => kept.includes(code)) }
      : dimension
  })
  const cube = new Cube(records.dimensions)
  const inner = leavesOf(records, cube)
  const cells = places(dimensions).map((at) => total(at, cube.stand(at)?.inner ?? [], inner))
  return { ...described, measure, dimensions, cells }
}

/** The cells of the records by their number; each must stand for one leaf of every dimension. */
export function leavesOf(records: RawTable, cube: Cube): Map<number, RawCell> {
  const inner = new Map<number, RawCell>()
  for (const cell of records.cells) {
    const [one, ...more] = cube.stand(cell.at)?.inner ?? []
    if (one === undefined || more.length > 0 || inner.has(one)) {
      throw new Error(`${records.name}: ${Object.values(cell.at).join(', ')} is not one leaf`)
    }
    inner.set(one, cell)
  }
  return inner
}

/** Every combination, row-major. */
const places = (dimensions: readonly Dimension[]): Place[] =>
  dimensions.reduce<Place[]>(
    (rows, { key, categories }) => rows.flatMap((at) => categories.map(({ code }) => ({ ...at, [key]: code }))),
    [{}],
  )

/** Nobody where the records say nothing; no number where a part has none. */
function total(at: Place, inner: readonly number[], records: ReadonlyMap<number, RawCell>): RawCell {
  const parts = inner.map((one) => records.get(one)).filter((cell) => cell !== undefined)
  const lacking = parts.find(({ n }) => n === null)
  if (lacking) {
    const all = parts.every(({ status }) => status === lacking.status) && parts.length === inner.length
    return { at, n: null, status: all ? (lacking.status ?? 'missing') : 'missing' }
  }
  const n = parts.reduce((sum, part) => sum + (part.n ?? 0), 0)
  const marks = [...new Set(parts.flatMap((part) => part.marks ?? []))]
  // The same organisation may stand in several parts: at least as many as in one of them.
  const organisations = Math.max(0, ...parts.map((part) => part.organisations ?? 0))
  const keys = parts.filter((part) => part.n).map((part) => part.key)
  const keyed = keys.every((key) => key !== undefined)
  return { at, n, marks, ...(organisations > 0 && { organisations }), ...(keyed && { key: addKeys(keys) }) }
}
