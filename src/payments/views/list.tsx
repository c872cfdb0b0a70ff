import {
  Button,
  EmptyState,
  Form,
  Lead,
  Page,
  Pagination,
  Quiet,
  Select,
  Table,
  Tag,
  WarningText,
} from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatMoney, formatPercent } from '../../shared/texts.ts'
import type { Listed } from '../queries/invoices.ts'
import type { Request } from '../queries/requests.ts'
import { texts } from '../texts/index.ts'
import { Course, Moment, monthName, Name, StateTag } from './words.tsx'

export type PaymentsProps = {
  visit: Shown
  /** Null where the reader is not asked for money. */
  requests: { rows: Seen<Request>[]; page: number; more: boolean } | null
  invoices: Listed[]
  /** Shares that stand on no invoice, for want of a frozen price. */
  unpriced: number
  /** Invoices older than this in their state are late. */
  lateBefore: Date
  /** Months that can be invoiced; null where the reader makes no invoices. */
  months: string[] | null
  problems?: Record<string, string> | undefined
  status?: string | undefined
}

function Signals({ visit, row }: { visit: Shown; row: Request }) {
  const t = texts(visit.language).request
  return (
    <>
      {row.unpriced && <Tag tone="stop">{t.unpriced}</Tag>} {row.due ? <Moment visit={visit} at={row.due} /> : t.noDue}{' '}
      {row.due && row.due < visit.now && <Tag tone="stop">{t.late}</Tag>}{' '}
      {row.chased && <Tag tone="wait">{t.chased}</Tag>} {row.specialReasons && <Tag tone="now">{t.special}</Tag>}{' '}
      {row.proposal && <Tag tone="now">{t.proposed}</Tag>}
    </>
  )
}

export const Amount = ({ visit, row }: { visit: Shown; row: Pick<Request, 'amount'> }) =>
  row.amount === null ? texts(visit.language).request.noPrice : formatMoney(visit.language, row.amount)

const Part = ({ visit, row }: { visit: Shown; row: Request }) => (
  <>
    <Amount visit={visit} row={row} /> <Quiet>({formatPercent(visit.language, row.part / 10_000)})</Quiet>
  </>
)

function Requests({
  visit,
  requests,
}: Pick<PaymentsProps, 'visit'> & { requests: NonNullable<PaymentsProps['requests']> }) {
  const t = texts(visit.language).request
  const { rows, page, more } = requests
  if (rows.length === 0) return <EmptyState title={t.none}>{t.noneText}</EmptyState>
  const columns = [
    {
      head: t.number,
      cell: (row: Request) => (
        <a href={`/betalningar/${row.share}`}>
          <bdi dir="ltr">{showReceipt(row.receipt)}</bdi>
        </a>
      ),
    },
    { head: t.name, cell: (row: Request) => <Name visit={visit} name={row.name} /> },
    { head: t.course, cell: (row: Request) => <Course title={row.course} /> },
    { head: t.amount, cell: (row: Request) => <Part visit={visit} row={row} /> },
    { head: t.due, cell: (row: Request) => <Signals visit={visit} row={row} /> },
  ]
  return (
    <>
      <Table visit={visit} id="svar" caption={t.caption} asked blocks columns={columns} rows={rows} />
      <Pagination
        visit={visit}
        page={page}
        pages={more ? page + 1 : page}
        href={(sida) => (sida === 1 ? '/betalningar' : `/betalningar?sida=${sida}`)}
      />
    </>
  )
}

function Waits({ visit, row, lateBefore }: { visit: Shown; row: Listed; lateBefore: Date }) {
  const t = texts(visit.language).invoice
  const waits = row.state === 'sent' || row.state === 'approved'
  return (
    <>
      <StateTag visit={visit} state={row.state} /> {waits && row.since < lateBefore && <Tag tone="stop">{t.late}</Tag>}
    </>
  )
}

function Invoices({ visit, invoices, lateBefore, months }: PaymentsProps) {
  const t = texts(visit.language).invoice
  if (invoices.length === 0) return <EmptyState title={t.none}>{months ? t.noneSchool : t.nonePayer}</EmptyState>
  const other = months ? t.to : t.from
  const columns = [
    { head: t.number, cell: (row: Listed) => <a href={`/betalningar/fakturor/${row.id}`}>{row.number}</a> },
    { head: t.month, cell: (row: Listed) => monthName(visit, row.month) },
    { head: other, cell: (row: Listed) => <bdi lang="sv">{months ? row.payerName : row.providerName}</bdi> },
    { head: t.state, cell: (row: Listed) => <Waits visit={visit} row={row} lateBefore={lateBefore} /> },
    { head: t.total, numeric: true, cell: (row: Listed) => formatMoney(visit.language, row.total) },
  ]
  return <Table visit={visit} id="fakturor" caption={t.caption} asked blocks columns={columns} rows={invoices} />
}

function Make({ visit, months, problems }: Pick<PaymentsProps, 'visit' | 'problems'> & { months: string[] }) {
  const t = texts(visit.language).invoice.make
  return (
    <Form visit={visit} of="/betalningar/fakturor">
      <Select
        visit={visit}
        name="manad"
        label={t.month}
        hint={t.hint}
        problem={problems?.manad}
        value={months[0]}
        options={months.map((month) => ({ value: month, text: monthName(visit, month) }))}
      />
      <Button kind="secondary">{t.go}</Button>
    </Form>
  )
}

export function PaymentsPage(props: PaymentsProps) {
  const { visit, requests, months, problems, status } = props
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.title} width="staff" problems={problems} status={status}>
      {requests && (
        <section aria-labelledby="fragor">
          <h2 id="fragor">{t.request.title}</h2>
          <Lead>{t.request.lead}</Lead>
          <Requests visit={visit} requests={requests} />
        </section>
      )}
      <h2>{t.invoice.title}</h2>
      {props.unpriced > 0 && <WarningText visit={visit}>{t.invoice.unpriced(props.unpriced)}</WarningText>}
      {months && months.length > 0 && <Make visit={visit} months={months} problems={problems} />}
      <Invoices {...props} />
    </Page>
  )
}
