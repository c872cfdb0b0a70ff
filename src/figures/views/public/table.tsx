import { Hidden, Table } from '../../../design/index.ts'
import type { Mark, ProtectedCell, Status } from '../../../shared/disclosure/index.ts'
import { marks, statuses } from '../../../shared/disclosure/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { cellsOf } from '../../charts/grid.ts'
import { type Grid, shownAs, valuesOf } from '../../charts/index.ts'
import { gapOf } from '../../sentence.ts'
import { texts } from '../../texts/index.ts'
import type { Unit } from '../../words.ts'
import { difference, markWord, statusWord } from './words.ts'

/** A value as it is printed, with words for those who hear the page. */
export const Value = ({ visit, cell, decimals }: { visit: Shown; cell: ProtectedCell; decimals: number }) => {
  const heard = [
    cell.status === 'ok' ? '' : statusWord(visit, cell.status),
    ...cell.marks.map((mark) => markWord(visit, mark)),
  ].filter(Boolean)
  const shown = <bdi dir="ltr">{shownAs(cell, decimals, visit.language)}</bdi>
  if (heard.length === 0) return shown
  return (
    <>
      {cell.status === 'ok' ? shown : <span aria-hidden="true">{shown}</span>}
      <Hidden> {heard.join(', ')}</Hidden>
    </>
  )
}

type Used = { statuses: Exclude<Status, 'ok'>[]; marks: Mark[] }
const usedIn = (cells: readonly ProtectedCell[]): Used => ({
  statuses: statuses.filter(
    (status): status is Exclude<Status, 'ok'> => status !== 'ok' && cells.some((cell) => cell.status === status),
  ),
  marks: marks.filter((mark) => cells.some((cell) => cell.marks.includes(mark))),
})

/** Under each table: what the signs in it mean. */
const Symbols = ({ visit, cells }: { visit: Shown; cells: readonly ProtectedCell[] }) => {
  const t = texts(visit.language)
  const used = usedIn(cells)
  const words = [...used.statuses, ...used.marks].map((name) => t.symbols[name])
  if (words.length === 0) return null
  return (
    <ul class="symbols" aria-label={t.figure.symbols}>
      {words.map((word) => (
        <li>{word}</li>
      ))}
    </ul>
  )
}

type Props = {
  visit: Shown
  id: string
  caption: string
  /** Rows are places or periods; columns are sexes. */
  grid: Grid
  head: string
  unit: Unit
  name(code: string): string
  sexName(code: string): string
}
/** The same cells as in the picture, with the difference between women and men where both are shown. */
export function FigureTable({ visit, id, caption, grid, head, unit, name, sexName }: Props) {
  const codes = grid.columns.map(({ code }) => code)
  const both = codes.includes('K') && codes.includes('M')
  const gap = (row: string) => gapOf(grid.cell(row, 'K'), grid.cell(row, 'M'))
  const gapText = (row: string) => {
    const by = gap(row)
    return by === undefined ? '' : difference(visit, { unit, decimals: grid.decimals }, by)
  }
  const columns = [
    { head, cell: (row: { code: string }) => <bdi>{name(row.code)}</bdi> },
    ...codes.map((code) => ({
      head: sexName(code),
      numeric: true,
      cell: (row: { code: string }) => (
        <Value visit={visit} cell={grid.cell(row.code, code)} decimals={grid.decimals} />
      ),
    })),
    ...(both && valuesOf(cellsOf(grid)).length > 0
      ? [
          {
            head: texts(visit.language).gap,
            numeric: true,
            cell: (row: { code: string }) => <bdi dir="ltr">{gapText(row.code)}</bdi>,
          },
        ]
      : []),
  ]
  return (
    <>
      <Table visit={visit} id={id} caption={caption} columns={columns} rows={[...grid.rows]} />
      <Symbols visit={visit} cells={cellsOf(grid)} />
    </>
  )
}
