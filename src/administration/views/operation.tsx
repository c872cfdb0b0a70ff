import {
  type Column,
  Details,
  EmptyState,
  InsetText,
  Lead,
  Page,
  SummaryList,
  Table,
  WarningText,
} from '../../design/index.ts'
import type { SendingStanding } from '../../notices/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime, formatNumber, formatPercent } from '../../shared/texts.ts'
import type { Defect, Standing, Versions } from '../queries/operation.ts'
import { texts } from '../texts/index.ts'

export type Health = {
  standing: Standing[]
  sending: SendingStanding[]
  defects: Defect[]
  versions: Versions
  program: string
  node: string
  /** Bytes where the data lies. */
  disk: { free: number; size: number }
  answeredIn: number
  /** Questions about the log whose day has passed: a number, nothing more. */
  lateQuestions: number
  startedAt: Date
}
type Props = { visit: Shown; health: Health }

const gigabyte = 1_000_000_000
const said = (visit: Shown, bytes: number) =>
  `${formatNumber(visit.language, Math.round((bytes / gigabyte) * 10) / 10)}\u00a0GB`

function jobColumns(visit: Shown): Column<Standing>[] {
  const t = texts(visit.language).operation
  const number = (text: string) => formatNumber(visit.language, Number(text))
  return [
    { head: t.job, cell: (row) => <code>{row.name}</code> },
    { head: t.waiting, cell: (row) => number(row.waiting), numeric: true },
    { head: t.failed, cell: (row) => number(row.failed), numeric: true },
    { head: t.oldest, cell: (row) => (row.oldest ? formatDateTime(visit.language, new Date(row.oldest)) : '') },
  ]
}

function Jobs({ visit, health: { standing } }: Props) {
  const t = texts(visit.language).operation
  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs">{t.jobs}</h2>
      {standing.some(({ failed }) => Number(failed) > 0) && <WarningText visit={visit}>{t.failedText}</WarningText>}
      {standing.length === 0 ? (
        <EmptyState title={t.noJobs} />
      ) : (
        <Table
          visit={visit}
          id="jobs-table"
          caption={t.jobs}
          asked
          blocks
          columns={jobColumns(visit)}
          rows={standing}
        />
      )}
    </section>
  )
}

function sendingColumns(visit: Shown): Column<SendingStanding>[] {
  const t = texts(visit.language).operation
  const number = (text: string) => formatNumber(visit.language, Number(text))
  return [
    { head: t.channel, cell: (row) => t.channels[row.channel] },
    { head: t.waiting, cell: (row) => number(row.waiting), numeric: true },
    { head: t.again, cell: (row) => number(row.late), numeric: true },
    { head: t.failedWeek, cell: (row) => number(row.failed), numeric: true },
    { head: t.sentWeek, cell: (row) => number(row.sent), numeric: true },
  ]
}

/** Messages to applicants, by the way they go: counts alone. */
function Sending({ visit, health: { sending } }: Props) {
  const t = texts(visit.language).operation
  const isStuck = sending.some(({ late, failed }) => Number(late) + Number(failed) > 0)
  return (
    <section aria-labelledby="sending">
      <h2 id="sending">{t.sending}</h2>
      {isStuck && <WarningText visit={visit}>{t.sendingStuck}</WarningText>}
      {sending.length === 0 ? (
        <EmptyState title={t.noSending} />
      ) : (
        <Table
          visit={visit}
          id="sending-table"
          caption={t.sending}
          asked
          blocks
          columns={sendingColumns(visit)}
          rows={sending}
        />
      )}
    </section>
  )
}

function defectColumns(visit: Shown): Column<Defect>[] {
  const t = texts(visit.language).operation
  return [
    { head: t.number, cell: (row) => <code>{row.id.slice(0, 8)}</code> },
    { head: t.at, cell: (row) => formatDateTime(visit.language, new Date(row.at)) },
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

function Defects({ visit, health: { defects } }: Props) {
  const t = texts(visit.language).operation
  return (
    <section aria-labelledby="defects">
      <h2 id="defects">{t.defects}</h2>
      <p>{t.numberHint}</p>
      {defects.length === 0 ? (
        <EmptyState title={t.noDefects} />
      ) : (
        <Table
          visit={visit}
          id="defects-table"
          caption={t.defects}
          asked
          blocks
          columns={defectColumns(visit)}
          rows={defects}
        />
      )}
    </section>
  )
}

function Machine({ visit, health }: Props) {
  const t = texts(visit.language).operation
  const { disk, versions } = health
  const share = disk.size === 0 ? 1 : disk.free / disk.size
  const rows = [
    {
      key: t.disk,
      value: t.free(said(visit, disk.free), said(visit, disk.size), formatPercent(visit.language, share)),
    },
    { key: t.answered, value: t.milliseconds(formatNumber(visit.language, health.answeredIn)) },
    { key: t.lateQuestions, value: formatNumber(visit.language, health.lateQuestions) },
    { key: t.since, value: formatDateTime(visit.language, health.startedAt) },
    { key: t.program, value: health.program },
    { key: t.node, value: health.node },
    { key: t.database, value: versions.database },
  ]
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t.versions}</h2>
      {share < 0.1 && <InsetText>{t.little}</InsetText>}
      <SummaryList visit={visit} rows={rows} />
      <Details title={t.migrations}>
        <ul>
          {versions.migrations.map(({ name, at }) => (
            <li>
              <code>{name}</code> {formatDateTime(visit.language, new Date(at))}
            </li>
          ))}
        </ul>
      </Details>
    </section>
  )
}

/** How the site itself is: numbers and names of parts, nothing about anybody. */
export function OperationPage(props: Props) {
  const t = texts(props.visit.language).operation
  return (
    <Page visit={props.visit} width="staff" title={t.title}>
      <Lead>{t.lead}</Lead>
      <Jobs {...props} />
      <Sending {...props} />
      <Defects {...props} />
      <Machine {...props} />
    </Page>
  )
}
