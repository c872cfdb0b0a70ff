import { type Column, Details, EmptyState, Table } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime } from '../../shared/texts.ts'
import type { Defect } from '../queries/standing.ts'
import { texts } from '../texts/index.ts'
import type { Props } from './health.ts'

function columnsOf(visit: Shown): Column<Defect>[] {
  const { defects: t, at } = texts(visit.language)
  return [
    { head: t.number, cell: (row) => <code>{row.id.slice(0, 8)}</code> },
    { head: at, cell: (row) => formatDateTime(visit.language, new Date(row.at)) },
    { head: t.place, cell: (row) => <code>{row.route}</code> },
    { head: t.kind, cell: (row) => row.kind },
    {
      head: t.stack,
      cell: (row) => (
        <Details title={t.stack}>
          <pre>{row.stack}</pre>
        </Details>
      ),
    },
  ]
}

export function Defects({ visit, health: { defects } }: Props) {
  const t = texts(visit.language).defects
  return (
    <section aria-labelledby="defects">
      <h2 id="defects">{t.title}</h2>
      <p>{t.hint}</p>
      {defects.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table
          visit={visit}
          id="defects-table"
          caption={t.title}
          asked
          blocks
          columns={columnsOf(visit)}
          rows={defects}
        />
      )}
    </section>
  )
}
