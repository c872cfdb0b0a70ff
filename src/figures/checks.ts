/** What every import must pass before a single number of it is stored. The trap: a plausible wrong number is worse than none. */
import { type Cell, cellKey, stop } from './cell.ts'
import { findIndicator } from './facts/indicators.ts'
import { isPlace } from './facts/places.ts'

const counts: readonly string[] = ['persons', 'applications']

function checkNumber(cell: Cell, unit: string): void {
  const { value } = cell
  if (value === null) return
  if (!Number.isFinite(value)) stop('notNumber', cellKey(cell))
  if (value < 0 && unit !== 'points' && unit !== 'kr') stop('negative', cellKey(cell))
  if (value > 100 && unit === 'percent') stop('over100', cellKey(cell))
  if (counts.includes(unit) && !Number.isInteger(value)) stop('notNumber', cellKey(cell))
}

/** Known indicator, known place, a number that can be, nothing told twice. */
export function checkCells(cells: readonly Cell[]): void {
  const seen = new Set<string>()
  for (const cell of cells) {
    const indicator = findIndicator(cell.slug, cell.edition) ?? stop('unknownIndicator', cell.slug)
    if (!isPlace(cell.municipality)) stop('unknownPlace', cell.municipality)
    if (indicator.sexSplit === 'none' && cell.sex !== 'T') stop('unknownIndicator', `${cell.slug} ${cell.sex}`)
    checkNumber(cell, indicator.unit)
    const key = cellKey(cell)
    if (seen.has(key)) stop('twice', key)
    seen.add(key)
  }
}

/** Women and men that are not everybody: from 2025 counts of the population are perturbed, so it is told and not refused. */
export function sexWarnings(cells: readonly Cell[]): string[] {
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]))
  return cells
    .filter(({ sex, value, slug }) => sex === 'T' && value !== null && counts.includes(findIndicator(slug)?.unit ?? ''))
    .filter((whole) => {
      const [women, men] = (['K', 'M'] as const).map((sex) => byKey.get(cellKey({ ...whole, sex }))?.value ?? null)
      const unknown = byKey.get(cellKey({ ...whole, sex: 'U' }))
      return women != null && men != null && !unknown && women + men !== whole.value
    })
    .map((cell) => `sexSum ${cellKey(cell)}`)
}
