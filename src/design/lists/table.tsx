import { Icon } from '../chrome/icon.tsx'
import type { Children, Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

export type Sort = { href: string; order: 'ascending' | 'descending' | null }
export type Column<Row> = {
  head: string
  cell: (row: Row) => Children
  numeric?: boolean | undefined
  /** The cell that says which thing the row is about; the first one where none is named. */
  names?: boolean | undefined
  sort?: Sort | undefined
}
type Props<Row> = {
  visit: Spoken
  id: string
  caption: Children
  columns: Column<Row>[]
  rows: Row[]
  /** On phones each row becomes a block; for at most five columns. */
  blocks?: boolean | undefined
  /** Cells of a last row with sums, one a column. */
  sums?: Children[] | undefined
  /** The caption is already a heading above. */
  asked?: boolean | undefined
}

const classOf = (numeric: boolean | undefined) => (numeric ? 'numeric' : undefined)

function HeadCell({ visit, column }: { visit: Spoken; column: Pick<Column<never>, 'head' | 'numeric' | 'sort'> }) {
  const { head, numeric, sort } = column
  return (
    <th scope="col" class={classOf(numeric)} aria-sort={sort?.order ?? undefined}>
      {sort ? (
        <a href={sort.href}>
          <span class="hidden">{texts(visit.language).list.sort(head)}</span>
          <span aria-hidden="true">{head}</span>
          {sort.order && <Icon name="down" />}
        </a>
      ) : (
        head
      )}
    </th>
  )
}

type CellProps<Row> = { column: Column<Row>; row: Row; names: boolean; blocks?: boolean | undefined }
/** Only a row that becomes a block on phones says the head of its column in every cell. */
function Cell<Row>({ column, row, names, blocks }: CellProps<Row>) {
  const content = column.cell(row)
  if (names) {
    return (
      <th scope="row" class={classOf(column.numeric)}>
        {content}
      </th>
    )
  }
  return (
    <td class={classOf(column.numeric)} data-head={blocks && column.head}>
      {content}
    </td>
  )
}

function Body<Row>({ columns, rows, blocks }: Props<Row>) {
  const naming = Math.max(
    0,
    columns.findIndex((column) => column.names),
  )
  return (
    <tbody>
      {rows.map((row) => (
        <tr>
          {columns.map((column, at) => (
            <Cell column={column} row={row} names={at === naming} blocks={blocks} />
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function Sums<Row>({ columns, sums = [], blocks }: Props<Row>) {
  const [first, ...others] = sums
  return (
    <tfoot>
      <tr>
        <th scope="row">{first}</th>
        {others.map((sum, at) => (
          <td class={classOf(columns[at + 1]?.numeric)} data-head={blocks && columns[at + 1]?.head}>
            {sum}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

/** Numbers at the end of their column; sums last; what is not known is said in words. */
export function Table<Row>(props: Props<Row>) {
  const { visit, id, caption, columns, blocks, sums, asked } = props
  const table = (
    <table class={blocks ? 'table blocks' : 'table'}>
      <caption id={`${id}-caption`} class={asked ? 'hidden' : undefined}>
        <span>{caption}</span>
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell visit={visit} column={column} />
          ))}
        </tr>
      </thead>
      <Body {...props} />
      {sums && <Sums {...props} />}
    </table>
  )
  if (blocks) return table
  return (
    <section class="scroll" aria-labelledby={`${id}-caption`} tabindex={0}>
      {table}
    </section>
  )
}

/** Missing is words, never 0 or nothing. */
export const Missing = ({ visit }: { visit: Spoken }) => <span class="quiet">{texts(visit.language).list.missing}</span>
