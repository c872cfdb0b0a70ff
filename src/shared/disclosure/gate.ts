/** The gate itself: the only file that makes a `ProtectedTable`. */
import type { FamilyKind, ProtectedCell, ProtectedTable, PublishedTable, RawTable } from './table.ts'

const passed = new WeakSet<object>()

/** For the other files of this folder only. */
export function letThrough(
  table: Omit<RawTable, 'cells'>,
  kind: FamilyKind,
  k: number | null,
  cells: readonly ProtectedCell[],
): ProtectedTable {
  const { name, measure, dimensions, unit, decimals, of, multiplier } = table
  const described = { name, measure, dimensions, unit, decimals, of, multiplier }
  const known = Object.entries(described).filter(([, value]) => value !== undefined)
  for (const cell of cells) {
    if ((cell.status === 'ok') !== (cell.value !== null)) throw new Error(`${name}: a number and its status differ`)
  }
  const made = Object.freeze({ ...Object.fromEntries(known), kind, k, cells: Object.freeze(cells) })
  passed.add(made)
  return made as unknown as ProtectedTable
}

/** For writers that take what they are given from far away. */
export const isProtected = (table: unknown): table is ProtectedTable =>
  typeof table === 'object' && table !== null && passed.has(table)

/** What an authority has published, or a release of our own, passes unchanged with its statuses and its source. */
export function published(table: PublishedTable): ProtectedTable {
  const cells = table.cells.map(({ at, value, status, marks = [], origin }) => {
    const known = origin && ('release' in origin ? origin.release : origin.source && origin.reply)
    if (!known) throw new Error(`${table.name}: a published number needs its source`)
    return Object.freeze({ at, value, status, marks, origin })
  })
  return letThrough(table, 'published', null, cells)
}
