/** CSV for people who open it in a Swedish spreadsheet: UTF-8 with mark, semicolons, and no cell that acts as a formula. */
export type CsvCell = string | number | boolean | null | undefined

const separator = ';'
const lineEnd = '\r\n'
const mark = '\ufeff'

/** What a spreadsheet would run gets a ' before it; so does what already has one, or reading it again would lose it. */
export const safe = (text: string): string => (/^'*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[";\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const field = (cell: CsvCell): string => quoted(safe(cell === null || cell === undefined ? '' : String(cell)))

const line = (cells: readonly CsvCell[]): string => cells.map(field).join(separator) + lineEnd

export const writeCsv = (rows: readonly (readonly CsvCell[])[]): string => mark + rows.map(line).join('')

/** The same, row by row, for exports that are larger than memory should hold. */
export async function* streamCsv(
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
): AsyncGenerator<string> {
  yield mark
  for await (const row of rows) yield line(row)
}
