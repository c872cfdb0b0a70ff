/** Our own plain form, one row for each cell: what the printed figures come in, and what our own files can be read back from. */
import { parse } from 'csv-parse/sync'
import { writeCsv } from '../../shared/csv.ts'
import { type Cell, cellOf, type Reading, stop } from '../cell.ts'
import { type Sex, type Status, sexes, statuses } from '../words.ts'

const headers = ['indicator', 'version', 'municipality_code', 'period', 'sex', 'value', 'status', 'marks'] as const

export const rowsOf = (cells: readonly Cell[]): Buffer =>
  Buffer.from(
    writeCsv([
      headers,
      ...cells.map((cell) => [
        cell.slug,
        cell.edition,
        cell.municipality,
        cell.period,
        cell.sex,
        cell.value,
        cell.status,
        cell.marks.join(' '),
      ]),
    ]),
  )

const oneOf = <Word extends string>(list: readonly Word[], text: string | undefined): Word =>
  list.find((word) => word === text) ?? stop('unknownStatus', text ?? '')

export function readRows(body: Buffer): Reading {
  const [head, ...lines] = parse(body, { bom: true, delimiter: ';' }) as string[][]
  if (head?.join() !== headers.join()) stop('headers', head?.join(' ') ?? '')
  const cells = lines.map(([slug = '', edition, municipality = '', period = '', sex, value = '', status, marks = '']) =>
    cellOf({
      slug,
      edition: Number(edition),
      municipality,
      period,
      sex: oneOf<Sex>(sexes, sex),
      value: value === '' ? null : Number(value),
      status: oneOf<Status>(statuses, status),
      marks: marks.split(' ').filter((mark) => mark !== ''),
    }),
  )
  return { cells, warnings: [] }
}
