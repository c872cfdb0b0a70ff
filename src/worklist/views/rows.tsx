import { defaultRules, overdueOf, stateTexts } from '../../applications/index.ts'
import { type Children, Quiet, Table, Tag } from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { ColumnName } from '../filter.ts'
import type { Row } from '../queries/list.ts'
import { texts } from '../texts/index.ts'

export type RowsProps = {
  visit: Shown
  rows: Seen<Row>[]
  columns: readonly ColumnName[]
  chosen?: readonly string[]
  choosable?: boolean
}

export const nameOf = (visit: Shown, row: Row): string => row.name || texts(visit.language).protected

/** Late by word, shape and colour; paused and proposed are said beside the stage. */
function Signals({ visit, row }: { visit: Shown; row: Row }) {
  const t = texts(visit.language)
  const late = overdueOf(row, { rules: defaultRules }, visit.now)
  return (
    <>
      {late !== 'none' && <Tag tone={late === 'holder' ? 'wait' : 'stop'}>{t.late[late]}</Tag>}
      {row.pausedUntil && <Tag tone="plain">{t.paused(formatDate(visit.language, row.pausedUntil))}</Tag>}
      {row.proposed && <Tag tone="now">{t.proposed}</Tag>}
    </>
  )
}

type Cell = (visit: Shown, row: Row) => Children
const cells: Record<ColumnName, Cell> = {
  course: (_, row) => <bdi lang="sv">{row.course}</bdi>,
  school: (_, row) => <bdi lang="sv">{row.school}</bdi>,
  state: (visit, row) => (
    <>
      {stateTexts(visit.language).state[row.state].staff} <Signals visit={visit} row={row} />
    </>
  ),
  since: (visit, row) => <time datetime={row.since.toISOString()}>{formatDate(visit.language, row.since)}</time>,
  due: (visit, row) =>
    row.due ? (
      <time datetime={row.due.toISOString()}>{formatDate(visit.language, row.due)}</time>
    ) : (
      <Quiet>{texts(visit.language).noDate}</Quiet>
    ),
  responsible: (visit, row) => row.responsibleName ?? <Quiet>{texts(visit.language).nobody}</Quiet>,
}

const Choose = ({ visit, row, chosen }: { visit: Shown; row: Row; chosen: boolean }) => (
  <input
    type="checkbox"
    name="vald"
    value={row.id}
    checked={chosen}
    aria-label={texts(visit.language).choose(showReceipt(row.receipt))}
  />
)

export function Rows({ visit, rows, columns, chosen = [], choosable }: RowsProps) {
  const t = texts(visit.language)
  const first = {
    head: t.columns.receipt,
    names: true,
    cell: (row: Row) => (
      <a href={`/ansokningar/${row.id}`}>
        <bdi dir="ltr">{showReceipt(row.receipt)}</bdi>
      </a>
    ),
  }
  const box = {
    head: t.chooseHead,
    cell: (row: Row) => <Choose visit={visit} row={row} chosen={chosen.includes(row.id)} />,
  }
  const name = { head: t.columns.name, cell: (row: Row) => <bdi>{nameOf(visit, row)}</bdi> }
  const others = columns.map((column) => ({ head: t.columns[column], cell: (row: Row) => cells[column](visit, row) }))
  return (
    <Table
      visit={visit}
      id="arbete"
      caption={t.caption}
      asked
      columns={[...(choosable ? [box] : []), first, name, ...others]}
      rows={rows}
    />
  )
}
