import { type Column, EmptyState, Table, Tag, type Tone } from '../../design/index.ts'
import type { Standing } from '../../platform/operations.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import type { Props, ShownPart } from './health.ts'

const tones: Record<Standing['state'], Tone> = { fine: 'done', late: 'wait', failed: 'stop' }

function columnsOf(visit: Shown): Column<Standing>[] {
  const t = texts(visit.language).parts
  return [
    { head: t.name, cell: (row) => row.what },
    { head: t.state, cell: (row) => <Tag tone={tones[row.state]}>{t.states[row.state]}</Tag> },
    { head: t.latest, cell: (row) => (row.at ? formatDateTime(visit.language, row.at) : '') },
    { head: t.note, cell: (row) => row.note },
  ]
}

function Part({ visit, part: { name, title, page, rows } }: { visit: Shown; part: ShownPart }) {
  const id = `part-${name}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <EmptyState title={texts(visit.language).parts.none} />
      ) : (
        <Table visit={visit} id={`${id}-table`} caption={title} asked blocks columns={columnsOf(visit)} rows={rows} />
      )}
      {page && (
        <p>
          <a href={page}>{texts(visit.language).parts.more(title)}</a>
        </p>
      )}
    </section>
  )
}

/** What other features tell about their connections. */
export const Parts = ({ visit, health }: Props) => (
  <>
    {health.parts.map((part) => (
      <Part visit={visit} part={part} />
    ))}
  </>
)
