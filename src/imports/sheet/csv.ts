/** CSV as people's programs write it: comma, semicolon or tab; quoted fields; a file that ends too early is refused. */
import { CsvError, parse } from 'csv-parse/sync'
import { decode } from '../../platform/sheet/encoding.ts'
import { separatorOf } from '../../platform/sheet/separator.ts'
import type { ReadSheet, SheetLimits, SheetProblem } from './sheet.ts'
import { toSheet } from './table.ts'

/** A single row longer than this is a quote that nobody closed. */
const longestRow = 1_000_000

function parseRows(text: string, separator: string, mostRows: number): { value: string[][] } | SheetProblem {
  try {
    const options = { delimiter: separator, relax_column_count: true, relax_quotes: true, max_record_size: longestRow }
    return { value: parse(text, { ...options, to: mostRows }) as string[][] }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Only what the file holds: an open quote or a row without end. Its number is one more than the rows before it.
    return { problem: 'halfFile', row: Number(error.records ?? 0) + 1 }
  }
}

/** No line end after the last row, and fewer cells than the headers: the copy stopped there. */
const isCut = (text: string, rows: string[][]): boolean =>
  !/[\r\n]$/.test(text) && rows.length > 1 && (rows.at(-1)?.length ?? 0) < (rows[0]?.length ?? 0)

/** Excel may say its separator in a line of its own, which spreadsheets do not count. */
const stated = /^sep=(.)(\r\n|\n|\r)/

export function readCsv(bytes: Uint8Array, limits: SheetLimits): ReadSheet {
  const decoded = decode(bytes)
  if ('problem' in decoded) return decoded
  const text = decoded.value.replace(stated, '')
  const separator = decoded.value.match(stated)?.[1] ?? separatorOf(text)
  const parsed = parseRows(text, separator, limits.maxRows * 2 + 2)
  if ('problem' in parsed) return parsed
  if (isCut(text, parsed.value)) return { problem: 'halfFile', row: parsed.value.length }
  return toSheet(
    parsed.value.map((cells, place) => ({ number: place + 1, cells })),
    limits,
  )
}
