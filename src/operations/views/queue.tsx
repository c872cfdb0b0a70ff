import { Button, type Column, EmptyState, Form, Table, WarningText } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime } from '../../shared/texts.ts'
import type { Waiting } from '../queries/standing.ts'
import { texts } from '../texts/index.ts'
import { type Props, saidNumber } from './health.ts'

function Failed({ visit, row }: { visit: Shown; row: Waiting }) {
  const t = texts(visit.language).jobs
  if (Number(row.failed) === 0) return <>{saidNumber(visit, row.failed)}</>
  return (
    <div>
      {saidNumber(visit, row.failed)}{' '}
      <Form visit={visit} of="/drift/forsok-igen">
        <input type="hidden" name="job" value={row.name} />
        <Button kind="secondary" small about={row.name}>
          {t.retry}
        </Button>
      </Form>
    </div>
  )
}

function columnsOf(visit: Shown): Column<Waiting>[] {
  const { jobs: t, waiting } = texts(visit.language)
  return [
    { head: t.name, cell: (row) => <code>{row.name}</code> },
    { head: waiting, cell: (row) => saidNumber(visit, row.waiting), numeric: true },
    { head: t.failed, cell: (row) => <Failed visit={visit} row={row} />, numeric: true },
    { head: t.oldest, cell: (row) => (row.oldest ? formatDateTime(visit.language, new Date(row.oldest)) : '') },
  ]
}

export function Jobs({ visit, health: { waiting } }: Props) {
  const t = texts(visit.language).jobs
  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs">{t.title}</h2>
      {waiting.some(({ failed }) => Number(failed) > 0) && <WarningText visit={visit}>{t.failedText}</WarningText>}
      {waiting.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table visit={visit} id="jobs-table" caption={t.title} asked blocks columns={columnsOf(visit)} rows={waiting} />
      )}
    </section>
  )
}
