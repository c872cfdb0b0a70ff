import type { DecidedBy } from '../../applications/index.ts'
import {
  Button,
  ButtonGroup,
  type Column,
  EmptyState,
  Form,
  InsetText,
  NotificationBanner,
  Table,
  Tag,
} from '../../design/index.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatDateTime } from '../../shared/texts.ts'
import type { Reserve } from '../acts/reserve.ts'
import type { ApplicantRow } from '../queries/applicants.ts'
import { texts } from '../texts/index.ts'
import { addressOf, RoundPage } from './frame.tsx'
import { meritLine } from './selection.tsx'

type Props = { visit: Shown; reserve: Reserve; status?: string | undefined; problem?: string | undefined }
type Row = ApplicantRow

const Name = ({ applicant: { id, name, receipt } }: { applicant: Row }) => (
  <a href={`/ansokningar/${id}`}>
    <bdi>{name || showReceipt(receipt)}</bdi>
  </a>
)

type ActProps = { visit: Shown; round: string; applicant: Row; to: string; text: string; fields?: [string, string][] }
/** One act about one person, with the version of the application that the reader saw. */
const Act = ({ visit, round, applicant, to, text, fields = [] }: ActProps) => (
  <Form visit={visit} of={`${addressOf(round, 'reserve')}/${to}`} version={applicant.version}>
    <input type="hidden" name="application" value={applicant.id} />
    {fields.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <Button small kind={to === 'erbjud' ? 'primary' : 'secondary'} about={applicant.name}>
      {text}
    </Button>
  </Form>
)

function Money({ visit, applicant }: { visit: Shown; applicant: Row }) {
  const t = texts(visit.language).reserve
  if (applicant.pausedUntil) return <Tag tone="wait">{t.paused(formatDate(visit.language, applicant.pausedUntil))}</Tag>
  return applicant.funded ? <Tag tone="done">{t.moneyYes}</Tag> : <Tag tone="stop">{t.moneyNo}</Tag>
}

function columnsOf({ visit, reserve }: Props): Column<Row>[] {
  const t = texts(visit.language)
  const r = t.reserve
  const { round, next } = reserve
  return [
    { head: r.place, numeric: true, cell: ({ entry }) => entry?.place ?? r.placing },
    { head: t.selection.name, names: true, cell: (applicant) => <Name applicant={applicant} /> },
    { head: t.selection.queue, cell: ({ queueAt }) => formatDate(visit.language, queueAt) },
    {
      head: r.explain,
      cell: (applicant) => (
        <>
          {applicant.entry?.placedBy ? t.criteria[applicant.entry.placedBy as DecidedBy] : r.placing}
          <br />
          <span class="quiet">{meritLine(visit, applicant)}</span>
        </>
      ),
    },
    { head: r.money, cell: (applicant) => <Money visit={visit} applicant={applicant} /> },
    {
      head: r.act,
      cell: (applicant) =>
        applicant.id === next && round.offerMode === 'confirm' ? (
          <Act visit={visit} round={round.id} applicant={applicant} to="erbjud" text={r.offer} />
        ) : (
          ''
        ),
    },
  ]
}

function Waiting(props: Props) {
  const { visit, reserve } = props
  const t = texts(visit.language).reserve
  if (reserve.waiting.length === 0) return <EmptyState title={t.none}>{<p>{t.noneText}</p>}</EmptyState>
  return (
    <>
      {reserve.round.offerMode === 'automatic' ? <p>{t.auto}</p> : reserve.next && <InsetText>{t.offerText}</InsetText>}
      <Table visit={visit} id="reserver" caption={t.caption} columns={columnsOf(props)} rows={reserve.waiting} />
    </>
  )
}

function Answers({ visit, reserve }: Props) {
  const t = texts(visit.language)
  const r = t.reserve
  if (reserve.offered.length === 0) return null
  const columns: Column<Row>[] = [
    { head: t.selection.name, cell: (applicant) => <Name applicant={applicant} /> },
    { head: r.answerBy, cell: ({ due }) => (due ? formatDateTime(visit.language, due) : '') },
    {
      head: r.act,
      cell: (applicant) =>
        applicant.toCall ? (
          <Act visit={visit} round={reserve.round.id} applicant={applicant} to="ringt" text={r.called} />
        ) : (
          r.noCall
        ),
    },
  ]
  return (
    <>
      <h2>{r.answers}</h2>
      <Table visit={visit} id="svar" caption={r.answers} asked columns={columns} rows={reserve.offered} blocks />
    </>
  )
}

function Silent({ visit, reserve }: Props) {
  const t = texts(visit.language)
  const r = t.reserve
  if (reserve.silent.length === 0) return null
  const { id, free } = reserve.round
  const to = free > 0 ? 'offered' : 'reserve'
  return (
    <>
      <h2>{r.silent}</h2>
      <p>{r.silentText}</p>
      <ul class="plain-list">
        {reserve.silent.map((applicant) => (
          <li>
            <Name applicant={applicant} />
            <ButtonGroup>
              <Act
                visit={visit}
                round={id}
                applicant={applicant}
                to="igen"
                text={free > 0 ? r.giveAgain : r.putBack}
                fields={[['to', to]]}
              />
            </ButtonGroup>
          </li>
        ))}
      </ul>
    </>
  )
}

export function ReservePage(props: Props) {
  const { visit, reserve, status, problem } = props
  const t = texts(visit.language).reserve
  const { round, waiting } = reserve
  return (
    <RoundPage
      visit={visit}
      round={round}
      at="reserve"
      title={t.title(round.title)}
      lead={t.lead(waiting.length, round.free)}
      problems={problem ? { _list: problem } : {}}
      status={status && <NotificationBanner title={status} />}
    >
      <Waiting {...props} />
      <Answers {...props} />
      <Silent {...props} />
    </RoundPage>
  )
}
