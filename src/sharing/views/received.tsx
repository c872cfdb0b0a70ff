import { stateTexts } from '../../applications/index.ts'
import { Written } from '../../courses/index.ts'
import {
  Button,
  EmptyState,
  Form,
  Input,
  InsetText,
  Lead,
  Page,
  Panel,
  SummaryList,
  type SummaryRow,
  Textarea,
} from '../../design/index.ts'
import { MailAddress } from '../../people/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Asked } from '../queries/questions.ts'
import type { Ended, Released } from '../queries/released.ts'
import { staffTexts } from '../texts/index.ts'
import { kindTexts, said } from './parts.tsx'

type Props = { visit: Shown; released: Seen<Released>[]; ended: Ended[] }

/** What people have chosen to show to the reader's organisation; of what has ended only that it has. */
export function ReleasedPage({ visit, released, ended }: Props) {
  const t = staffTexts(visit.language).released
  return (
    <Page visit={visit} title={t.title} width="staff">
      <Lead>{t.lead}</Lead>
      {released.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      {released.map((one) => (
        <section class="box">
          <h2>
            <bdi>{one.name}</bdi>
          </h2>
          <SummaryList visit={visit} rows={rowsOf(visit, one)} />
        </section>
      ))}
      {ended.length > 0 && (
        <>
          <h2>{t.ended}</h2>
          <ul>
            {ended.map(({ kind, at }) => (
              <li>{t.line(kindTexts(visit, kind).title, formatDate(visit.language, at))}</li>
            ))}
          </ul>
          <InsetText>{t.endedText}</InsetText>
        </>
      )}
    </Page>
  )
}

/** Only what was released has a row. */
function rowsOf(visit: Shown, one: Seen<Released>): SummaryRow[] {
  const t = staffTexts(visit.language).released
  return [
    { key: t.what, value: kindTexts(visit, one.kind).title },
    ...(one.phone !== null ? [{ key: t.phone, value: <bdi dir="ltr">{one.phone}</bdi> }] : []),
    ...(one.mail !== null ? [{ key: t.mail, value: <MailAddress address={one.mail} /> }] : []),
    ...(one.parts.includes('quote') ? [{ key: t.title, value: t.quote }] : []),
    ...(one.applications ? [{ key: t.courses, value: <Courses visit={visit} applications={one.applications} /> }] : []),
    ...(one.documents ? [{ key: t.papers, value: <Papers visit={visit} documents={one.documents} /> }] : []),
    ...(one.validTo ? [{ key: t.until, value: formatDate(visit.language, one.validTo) }] : []),
  ]
}

function Courses({ visit, applications }: { visit: Shown; applications: NonNullable<Released['applications']> }) {
  const t = staffTexts(visit.language).released
  const { state } = stateTexts(visit.language)
  return (
    <ul>
      {applications.map((one) => (
        <li>
          {t.course(one.title, one.school, state[one.state as keyof typeof state].staff)}{' '}
          <span class="quiet">
            {t.dates(formatDate(visit.language, one.starts), formatDate(visit.language, one.ends))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Papers({ visit, documents }: { visit: Shown; documents: NonNullable<Released['documents']> }) {
  const { status } = staffTexts(visit.language).released
  return (
    <ul>
      {documents.map((one) => (
        <li>
          <Written visit={visit} text={one.label} />: {status[one.status as keyof typeof status]}
        </li>
      ))}
    </ul>
  )
}

type Answering = { visit: Shown; token: string; asked: Asked; raw: Raw; problems: Record<string, string> }
/** One question and one field: nothing about the person but what was written. */
export function AnswerPage({ visit, token, asked, raw, problems: keys }: Answering) {
  const t = staffTexts(visit.language).answer
  const problems = said(visit, keys, true)
  return (
    <Page visit={visit} title={t.title} problems={problems}>
      <Lead>{t.lead(asked.asker)}</Lead>
      <InsetText>
        <bdi>{asked.text}</bdi>
      </InsetText>
      <Form visit={visit} of={`/svar/${token}`}>
        <Textarea
          visit={visit}
          name="text"
          label={t.text}
          hint={t.hint}
          value={typed(raw, 'text')}
          problem={problems.text}
          limit={4000}
        />
        <Input
          visit={visit}
          name="name"
          label={t.name}
          value={typed(raw, 'name')}
          problem={problems.name}
          autocomplete="name"
        />
        <p class="quiet">{t.until(formatDate(visit.language, asked.ends_at))}</p>
        <Button>{t.press}</Button>
      </Form>
    </Page>
  )
}

export function AnsweredPage({ visit }: { visit: Shown }) {
  const t = staffTexts(visit.language).answer
  return (
    <Page visit={visit} title={t.done}>
      <Panel title={t.doneText} />
    </Page>
  )
}

export function GonePage({ visit }: { visit: Shown }) {
  const t = staffTexts(visit.language).answer
  return (
    <Page visit={visit} title={t.gone}>
      <Lead>{t.goneText}</Lead>
    </Page>
  )
}
