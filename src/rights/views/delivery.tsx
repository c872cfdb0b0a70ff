import { Button, Details, Form, Input, SummaryList } from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime, formatNumber } from '../../shared/texts.ts'
import type { Delivery } from '../queries/archive.ts'
import type { Run } from '../queries/retention.ts'
import { staffTexts } from '../texts/index.ts'
import type { Board } from './retention.tsx'
import { retentionPath } from './retention.tsx'

export type Handed = {
  delivery: Delivery
  /** Only on the page of the one who fetched it. */
  code: string | null
  raw: Raw
  problems: Record<string, string>
}
type Props = { visit: Shown; run: Run; handed: Handed; board: Pick<Board, 'names' | 'decides' | 'account'> }

const opening = [
  'openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 -in arkiv.zip.enc -out arkiv.zip',
  'sha256sum arkiv.zip',
]

function rowsOf({ visit, handed: { delivery }, board: { names } }: Props) {
  const t = staffTexts(visit.language).retention.archive
  const who = (account: string | null, at: Date | null) =>
    account && at ? `${names[account] ?? account.slice(0, 8)}, ${formatDateTime(visit.language, at)}` : ''
  const all = [
    { key: t.acts, value: formatNumber(visit.language, delivery.acts) },
    { key: t.size, value: t.kilobytes(formatNumber(visit.language, Math.ceil(delivery.bytes / 1024))) },
    { key: t.digest, value: <code>{delivery.digest.toString('hex')}</code> },
    { key: t.packed, value: formatDateTime(visit.language, delivery.packedAt) },
    { key: t.fetched, value: who(delivery.fetchedBy, delivery.fetchedAt) },
    { key: t.opened, value: who(delivery.openedBy, delivery.openedAt) },
    { key: t.number, value: delivery.receipt },
    { key: t.received, value: who(delivery.receivedBy, delivery.receivedAt) },
  ]
  return all.filter(({ value }) => value !== '')
}

function Halves({ visit, run, handed: { delivery, code }, board: { account } }: Props) {
  const t = staffTexts(visit.language).retention.archive
  const at = `${retentionPath}/${run.id}`
  const press = (to: string, text: string) => (
    <Form visit={visit} of={`${at}/${to}`} version={run.version}>
      <Button kind="secondary">{text}</Button>
    </Form>
  )
  const hasFile = delivery.fetchedBy === account
  const hasKey = delivery.openedBy === account
  return (
    <>
      {!delivery.fetchedBy && !hasKey && press('fil', t.fetch)}
      {hasFile && (
        <p>
          <a href={`${at}/paket`}>{t.download}</a>
        </p>
      )}
      {!delivery.openedBy && !hasFile && press('kod', t.key)}
      {code && (
        <p>
          {t.code}:{' '}
          <strong>
            <code>{code}</code>
          </strong>
        </p>
      )}
      {((!delivery.fetchedBy && hasKey) || (!delivery.openedBy && hasFile)) && <p>{t.other}</p>}
      <Details title={t.how}>
        {opening.map((typed) => (
          <p dir="ltr">
            <code>{typed}</code>
          </p>
        ))}
      </Details>
    </>
  )
}

function ReceiptForm({ visit, run, handed: { raw, problems } }: Props) {
  const t = staffTexts(visit.language).retention.archive
  const at = (name: string) => ({ visit, name, value: typed(raw, name), problem: problems[name] })
  return (
    <section>
      <h2>{t.receipt}</h2>
      <p>{t.receiptText}</p>
      <Form visit={visit} of={`${retentionPath}/${run.id}/kvitto`} version={run.version}>
        <Input {...at('receipt')} label={t.receiptNumber} />
        <Input {...at('digest')} label={t.receiptDigest} hint={t.receiptDigestHint} ltr />
        <Button kind="danger">{t.confirm}</Button>
      </Form>
    </section>
  )
}

/** What is on its way to the archive: the file to one, the code to another, and the receipt that lets it be removed. */
export function DeliveryPart(props: Props) {
  const { visit, run, handed, board } = props
  const t = staffTexts(visit.language).retention.archive
  const waits = run.state === 'packed' && board.decides
  const { fetchedAt, openedAt } = handed.delivery
  return (
    <>
      <section>
        <h2>{t.title}</h2>
        {waits && <p>{t.text}</p>}
        <SummaryList visit={visit} rows={rowsOf(props)} />
        {waits && <Halves {...props} />}
      </section>
      {waits && fetchedAt && openedAt && <ReceiptForm {...props} />}
    </>
  )
}
