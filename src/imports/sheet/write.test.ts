import fc from 'fast-check'
import { expect, test } from 'vitest'
import { streamCsv, writeCsv } from '../../shared/csv.ts'
import { readSheet } from './sheet.ts'

test('opens in a Swedish spreadsheet: mark, semicolons, quotes where needed', () => {
  expect(
    writeCsv([
      ['Ort', 'Antal', 'Öppen', 'Tom'],
      ['Hörby; "Lund"', 12, true, null],
    ]),
  ).toBe('\ufeffOrt;Antal;Öppen;Tom\r\n"Hörby; ""Lund""";12;true;\r\n')
})

test.each(['=1+1', '+46', '-1', '@a', '\ta', '\ra', "'=1", '＝1'])('%j cannot act as a formula', (cell) => {
  const written = writeCsv([[cell]])
    .slice(1)
    .replace(/^"/, '')
  expect(written.startsWith("'")).toBe(true)
})

test('what is written is read back, whatever it holds', async () => {
  const cell = fc
    .string({ unit: fc.constantFrom(...'aå;,"\n\r\t=+-@\' ١0\u202e') })
    .map((text) => text.trim().replace(/\r\n?/g, '\n'))
    .filter((text) => text !== '')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), async (rows) => {
      const read = await readSheet(Buffer.from(writeCsv([['a', 'b', 'c'], ...rows])))
      expect('value' in read && read.value.rows.map(({ cells }) => cells)).toEqual(rows)
    }),
  )
})

test('row by row it is the same file', async () => {
  const rows = [
    ['a', 'b'],
    ['1', '=2'],
  ]
  let streamed = ''
  for await (const piece of streamCsv(rows)) streamed += piece
  expect(streamed).toBe(writeCsv(rows))
})
