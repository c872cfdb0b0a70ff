import { describe, expect, test } from 'vitest'
import { costOf } from '../../shared/cost.ts'
import { readSheet } from './sheet.ts'

const utf8 = (text: string) => Buffer.from(text)
/** Windows-1252 by hand for the letters used here. */
const older = (text: string) => Buffer.from(text.replaceAll('€', '\x80').replaceAll('–', '\x96'), 'latin1')
const table = (separator: string, end = '\r\n') =>
  [
    ['Namn', 'Ort'],
    ['Åsa', 'Örkelljunga'],
    ['Zoë', 'Båstad'],
  ]
    .map((row) => row.join(separator))
    .join(end) + end

const expected = {
  value: {
    headers: ['Namn', 'Ort'],
    rows: [
      { number: 2, cells: ['Åsa', 'Örkelljunga'] },
      { number: 3, cells: ['Zoë', 'Båstad'] },
    ],
  },
}

describe('a table is read whatever program wrote it', () => {
  test.each([
    ['semicolon', utf8(table(';'))],
    ['comma', utf8(table(','))],
    ['tab', utf8(table('\t'))],
    ['mark of UTF-8', utf8(`\ufeff${table(';')}`)],
    ['Windows-1252', older(table(';'))],
    ['Unix line ends', utf8(table(';', '\n'))],
    ['old Macintosh line ends', utf8(table(';', '\r'))],
    ['no end on the last line', utf8(table(';').trimEnd())],
    ['empty columns to the right', utf8(table(';;;').replaceAll(';;;', ';').replaceAll('\r\n', ';;\r\n'))],
    ['spaces around', utf8(table(' ; '))],
    ['UTF-16 as "Unicode text"', Buffer.from(`\ufeff${table('\t')}`, 'utf16le')],
    ['a separator that is said', utf8(`sep=,\r\n${table(',')}`)],
  ])('%s', async (_, bytes) => {
    expect(await readSheet(bytes)).toEqual(expected)
  })

  test('Windows-1252 that ends in a letter of its own', async () => {
    expect(await readSheet(older('Ort\r\nHörby\r\nBrå'))).toHaveProperty('value.rows.1.cells', ['Brå'])
    expect(await readSheet(older('Ort\r\nBra\r\nBrå'))).toHaveProperty('value.rows.1.cells', ['Brå'])
    expect(await readSheet(older('Pris\r\n5 € – 10 €'))).toHaveProperty('value.rows.0.cells', ['5 € – 10 €'])
  })

  test('quoted fields keep separators, quotes and line ends', async () => {
    const read = await readSheet(utf8('a;b\r\n"1;2";"säg ""hej""\noch kom"\r\n3 " bred;x\r\n'))
    expect(read).toHaveProperty('value.rows', [
      { number: 2, cells: ['1;2', 'säg "hej"\noch kom'] },
      { number: 3, cells: ['3 " bred', 'x'] },
    ])
  })

  test('separators inside a quoted header do not count', async () => {
    expect(await readSheet(utf8('"a,b,c,d";e\r\n1;2\r\n'))).toHaveProperty('value.headers', ['a,b,c,d', 'e'])
  })

  test('empty rows are left out, and numbers are those that a spreadsheet shows', async () => {
    const read = await readSheet(utf8('\r\na;b\r\n;\r\n1;2\r\n\r\n3\r\n'))
    expect(read).toHaveProperty('value.rows', [
      { number: 4, cells: ['1', '2'] },
      { number: 6, cells: ['3', ''] },
    ])
  })

  test('signs that no column takes are left out', async () => {
    const bytes = utf8('a\r\nx\x01\x07y\r\n')
    expect(await readSheet(bytes)).toHaveProperty('value.rows.0.cells', ['xy'])
  })
})

const limits = { maxRows: 3, maxUnpackedBytes: 1000 }

describe('refused with its reason', () => {
  test.each([
    ['nothing', '', { problem: 'empty' }],
    ['headers only', 'a;b\r\n', { problem: 'empty' }],
    ['only separators', ';;\r\n;;\r\n', { problem: 'empty' }],
    ['a quote that nobody closed', 'a;b\r\n1;2\r\n3;"half\r\n4;5\r\n', { problem: 'halfFile', row: 3 }],
    ['a quote that nobody closed in the headers', 'a;"b\r\n1;2\r\n', { problem: 'halfFile', row: 1 }],
    ['a last row that stops', 'a;b;c\r\n1;2;3\r\n4;5', { problem: 'halfFile', row: 3 }],
    ['a row with more cells than headers', 'a;b\r\n1;2\r\n3;4;5\r\n', { problem: 'columns', row: 3 }],
    ['too many rows', 'a\r\n1\r\n2\r\n3\r\n4\r\n', { problem: 'tooManyRows' }],
    ['far too many rows', `a\r\n${'1\r\n'.repeat(100)}`, { problem: 'tooManyRows' }],
    ['too much', `a\r\n${'1'.repeat(1000)}\r\n`, { problem: 'tooLarge' }],
    ['a program', 'MZ\0\0', { problem: 'kind' }],
    ['a PDF', '%PDF-1.7\r\n', { problem: 'kind' }],
  ])('%s', async (_, text, problem) => {
    expect(await readSheet(utf8(text), limits)).toEqual(problem)
  })

  test('UTF-8 cut in the middle of a letter', async () => {
    const bytes = utf8('Ort\r\nHörby\r\nBrå')
    expect(await readSheet(bytes.subarray(0, -1))).toEqual({ problem: 'halfFile' })
  })

  test('bytes that are no letters', async () => {
    expect(await readSheet(Buffer.from([0x61, 0x0a, 0x81, 0xff, 0x9d]))).toEqual({ problem: 'encoding' })
  })

  test('old Excel files', async () => {
    expect(await readSheet(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toEqual({ problem: 'kind' })
  })

  test('a row without end', async () => {
    const read = await readSheet(utf8(`a;b\r\n1;2\r\n"${'x;\r\n'.repeat(300_000)}`))
    expect(read).toEqual({ problem: 'halfFile', row: 3 })
  })
})

test('10 000 rows with 20 columns are read within 2 s of work', async () => {
  const row = `${Array.from({ length: 20 }, (_, n) => `värde ${n}`).join(';')}\r\n`
  const cost = await costOf(
    async () => expect(await readSheet(utf8(row.repeat(10_001)))).toHaveProperty('value.rows.length', 10_000),
    { ms: 2000 },
  )
  expect(cost.ms).toBeLessThan(2000)
})
