/**
 * A protected table laid out in rows and columns: what every chart, sentence and HTML table draws from. One cell is one
 * place in the table; a place that the table does not have is missing, never 0.
 */
import type { Category, Place, ProtectedCell, ProtectedTable } from '../../shared/disclosure/index.ts'

export type Grid = {
  rows: readonly Category[]
  columns: readonly Category[]
  cell(row: string, column: string): ProtectedCell
  /** Decimals that numbers are written with. */
  decimals: number
}

const nothing: ProtectedCell = { at: {}, value: null, status: 'missing', marks: [] }
const categories = (table: ProtectedTable, key: string) =>
  table.dimensions.find((dimension) => dimension.key === key)?.categories ?? [{ code: '' }]

/** `fixed` names the code of each dimension that is neither rows nor columns. */
export function gridOf(table: ProtectedTable, rows: string, columns: string, fixed: Place = {}): Grid {
  const asked = Object.entries(fixed)
  const found = new Map<string, Map<string, ProtectedCell>>()
  for (const cell of table.cells) {
    const { at } = cell
    if (asked.some(([key, code]) => at[key] !== code)) continue
    const row = found.get(at[rows] ?? '')
    if (row) row.set(at[columns] ?? '', cell)
    else found.set(at[rows] ?? '', new Map([[at[columns] ?? '', cell]]))
  }
  return {
    rows: categories(table, rows),
    columns: categories(table, columns),
    cell: (row, column) => found.get(row)?.get(column) ?? nothing,
    decimals: table.decimals ?? 0,
  }
}

export const cellsOf = ({ rows, columns, cell }: Grid): ProtectedCell[] =>
  rows.flatMap((row) => columns.map((column) => cell(row.code, column.code)))

export const valuesOf = (cells: readonly ProtectedCell[]): number[] =>
  cells.flatMap(({ status, value }) => (status === 'ok' && value !== null ? [value] : []))

/** Highest first; what is hidden or missing stands last, in the order of the table: its value must not tell where. */
export function sorted(grid: Grid, column: string): readonly Category[] {
  const heightOf = ({ code }: Category) => {
    const { status, value } = grid.cell(code, column)
    return status === 'ok' && value !== null ? value : Number.NEGATIVE_INFINITY
  }
  return grid.rows
    .map((row, at) => ({ row, at, value: heightOf(row) }))
    .sort((one, other) => (one.value === other.value ? one.at - other.at : other.value - one.value))
    .map(({ row }) => row)
}

/** The column of all together (T), or the only one. */
export const wholeOf = ({ columns }: Grid): string =>
  (columns.find(({ code }) => code === 'T') ?? columns[0])?.code ?? ''
