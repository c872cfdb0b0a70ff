import { type Column, EmptyState, Table, WarningText } from '../../design/index.ts'
import type { SendingStanding } from '../../notices/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'
import { type Props, saidNumber } from './health.ts'

function columnsOf(visit: Shown): Column<SendingStanding>[] {
  const { sending: t, waiting } = texts(visit.language)
  return [
    { head: t.channel, cell: (row) => t.channels[row.channel] },
    { head: waiting, cell: (row) => saidNumber(visit, row.waiting), numeric: true },
    { head: t.again, cell: (row) => saidNumber(visit, row.late), numeric: true },
    { head: t.failedWeek, cell: (row) => saidNumber(visit, row.failed), numeric: true },
    { head: t.sentWeek, cell: (row) => saidNumber(visit, row.sent), numeric: true },
  ]
}

/** Messages to applicants, by the way they go: counts alone. */
export function Sending({ visit, health: { sending } }: Props) {
  const t = texts(visit.language).sending
  const isStuck = sending.some(({ late, failed }) => Number(late) + Number(failed) > 0)
  return (
    <section aria-labelledby="sending">
      <h2 id="sending">{t.title}</h2>
      {isStuck && <WarningText visit={visit}>{t.stuck}</WarningText>}
      {sending.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table
          visit={visit}
          id="sending-table"
          caption={t.title}
          asked
          blocks
          columns={columnsOf(visit)}
          rows={sending}
        />
      )}
    </section>
  )
}
