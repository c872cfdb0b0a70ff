import { PracticeMessage } from '../../accounts/index.ts'
import { type Column, EmptyState, Lead, Page, Table } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime } from '../../shared/texts.ts'
import type { Sent } from '../acts/sent.ts'
import { kindWords } from '../kind-words.ts'
import { shortNumber } from '../message.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Shown; sent: Sent }
type Told = Pick<Sent['shown'][number], 'message' | 'language'>
type Notice = Sent['whole']['notices'][number]

function columnsOf({ language }: Shown): Column<Notice>[] {
  const t = texts(language).staff
  return [
    { head: t.columns.when, cell: (row) => formatDateTime(language, row.settledAt ?? row.madeAt) },
    { head: t.columns.what, cell: (row) => kindWords(language, row.kind) },
    { head: t.columns.way, cell: (row) => (row.channel ? t.way[row.channel] : '') },
    { head: t.columns.result, cell: (row) => t.result[row.result ?? 'waiting'] },
  ]
}

/** What the person was told about one application; in a demonstration the messages as they would have come. */
export function SentPage({ visit, sent: { whole, shown } }: Props) {
  const t = texts(visit.language).staff
  const title = t.listTitle(shortNumber(visit.language, whole.receipt))
  return (
    <Page visit={visit} title={title} back={`/ansokningar/${whole.id}`} width="staff">
      <Lead>{t.listLead}</Lead>
      {whole.notices.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table
          visit={visit}
          id="notices"
          caption={t.title}
          asked
          blocks
          columns={columnsOf(visit)}
          rows={[...whole.notices]}
        />
      )}
      <Messages visit={visit} shown={shown} />
    </Page>
  )
}

/** The own messages of a demonstration that sends nothing. */
export function OwnSentPage({ visit, sent: { whole, shown } }: Props) {
  const t = texts(visit.language).sent
  return (
    <Page visit={visit} title={t.title} back={`/ansokningar/${whole.id}`}>
      <Lead>{shown.length > 0 ? t.lead : t.none}</Lead>
      <Messages visit={visit} shown={shown} />
    </Page>
  )
}

/** The same for a draft that its writer was reminded of. */
export function OwnDraftSentPage({ visit, shown }: { visit: Shown; shown: readonly Told[] }) {
  const t = texts(visit.language).sent
  return (
    <Page visit={visit} title={t.title} back="/utkast">
      <Lead>{shown.length > 0 ? t.lead : t.none}</Lead>
      <Messages visit={visit} shown={shown} />
    </Page>
  )
}

const Messages = ({ visit, shown }: { visit: Shown; shown: readonly Told[] }) => (
  <>
    {shown.map(({ message, language }) => (
      <PracticeMessage visit={visit} message={message} language={language} />
    ))}
  </>
)
