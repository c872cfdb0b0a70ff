import { safe } from '../../shared/csv.ts'
import { columns, type Dataset, linesOf } from './dataset.ts'

export type Separator = ',' | ';'
const bom = '\ufeff'
const field = (value: string | number | null): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  return /[",;\r\n]/.test(value) ? `"${safe(value).replaceAll('"', '""')}"` : safe(value)
}

/** One row a cell, a point in decimals; a cell without a number is empty, and its status says why. */
export function csvOf(
  dataset: Dataset,
  { separator = ',', mark = false }: { separator?: Separator; mark?: boolean } = {},
): string {
  const rows = linesOf(dataset).map((line) => columns.map((name) => field(line[name])).join(separator))
  return `${mark ? bom : ''}${[columns.join(separator), ...rows].join('\r\n')}\r\n`
}
