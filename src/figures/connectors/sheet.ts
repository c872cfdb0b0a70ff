/**
 * A file with rows and columns: CSV in whatever way it was written, or the first sheet of a workbook. The traps: two header rows that
 * belong together, formulas that nobody has reckoned, programs inside.
 */
import { createHash } from 'node:crypto'
import { CsvError, parse } from 'csv-parse/sync'
import { type CellValue, streamXlsxRows } from 'hucre/xlsx'
import { checkArchive, startsAsArchive } from '../../platform/files/archive.ts'
import { officeWatch } from '../../platform/files/suspect.ts'
import { decode } from '../../platform/sheet/encoding.ts'
import { separatorOf } from '../../platform/sheet/separator.ts'
import { foldName } from '../../shared/facts/municipalities.ts'
import { stop } from '../cell.ts'
import { placeOf } from '../facts/places.ts'
import { jsonOf } from './client.ts'
import { readCube } from './json-stat.ts'

export type Sheet = { headers: string[]; rows: string[][]; separator: string; encoding: string; headerRows: number }
const unpackedMost = 200 * 1024 * 1024
export const fileMost = 20 * 1024 * 1024

function decoded(bytes: Buffer): { text: string; encoding: string } {
  const read = decode(bytes)
  return 'problem' in read ? stop('file', read.problem) : { text: read.value, encoding: read.encoding }
}

function csvRows(bytes: Buffer): { rows: string[][]; separator: string; encoding: string } {
  const { text, encoding } = decoded(bytes)
  // The first rows may be titles over several columns.
  const separator = separatorOf(text, 5)
  try {
    const options = { bom: true, delimiter: separator, relax_column_count: true, skip_empty_lines: true, trim: true }
    return { rows: parse(text, options) as string[][], separator, encoding }
  } catch (error) {
    if (error instanceof CsvError) return stop('cut', error.code)
    throw error
  }
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dayOf(value)
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value)
}

/** A formula whose answer was not saved: `<f>` and no `<v>` in the same cell. */
const unreckoned = /<c\b[^<>]*>\s{0,9}<f\b(?:[^<>]*\/>|[^<>]*>[^<]*<\/f>)\s{0,9}(?:<v\s{0,9}\/>|<v><\/v>)?\s{0,9}<\/c>/

async function checkWorkbook(bytes: Buffer): Promise<void> {
  const watch = officeWatch()
  let tail = ''
  let formula = false
  const archive = await checkArchive(bytes, { bytes: unpackedMost, files: 1000 }, (piece, part) => {
    if (/worksheets\//.test(part.name)) {
      const text = tail + piece.toString('latin1')
      formula ||= unreckoned.test(text)
      tail = text.slice(-2000)
    }
    return watch(piece, part)
  })
  if ('problem' in archive) return stop('file', archive.problem)
  if (archive.value.some(({ name }) => /vbaProject|macrosheets/i.test(name))) stop('macro')
  if (!archive.value.some(({ name }) => name === 'xl/workbook.xml')) stop('file', 'workbook')
  if (formula) stop('formula')
}

async function xlsxRows(bytes: Buffer): Promise<string[][]> {
  await checkWorkbook(bytes)
  const rows: string[][] = []
  try {
    for await (const { values } of streamXlsxRows(bytes, { maxRows: 200_000 }))
      rows.push(values.map((one) => cellText(one).trim()))
  } catch {
    // A workbook that does not hang together: the sender's file, not a defect of the site.
    return stop('file', 'workbook')
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

const isData = (row: readonly string[]): boolean => row.slice(0, 3).some((cell) => placeOf(cell) !== undefined)
/** Merged cells keep their word in the first of them. */
function carried(row: readonly string[], width: number): string[] {
  let last = ''
  return Array.from({ length: width }, (_, at) => {
    last = row[at] || last
    return last
  })
}

function headersOf(above: string[][], width: number): { headers: string[]; used: number } {
  const rows = above.filter((row) => row.filter((cell) => cell !== '').length > 1).slice(-2)
  const [first = [], second] = rows
  if (!second) return { headers: Array.from({ length: width }, (_, at) => first[at] ?? ''), used: rows.length }
  const over = carried(first, width)
  const headers = Array.from({ length: width }, (_, at) => [over[at], second[at]].filter((word) => word).join(' / '))
  return { headers, used: 2 }
}

/** A cube as rows: a column for each dimension, and the value with what stands for it. */
function cubeSheet(text: string): Sheet {
  const cells = readCube(jsonOf(text))
  const names = Object.keys(cells[0]?.codes ?? {})
  const rows = cells.map(({ codes, value, status }) => [
    ...names.map((name) => codes[name] ?? ''),
    value === null ? (status ?? '') : String(value),
  ])
  return { headers: [...names, 'value'], rows, separator: '', encoding: 'JSON-stat', headerRows: 0 }
}

/** Headers and rows; the rows begin with the first that names a place. */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  if (bytes.length > fileMost) stop('tooMany', '20 MB')
  const archive = startsAsArchive(bytes)
  if (/^\s*\{/.test(bytes.toString('latin1', 0, 20))) return cubeSheet(decoded(bytes).text)
  const { rows, separator, encoding } = archive
    ? { rows: await xlsxRows(bytes), separator: '', encoding: 'XLSX' }
    : csvRows(bytes)
  const first = rows.findIndex(isData)
  if (first < 1) return stop('headers', (rows[0] ?? []).join(' | '))
  const width = Math.max(...rows.map((row) => row.length))
  const { headers, used } = headersOf(rows.slice(0, first), width)
  return { headers, rows: rows.slice(first), separator, encoding, headerRows: used }
}

/** The same headers, however they are spaced or written, have the same fingerprint. */
export const fingerprintOf = (headers: readonly string[]): string =>
  createHash('sha256').update(headers.map(foldName).join('|')).digest('hex')
