import type { Whole } from '../../applications/index.ts'
import {
  Button,
  ButtonGroup,
  Copyable,
  EmptyState,
  Form,
  Lead,
  Page,
  Panel,
  Radios,
  Textarea,
} from '../../design/index.ts'
import { typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { linkDays } from '../domain.ts'
import type { Consent } from '../queries/consents.ts'
import type { Question } from '../queries/questions.ts'
import { staffTexts } from '../texts/index.ts'
import { kindTexts, said } from './parts.tsx'
import { at, type Common } from './staff.tsx'

type AskProps = Common & { consents: Consent[]; restricted: boolean; questions: Question[] }
/** A question to somebody whom the person shares with. */
export function AskPage(props: AskProps) {
  const { visit, whole, questions } = props
  const t = staffTexts(visit.language).ask
  const problems = said(visit, props.problems, true)
  return (
    <Page visit={visit} title={t.title} back={`/ansokningar/${whole.id}`} width="staff" problems={problems}>
      <Lead>{t.lead}</Lead>
      <Asks {...props} problems={problems} />
      {questions.length > 0 && (
        <>
          <h2>{t.earlier}</h2>
          {questions.map((one) => (
            <Earlier visit={visit} question={one} />
          ))}
        </>
      )}
    </Page>
  )
}

/** The form, where there is somebody to ask and nothing that forbids it. */
function Asks(props: AskProps) {
  const { visit, whole, consents, restricted } = props
  const t = staffTexts(visit.language)
  if (restricted) return <EmptyState title={t.ask.restricted}>{t.ask.restrictedText}</EmptyState>
  if (consents.length > 0) return <AskForm {...props} />
  return (
    <>
      <EmptyState title={t.ask.none}>{t.ask.noneText}</EmptyState>
      <p>
        <a href={at(whole, 'samtycke')}>{t.links.consent}</a>
      </p>
    </>
  )
}

function AskForm({ visit, whole, consents, raw, problems }: AskProps) {
  const t = staffTexts(visit.language).ask
  return (
    <Form visit={visit} of={at(whole, 'fraga')}>
      <Radios
        visit={visit}
        name="consent"
        label={t.who}
        choices={consents.map(({ id, name, kind }) => ({ value: id, text: name, hint: kindTexts(visit, kind).title }))}
        value={typed(raw, 'consent') || undefined}
        problem={problems.consent}
      />
      <Textarea
        visit={visit}
        name="text"
        label={t.text}
        hint={t.hint}
        value={typed(raw, 'text')}
        problem={problems.text}
        limit={1000}
      />
      <Radios
        visit={visit}
        name="days"
        label={t.days}
        choices={linkDays.map((n) => ({ value: String(n), text: t.length(n) }))}
        value={typed(raw, 'days') || undefined}
        problem={problems.days}
      />
      <Button>{t.press}</Button>
    </Form>
  )
}

function Earlier({ visit, question }: { visit: Shown; question: Question }) {
  const t = staffTexts(visit.language).ask
  const { answer, answeredBy, endedAt, endsAt } = question
  const ended = endedAt || endsAt <= visit.now
  return (
    <section class="box">
      <h3>
        <bdi lang="sv">{question.name}</bdi>
      </h3>
      <p>
        <bdi>{question.text}</bdi>
      </p>
      <p>
        {answer !== null
          ? t.answered(answeredBy ?? '', answer)
          : ended
            ? t.ended
            : t.waiting(formatDate(visit.language, endsAt))}
      </p>
    </section>
  )
}

/** The link, shown this once. */
export function LinkPage({ visit, whole, link }: { visit: Shown; whole: Whole; link: string }) {
  const t = staffTexts(visit.language).ask
  return (
    <Page visit={visit} title={t.made} back={at(whole, 'fraga')} width="staff">
      <Panel title={t.once}>
        <p>
          <Copyable visit={visit} text={link} />
        </p>
      </Panel>
      <ButtonGroup>
        <a class="button secondary" href={`/ansokningar/${whole.id}`}>
          {whole.of.title}
        </a>
      </ButtonGroup>
    </Page>
  )
}
