import {
  Button,
  CodeInput,
  EmptyState,
  Form,
  Lead,
  NotificationBanner,
  Page,
  Table,
  Textarea,
} from '../../design/index.ts'
import { typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime, formatTime } from '../../shared/texts.ts'
import type { Glass } from '../queries/glass.ts'
import { staffTexts } from '../texts/index.ts'
import type { Drawn } from './fields.tsx'

type Props = Drawn & { mine: readonly Glass[]; waiting: readonly Glass[]; status: string | null }

/** Asking for the glass to be broken, and answering others who ask. */
export function GlassPage(props: Props) {
  const { visit, problems, status } = props
  const t = staffTexts(visit.language).glass
  return (
    <Page
      visit={visit}
      title={t.title}
      back="/skyddade"
      problems={problems}
      status={status && <NotificationBanner title={status} />}
    >
      <Lead>{t.lead}</Lead>
      <ol>
        {t.rules.map((line) => (
          <li>{line}</li>
        ))}
      </ol>
      <Asking {...props} />
      <Waiting {...props} />
      <Mine {...props} />
    </Page>
  )
}

function Asking({ visit, raw, problems }: Props) {
  const t = staffTexts(visit.language).glass
  return (
    <Form visit={visit} of="/nodoppning">
      <CodeInput
        visit={visit}
        name="code"
        label={t.code}
        hint={t.codeHint}
        length={4}
        value={typed(raw, 'code')}
        problem={problems.code}
      />
      <Textarea
        visit={visit}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        rows={3}
        limit={500}
        value={typed(raw, 'reason')}
        problem={problems.reason}
      />
      <Button kind="danger">{t.press}</Button>
    </Form>
  )
}

const lineOf = (visit: Shown, { name, code, askedAt }: Glass) =>
  staffTexts(visit.language).glass.line(name, code, formatDateTime(visit.language, askedAt))

function Waiting({ visit, waiting }: Props) {
  const t = staffTexts(visit.language).glass
  return (
    <section>
      <h2>{t.waiting}</h2>
      {waiting.length === 0 && <p>{t.none}</p>}
      {waiting.map((glass) => (
        <Form visit={visit} of={`/nodoppning/${glass.id}/bekrafta`}>
          <p>
            <bdi>{lineOf(visit, glass)}</bdi> <bdi>{glass.reason}</bdi>
          </p>
          <Button kind="secondary" small about={t.about(glass.name)}>
            {t.confirm}
          </Button>
        </Form>
      ))}
    </section>
  )
}

function Mine({ visit, mine }: Props) {
  const t = staffTexts(visit.language).glass
  if (mine.length === 0) return null
  return (
    <section>
      <h2>{t.mine}</h2>
      <ul>
        {mine.map((glass) => (
          <li>
            <bdi>{lineOf(visit, glass)}</bdi> <Standing visit={visit} glass={glass} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Standing({ visit, glass }: { visit: Shown; glass: Glass }) {
  const t = staffTexts(visit.language).glass
  if (!glass.confirmedAt || !glass.endsAt) return <>{t.waiting}.</>
  if (glass.endsAt <= visit.now) return <>{t.over}</>
  if (!glass.person) return <>{t.nothing}</>
  return (
    <>
      {t.ends(formatTime(visit.language, glass.endsAt))} <a href={`/skyddade/${glass.person}`}>{t.open}</a>
    </>
  )
}

/** For the data protection officer: when, by whom and why. */
export function OfficerPage({ visit, rows }: { visit: Shown; rows: readonly Glass[] }) {
  const t = staffTexts(visit.language).officer
  return (
    <Page visit={visit} title={t.title} width="staff" back="/dataskydd">
      <Lead>{t.lead}</Lead>
      {rows.length === 0 ? (
        <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
      ) : (
        <Table
          visit={visit}
          id="nodoppningar"
          caption={t.title}
          rows={[...rows]}
          columns={[
            { head: t.asked, names: true, cell: ({ askedAt }) => formatDateTime(visit.language, askedAt) },
            { head: t.by, cell: ({ name, place }) => <bdi>{`${name}, ${place}`}</bdi> },
            { head: t.second, cell: ({ confirmedBy }) => <bdi>{confirmedBy ?? t.no}</bdi> },
            { head: t.code, cell: ({ code }) => <bdi dir="ltr">{code}</bdi> },
            { head: t.reason, cell: ({ reason }) => <bdi>{reason}</bdi> },
            { head: t.until, cell: ({ endsAt }) => (endsAt ? formatDateTime(visit.language, endsAt) : '') },
          ]}
        />
      )}
    </Page>
  )
}
