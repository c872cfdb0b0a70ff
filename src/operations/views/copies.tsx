import { type Column, SummaryList, Table, WarningText } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime } from '../../shared/texts.ts'
import type { Try } from '../queries/standing.ts'
import { texts } from '../texts/index.ts'
import { type Health, type Props, saidNumber, saidSize } from './health.ts'

/** A night and two hours: a copy that is older was not made when it should have been. */
const oldAfter = 26
const hour = 3_600_000
const sealedWithin = 5 * 60_000

const since = (visit: Shown, at: string) => visit.now.getTime() - new Date(at).getTime()

/** The one thing to say first; nothing when the night's copy is there. */
function warningOf(visit: Shown, { store, copiesAreMade }: Health): string | null {
  const t = texts(visit.language).copies
  const { copied, tries } = store
  if (tries[0]?.fault) return t.failed
  if (!copied) return copiesAreMade ? t.none : t.off
  const hours = Math.floor(since(visit, copied) / hour)
  if (hours >= oldAfter) return t.old(saidNumber(visit, hours))
  return copiesAreMade ? null : t.off
}

function columnsOf(visit: Shown): Column<Try>[] {
  const { copies: t, at } = texts(visit.language)
  return [
    { head: at, cell: (row) => formatDateTime(visit.language, new Date(row.at)) },
    { head: t.how, cell: (row) => (row.fault ? <code>{row.fault}</code> : t.whole) },
    { head: t.size, cell: (row) => saidSize(visit, row.bytes), numeric: true },
    { head: t.lines, cell: (row) => saidNumber(visit, row.lines), numeric: true },
  ]
}

export function Copies({ visit, health }: Props) {
  const t = texts(visit.language).copies
  const warning = warningOf(visit, health)
  const { tries } = health.store
  return (
    <section aria-labelledby="copies">
      <h2 id="copies">{t.title}</h2>
      {warning && <WarningText visit={visit}>{warning}</WarningText>}
      {tries.length > 0 && (
        <Table
          visit={visit}
          id="copies-table"
          caption={t.caption}
          asked
          blocks
          columns={columnsOf(visit)}
          rows={tries}
        />
      )}
    </section>
  )
}

export function Seals({ visit, health: { store } }: Props) {
  const t = texts(visit.language).seals
  const { sealed, unsealedSince } = store
  const when = (at: string) => formatDateTime(visit.language, new Date(at))
  const isLate = unsealedSince !== null && since(visit, unsealedSince) > sealedWithin
  const rows = [
    { key: t.newest, value: sealed ? when(sealed) : t.never },
    { key: t.since, value: unsealedSince ? when(unsealedSince) : t.all },
  ]
  return (
    <section aria-labelledby="seals">
      <h2 id="seals">{t.title}</h2>
      {isLate && <WarningText visit={visit}>{t.late}</WarningText>}
      <SummaryList visit={visit} rows={rows} />
      <p>{t.check}</p>
    </section>
  )
}
