/** One row of the file with its columns by field: reads cells and gathers what is wrong with them. */
import type { Sheet, SheetRow } from '../sheet/index.ts'
import type { Around, Reader } from './cells.ts'
import type { Problem, Why } from './problem.ts'

export type Columns<Name extends string = string> = Partial<Record<Name, number>>
export type Line<Name extends string> = {
  row: number
  problems: Problem[]
  text(field: Name): string
  /** Must stand there. */
  must<T>(field: Name, reader: Reader<T>): T | undefined
  /** Empty is `otherwise`. */
  may<T, Other>(field: Name, reader: Reader<T>, otherwise: Other): T | Other | undefined
  refuse(field: Name, why: Why, about?: string): undefined
}

type Table<Name extends string> = { sheet: Pick<Sheet, 'headers'>; columns: Columns<Name>; around: Around }

function lineOf<Name extends string>({ number, cells }: SheetRow, table: Table<Name>): Line<Name> {
  const { sheet, columns, around } = table
  const problems: Problem[] = []
  const text = (field: Name) => cells[columns[field] ?? -1] ?? ''
  const refuse = (field: Name, why: Why, about?: string): undefined => {
    const column = sheet.headers[columns[field] ?? -1] ?? field
    problems.push({ row: number, column, why, ...(about !== undefined && { about }) })
  }
  const may = <T, Other>(field: Name, reader: Reader<T>, otherwise: Other): T | Other | undefined => {
    const written = text(field)
    if (written === '') return otherwise
    const read = reader(written, around)
    return 'value' in read ? read.value : refuse(field, read.why, read.about)
  }
  const must = <T>(field: Name, reader: Reader<T>) =>
    text(field) === '' ? refuse(field, 'missing') : may(field, reader, undefined)
  return { row: number, problems, text, must, may, refuse }
}

/** What was read of a row: the value when nothing was wrong with it, else as much of it as could be read. */
export type Read<Value> = { row: number; problems: readonly Problem[]; value: Value | null; part: Partial<Value> }

/** A value in which nothing is missing. */
export const whole = <Value>(line: Line<string>, value: { [K in keyof Value]: Value[K] | undefined }): Read<Value> => ({
  row: line.row,
  problems: line.problems,
  value: line.problems.length === 0 ? (value as Value) : null,
  part: value as Partial<Value>,
})

export const readLines = <Name extends string, Value>(
  table: Table<Name> & { sheet: Sheet },
  read: (line: Line<Name>, around: Around) => Read<Value>,
): Read<Value>[] => table.sheet.rows.map((row) => read(lineOf(row, table), table.around))
