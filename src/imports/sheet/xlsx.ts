/** The first sheet of an Excel workbook. The archive is counted before anything opens it, and rows are read one by one. */
import { type CellValue, streamXlsxRows } from 'hucre/xlsx'
import { checkArchive, type Look, type Part } from '../../platform/files/archive.ts'
import { officeWatch } from '../../platform/files/suspect.ts'
import type { ReadSheet, SheetLimits, SheetRow } from './sheet.ts'
import { toSheet } from './table.ts'

const mostParts = 1000
/** Columns beyond ZZ: a few bytes that would unfold to thousands of empty cells a row. */
const farOut = /\br\s{0,9}=\s{0,9}["'][A-Z]{3}\d/i

/** Everything but the rows is built as a tree by the reader: about 400 bytes of memory a tag. */
const tagsEachRow = 30
const fewestTags = 100_000
const openings = (piece: Buffer): number => piece.reduce((count, byte) => (byte === 0x3c ? count + 1 : count), 0)

function sheetWatch(limits: SheetLimits): Look {
  const office = officeWatch()
  let tags = Math.max(fewestTags, limits.maxRows * tagsEachRow)
  return (piece, part) => {
    if (!office(piece, part)) return false
    if (/worksheets\//i.test(part.name)) return !farOut.test(piece.toString('latin1'))
    if (/\.(xml|rels)$/i.test(part.name)) tags -= openings(piece)
    return tags >= 0
  }
}

/** Text packs to a tenth, rows of empty cells to a fiftieth; what packs better was made to unfold. */
const tightest = 100
const unfolds = ({ packed, unpacked }: Part): boolean => unpacked > 1_000_000 && unpacked > packed * tightest

const dayOrTime = (date: Date): string =>
  date
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace('.000Z', '')

/** 15 digits are what a spreadsheet keeps; more would show how binary fractions are stored. */
const plainNumber = (number: number): string => String(Number(number.toPrecision(15)))

export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dayOrTime(value)
  if (typeof value === 'boolean') return value ? 'ja' : 'nej'
  return typeof value === 'number' ? plainNumber(value) : value
}

const widest = 702

/** null when a row reaches beyond the widest column. */
async function gather(bytes: Uint8Array, mostRows: number): Promise<SheetRow[] | null> {
  const rows: SheetRow[] = []
  for await (const { index, values } of streamXlsxRows(bytes, { maxRows: mostRows })) {
    if (values.length > widest) return null
    if (values.some((value) => value !== null)) rows.push({ number: index + 1, cells: values.map(cellText) })
  }
  return rows
}

export async function readXlsx(bytes: Uint8Array, limits: SheetLimits): Promise<ReadSheet> {
  const archive = await checkArchive(bytes, { bytes: limits.maxUnpackedBytes, files: mostParts }, sheetWatch(limits))
  if ('problem' in archive) return archive
  if (archive.value.some(unfolds)) return { problem: 'archive' }
  if (!archive.value.some(({ name }) => name === 'xl/workbook.xml')) return { problem: 'kind' }
  try {
    const rows = await gather(bytes, limits.maxRows * 2 + 2)
    return rows ? toSheet(rows, limits) : { problem: 'archive' }
  } catch {
    // The reader throws on workbooks that do not hang together: the sender's file, not a defect of the site.
    return { problem: 'unreadable' }
  }
}
