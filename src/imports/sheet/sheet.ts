/**
 * A table that somebody brings: CSV or XLSX, read to headers and rows of text. Rows keep the number that a spreadsheet
 * shows, so that a problem can be found again. The trap: a file may be cut, huge on purpose, or not what it seems.
 */
import { startsAsArchive } from '../../platform/files/archive.ts'
import { readCsv } from './csv.ts'
import { readXlsx } from './xlsx.ts'

export type SheetRow = { number: number; cells: string[] }
export type Sheet = { headers: string[]; rows: SheetRow[] }
export type SheetProblem = {
  problem:
    | 'empty'
    | 'kind'
    | 'encoding'
    | 'halfFile'
    | 'columns'
    | 'tooManyRows'
    | 'tooLarge'
    | 'archive'
    | 'unreadable'
  row?: number
}
export type ReadSheet = { value: Sheet } | SheetProblem
export type SheetLimits = { maxRows: number; maxUnpackedBytes: number }

const usualLimits: SheetLimits = { maxRows: 20_000, maxUnpackedBytes: 40 * 1024 * 1024 }

/** All of the file or a problem; nothing is thrown for what a file may hold. */
export async function readSheet(bytes: Uint8Array, limits: SheetLimits = usualLimits): Promise<ReadSheet> {
  if (bytes.length > limits.maxUnpackedBytes) return { problem: 'tooLarge' }
  return startsAsArchive(bytes) ? readXlsx(bytes, limits) : readCsv(bytes, limits)
}
