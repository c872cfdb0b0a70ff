import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { docxWith, xlsxWith, type ZipPart, zip } from '../../platform/files/samples.ts'
import { costOf } from '../../shared/cost.ts'
import { readSheet } from './sheet.ts'
import { cellText } from './xlsx.ts'

const mega = 1024 * 1024
const few = { ms: 2000, bytes: 64 * mega }
const book = (rows: CellValue[][]) => writeXlsx({ sheets: [{ name: 'Blad1', rows }] })
const limits = { maxRows: 3, maxUnpackedBytes: 40 * mega }
const text = (name: string, content: string): ZipPart => ({ name, bytes: Buffer.from(content) })

describe('the first sheet is read as text', () => {
  test('with å ä ö, numbers, dates and yes or no', async () => {
    const rows = [
      ['Namn', 'Platser', 'Start', 'Öppen', 'Pris'],
      ['Åsa & Örjan <svets>', 20, new Date('2027-01-15T00:00:00Z'), true, 0.1 + 0.2],
    ]
    expect(await readSheet(await book(rows))).toEqual({
      value: {
        headers: rows[0],
        rows: [{ number: 2, cells: ['Åsa & Örjan <svets>', '20', '2027-01-15', 'ja', '0.3'] }],
      },
    })
  })

  test('an identity number kept as a number keeps its twelve digits', () => {
    expect(cellText(199001019802)).toBe('199001019802')
  })

  test('a time of day follows its date', () => {
    expect(cellText(new Date('2027-01-15T09:30:00Z'))).toBe('2027-01-15T09:30:00')
    expect([cellText(null), cellText(false), cellText(new Date(Number.NaN))]).toEqual(['', 'nej', ''])
  })

  test('empty rows are left out and numbers stay those of the spreadsheet', async () => {
    const read = await readSheet(await book([['a', 'b'], [null, null], ['1', null], [], ['2', '3']]))
    expect(read).toHaveProperty('value.rows', [
      { number: 3, cells: ['1', ''] },
      { number: 5, cells: ['2', '3'] },
    ])
  })

  test('our own guard before a formula is taken away again', async () => {
    expect(await readSheet(await book([['a'], ["'+46 70"]]))).toHaveProperty('value.rows.0.cells', ['+46 70'])
  })
})

const farOut = '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'
const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sst>&a;</sst>'

/** 92 KB that unfold to a tree of 4 million tags. */
const manyStrings = () => xlsxWith(text('xl/sharedStrings.xml', `<sst>${'<si><t>ab</t></si>'.repeat(2_000_000)}</sst>`))
const noise = (size: number) =>
  Array.from({ length: size }, (_, n) => ((n * 2_654_435_761) >>> 7).toString(36)).join('')
const manyTags = () => {
  const strings = Array.from({ length: 40_000 }, (_, n) => `<si><t>${noise(3)}${n}</t></si>`).join('')
  return xlsxWith(text('xl/sharedStrings.xml', `<sst>${strings}</sst>`))
}
const rowOf = (n: number) => `<row r="${n}"><c y="${'y'.repeat(210)}" r='XFD${n}'><v>1</v></c></row>`
const wideRows = () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => rowOf(n + 1)).join('')
  return xlsxWith(text('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`))
}
const spaces =
  (size: number, claims = size) =>
  () =>
    xlsxWith({ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(size * mega, 0x20), claims: claims * mega })

describe('refused with its reason', () => {
  test('more rows than the limit', async () => {
    expect(await readSheet(await book([['a'], [1], [2], [3], [4]]), limits)).toEqual({ problem: 'tooManyRows' })
    expect(await readSheet(await book([['a'], [1], [2], [3]]), limits)).toHaveProperty('value.rows.length', 3)
  })

  test('a row that goes on beyond the headers', async () => {
    expect(await readSheet(await book([['a'], [1, 2]]))).toEqual({ problem: 'columns', row: 2 })
  })

  test('an empty sheet', async () => {
    expect(await readSheet(await book([]))).toEqual({ problem: 'empty' })
    expect(await readSheet(await book([['a']]))).toEqual({ problem: 'empty' })
  })

  test('half a workbook', async () => {
    const whole = await book([['a'], [1]])
    expect(await readSheet(whole.subarray(0, whole.length / 2))).toEqual({ problem: 'unreadable' })
  })

  test.each([
    ['a text document', docxWith(), 'kind'],
    ['a plain archive', zip([text('a.csv', 'a;b')]), 'kind'],
    ['a workbook without sheets', xlsxWith(), 'unreadable'],
    ['a cell far out', xlsxWith(text('xl/worksheets/sheet1.xml', farOut)), 'archive'],
    ['entities', xlsxWith(text('xl/sharedStrings.xml', entities)), 'archive'],
  ])('%s', async (_, bytes, problem) => {
    expect(await readSheet(bytes)).toEqual({ problem })
  })

  test.each([
    ['60 MB, as claimed', spaces(60)],
    ['200 MB that claim to be 30', spaces(200, 30)],
    ['30 MB of nothing', spaces(30)],
    ['a tree of millions of tags', manyStrings],
    ['more tags than rows can need', manyTags],
    ['rows of 16 384 cells', wideRows],
  ])('a bomb of %s, within 2 s of work and 64 MB', async (_, make) => {
    const bomb = make()
    const refused = async () => expect(await readSheet(bomb, limits)).toEqual({ problem: 'archive' })
    const cost = await costOf(refused, few)
    expect(cost.ms).toBeLessThan(few.ms)
    expect(cost.bytes).toBeLessThan(few.bytes)
  })
})
