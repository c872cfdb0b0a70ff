/** Reading a table cell by cell. */
import type { Place, ProtectedCell, ProtectedTable } from './table.ts'

/** One string per place: the dimensions in the order of their keys. */
export const placeKey = (at: Place): string =>
  Object.keys(at)
    .sort()
    .map((key) => `${key}=${at[key]}`)
    .join('\u0000')

const indexes = new WeakMap<object, Map<string, ProtectedCell>>()

function indexOf(table: ProtectedTable): Map<string, ProtectedCell> {
  const made = indexes.get(table) ?? new Map(table.cells.map((cell) => [placeKey(cell.at), cell]))
  indexes.set(table, made)
  return made
}

/** The cell at this place, or undefined where the table has none. */
export const cellAt = (table: ProtectedTable, at: Place): ProtectedCell | undefined => indexOf(table).get(placeKey(at))

/** The number at this place; null when it is missing, hidden or not there. */
export const valueAt = (table: ProtectedTable, at: Place): number | null => cellAt(table, at)?.value ?? null

type Shown = ProtectedCell & { readonly value: number }

export const visibleCells = (table: ProtectedTable): readonly Shown[] =>
  table.cells.filter((cell): cell is Shown => cell.value !== null)

export const hiddenCells = (table: ProtectedTable): readonly ProtectedCell[] =>
  table.cells.filter(({ status }) => status === 'protected')
