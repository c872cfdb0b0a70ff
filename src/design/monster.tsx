import { StatePage, stateOf } from './chrome/state-page.tsx'
import { Lead } from './layout.tsx'
import { SummaryList } from './lists/summary-list.tsx'
import { NotificationBanner } from './messages/messages.tsx'
import { ActionParts, IconParts } from './monster/actions.tsx'
import { FieldParts, problemsOf, TroubledParts } from './monster/fields.tsx'
import { ListParts, TableParts } from './monster/lists.tsx'
import { ConflictParts, MessageParts, ReceiptParts, StateParts } from './monster/messages.tsx'
import { wordsOf } from './monster/shown-parts.tsx'
import { ThreadParts } from './monster/thread.tsx'
import { Page } from './page.tsx'
import type { Shown } from './shown.ts'

type Props = { visit: Shown }

const Parts = ({ visit }: Props) => (
  <>
    <ActionParts visit={visit} />
    <FieldParts visit={visit} />
    <TroubledParts visit={visit} />
    <ThreadParts visit={visit} />
    <ListParts visit={visit} />
    <TableParts visit={visit} />
    <MessageParts visit={visit} />
    <ReceiptParts visit={visit} />
    <ConflictParts visit={visit} />
    <StateParts visit={visit} />
    <IconParts visit={visit} />
  </>
)

const Side = ({ visit }: Props) => {
  const t = wordsOf({ visit })
  const rows = [
    { key: t.keys.name, value: t.name },
    { key: t.keys.place, value: t.place },
    { key: t.keys.wait, value: t.wait },
  ]
  return (
    <>
      <h2>{t.asideTitle}</h2>
      <SummaryList visit={visit} rows={rows} narrow />
    </>
  )
}

/** Every component in every state: what a reviewer looks at, and what tests and translators are shown. */
export function MonsterPage({ visit }: Props) {
  const query = new URLSearchParams(visit.path.split('?')[1])
  const state = stateOf(query.get('visa'))
  if (state)
    return <StatePage visit={visit} state={state} number={state === 500 ? '7F3K-20D1' : undefined} back="/monster" />
  const t = wordsOf({ visit })
  const staff = query.get('bredd') === 'personal'
  return (
    <Page
      visit={visit}
      title={t.title}
      back="/"
      width={staff ? 'staff' : 'person'}
      problems={problemsOf({ visit })}
      status={<NotificationBanner title={t.status} />}
      aside={staff && <Side visit={visit} />}
    >
      <Lead>{t.lead}</Lead>
      <p>
        <a href={staff ? '/monster' : '/monster?bredd=personal'}>{staff ? t.widths.person : t.widths.staff}</a>
      </p>
      <Parts visit={visit} />
    </Page>
  )
}
