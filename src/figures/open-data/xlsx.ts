import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { columns, type Dataset, linesOf } from './dataset.ts'

export type Notes = {
  symbols: readonly (readonly [string, string])[]
  licence: string
  heads: readonly [string, string, string]
}

/** Three sheets: the cells, what the signs mean, what is counted. Text is text, whatever sign it begins with. */
export function xlsxOf(dataset: Dataset, { symbols, licence, heads }: Notes): Promise<Uint8Array> {
  const data: CellValue[][] = [[...columns], ...linesOf(dataset).map((line) => columns.map((name) => line[name]))]
  const notes: CellValue[][] = [[dataset.release], [licence], ...symbols.map((pair) => [...pair])]
  const definitions: CellValue[][] = [
    ['indicator', 'version', 'title', 'numerator', 'denominator', 'unit', 'source'],
    ...dataset.parts.map((part) => [
      part.slug,
      part.edition,
      part.title,
      part.numerator,
      part.denominator,
      part.unit,
      part.source,
    ]),
  ]
  const [first, second, third] = heads
  return writeXlsx({
    sheets: [
      { name: first, rows: data },
      { name: second, rows: notes },
      { name: third, rows: definitions },
    ],
  })
}
