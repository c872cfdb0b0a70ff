import {
  Box,
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Form,
  InsetText,
  NotificationBanner,
  Page,
  Pagination,
  SummaryList,
  Table,
  Tag,
  Textarea,
} from '../../design/index.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown as Visitor } from '../../shared/shown.ts'
import { formatDate, formatMoney } from '../../shared/texts.ts'
import type { InvoiceAct, InvoiceReason } from '../domain/invoice.ts'
import { rowsPerPage } from '../domain/rows.ts'
import type { Row, Rows, Shown } from '../queries/invoices.ts'
import { texts } from '../texts/index.ts'
import { Course, monthName, Name, StateTag } from './words.tsx'

export type InvoiceProps = {
  visit: Visitor
  invoice: Shown
  found: Rows
  page: number
  acts: readonly InvoiceAct[]
  /** Why this reader cannot attest or pay, said before anybody presses. */
  whyNot: InvoiceReason | null
  typed?: string | undefined
  problems?: Record<string, string> | undefined
  refused?: string | undefined
  status?: string | undefined
}
const at = ({ id }: Shown, what = '') => `/betalningar/fakturor/${id}${what}`

function History({ visit, invoice }: InvoiceProps) {
  const t = texts(visit.language).invoice
  const names = invoice.names
  const signed = (when: Date | null, who: string | null, more = '') =>
    when && `${formatDate(visit.language, when)} ${who ? t.by(names[who] ?? '–') : t.bySite} ${more}`
  const steps = [
    { key: t.made, value: signed(invoice.madeAt, invoice.madeBy) },
    { key: t.sent, value: signed(invoice.sentAt, invoice.sentBy) },
    { key: t.returned, value: signed(invoice.returnedAt, invoice.returnedBy, t.because(invoice.returnReason)) },
    { key: t.approved, value: signed(invoice.approvedAt, invoice.approvedBy) },
    { key: t.paid, value: signed(invoice.paidAt, invoice.paidBy) },
  ]
  return (
    <>
      <h2>{t.history}</h2>
      <SummaryList visit={visit} rows={steps.flatMap(({ key, value }) => (value ? [{ key, value }] : []))} />
    </>
  )
}

function Since({ visit, invoice: { since, remindedAt } }: Pick<InvoiceProps, 'visit' | 'invoice'>) {
  const reminded = remindedAt !== null && remindedAt >= since
  return (
    <>
      {formatDate(visit.language, since)}{' '}
      {reminded && (
        <Tag tone="wait">{texts(visit.language).invoice.reminded(formatDate(visit.language, remindedAt))}</Tag>
      )}
    </>
  )
}

function Facts({ visit, invoice }: InvoiceProps) {
  const t = texts(visit.language).invoice
  const rows = [
    { key: t.from, value: <bdi lang="sv">{invoice.providerName}</bdi> },
    { key: t.to, value: <bdi lang="sv">{invoice.payerName}</bdi> },
    { key: t.state, value: <StateTag visit={visit} state={invoice.state} /> },
    { key: t.since, value: <Since visit={visit} invoice={invoice} /> },
    { key: t.total, value: formatMoney(visit.language, invoice.total) },
  ]
  return <SummaryList visit={visit} rows={rows} />
}

/** The price list's row that was frozen: by its agreement, else by the day it began to hold. */
const PriceRow = ({ visit, row }: { visit: Visitor; row: Row }) => {
  const from = row.priceFrom && texts(visit.language).request.priceFrom(formatDate(visit.language, row.priceFrom))
  return <>{row.agreement || from || '–'}</>
}

const columnsOf = (visit: Visitor) => {
  const all = texts(visit.language)
  const t = all.invoice
  return [
    {
      head: all.request.number,
      cell: (row: Row) => (
        <a href={`/ansokningar/${row.application}`}>
          <bdi dir="ltr">{showReceipt(row.receipt)}</bdi>
        </a>
      ),
    },
    { head: all.request.name, cell: (row: Row) => <Name visit={visit} name={row.name} /> },
    { head: all.request.course, cell: (row: Row) => <Course title={row.course} /> },
    { head: t.part, cell: (row: Row) => t.parts[row.componentKind ?? ''] ?? '–' },
    {
      head: t.month,
      cell: (row: Row) => (
        <>
          {monthName(visit, row.month)} {row.reverses && <Tag tone="wait">{t.takenBack}</Tag>}
        </>
      ),
    },
    { head: t.price, cell: (row: Row) => <PriceRow visit={visit} row={row} /> },
    { head: t.days, numeric: true, cell: (row: Row) => row.days },
    { head: t.amount, numeric: true, cell: (row: Row) => formatMoney(visit.language, row.amount) },
  ]
}

function RowList({ visit, invoice, found, page }: InvoiceProps) {
  const t = texts(visit.language).invoice
  const { rows, count } = found
  const onPage = rows.reduce((total, { amount }) => total + amount, 0)
  return (
    <>
      <h2>{t.rowsCaption}</h2>
      {rows.length === 0 ? (
        <EmptyState title={t.noRows} />
      ) : (
        <Table
          visit={visit}
          id="rader"
          caption={t.rowsCaption}
          asked
          columns={columnsOf(visit)}
          rows={rows}
          sums={[t.shownSum, '', '', '', '', '', '', formatMoney(visit.language, onPage)]}
        />
      )}
      <Pagination
        visit={visit}
        page={page}
        pages={Math.max(1, Math.ceil(count / rowsPerPage))}
        href={(sida) => at(invoice, `?sida=${sida}`)}
      />
    </>
  )
}

function Acts({ visit, invoice, acts, whyNot, typed, problems }: InvoiceProps) {
  const t = texts(visit.language).invoice
  const forward = acts.find((act) => act !== 'return')
  return (
    <>
      {whyNot && <InsetText>{t.reasons[whyNot]}</InsetText>}
      {forward && !whyNot && (
        <Form visit={visit} of={at(invoice)} version={invoice.version}>
          <input type="hidden" name="gor" value={forward} />
          <ButtonGroup>
            <Button>{t.acts[forward]}</Button>
          </ButtonGroup>
        </Form>
      )}
      {acts.includes('return') && (
        <Box title={t.returnTitle}>
          <Form visit={visit} of={at(invoice)} version={invoice.version}>
            <input type="hidden" name="gor" value="return" />
            <Textarea
              visit={visit}
              name="orsak"
              label={t.returnReason}
              problem={problems?.orsak}
              rows={3}
              limit={2000}
              value={typed}
            />
            <Button kind="secondary">{t.acts.return}</Button>
          </Form>
        </Box>
      )}
    </>
  )
}

export function InvoicePage(props: InvoiceProps) {
  const { visit, invoice, found, problems, refused, status } = props
  const t = texts(visit.language).invoice
  const title = t.heading(String(invoice.number), monthName(visit, invoice.month))
  return (
    <Page
      visit={visit}
      title={title}
      width="staff"
      back="/betalningar"
      problems={problems}
      problem={refused !== undefined}
      status={status}
    >
      {refused && <NotificationBanner tone="stop" title={refused} />}
      <Facts {...props} />
      <RowList {...props} />
      <Acts {...props} />
      {found.count > 0 && (
        <ButtonLink kind="secondary" icon="download" download href={at(invoice, '/rader.csv')}>
          {t.export}
        </ButtonLink>
      )}
      <History {...props} />
    </Page>
  )
}
