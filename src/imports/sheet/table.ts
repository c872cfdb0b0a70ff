/** From rows of cells to headers and rows: what CSV and XLSX have in common. */
import type { ReadSheet, SheetLimits, SheetRow } from './sheet.ts'

/** Signs that no text column takes (NUL and its like) and halves of letters. */
const tidy = (cell: string): string =>
  cell
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs to take away
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '')
    .trim()

/** Our own export puts ' before what a spreadsheet would take for a formula; what was exported can be read again. */
const unguarded = (cell: string): string => (/^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell)

function withoutTail(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1)
}

export function toSheet(raw: Iterable<SheetRow>, limits: SheetLimits): ReadSheet {
  const filled = [...raw]
    .map(({ number, cells }) => ({ number, cells: withoutTail(cells.map((cell) => unguarded(tidy(cell)))) }))
    .filter(({ cells }) => cells.length > 0)
  const [head, ...rows] = filled
  if (!head || rows.length === 0) return { problem: 'empty' }
  if (rows.length > limits.maxRows) return { problem: 'tooManyRows' }
  const width = head.cells.length
  const shifted = rows.find(({ cells }) => cells.length > width)
  if (shifted) return { problem: 'columns', row: shifted.number }
  const padded = rows.map(({ number, cells }) => ({
    number,
    cells: Array.from({ length: width }, (_, n) => cells[n] ?? ''),
  }))
  return { value: { headers: head.cells, rows: padded } }
}
