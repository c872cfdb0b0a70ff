import {
  Box,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  EmptyState,
  Form,
  InsetText,
  Lead,
  Links,
  Page,
  SummaryList,
  type SummaryRow,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { endOf, kinds, words } from '../domain.ts'
import type { Consent } from '../queries/consents.ts'
import type { Opening } from '../queries/law.ts'
import type { Question } from '../queries/questions.ts'
import { texts } from '../texts/index.ts'
import { ConsentFacts, daySaid, kindTexts, lawRows, receiverOf } from './parts.tsx'

type Props = { visit: Shown; consents: Consent[]; questions: Question[]; openings: Opening[] }
const root = '/mina-uppgifter/delning'

/** Everything that is open to somebody, in two groups: what was chosen, and what rests on law. */
export function SharedPage({ visit, consents, questions, openings }: Props) {
  const t = texts(visit.language)
  const live = consents.filter((one) => !endOf(one, visit.now))
  const ended = consents.filter((one) => endOf(one, visit.now))
  return (
    <Page visit={visit} title={t.title} back="/mina-uppgifter">
      <Lead>{t.lead}</Lead>
      <h2>{t.chosen}</h2>
      {live.length === 0 && <EmptyState title={t.noneChosen}>{t.noneText}</EmptyState>}
      {live.map((consent) => (
        <Chosen visit={visit} consent={consent} />
      ))}
      <ButtonGroup>
        <ButtonLink href={`${root}/ny`}>{t.new}</ButtonLink>
      </ButtonGroup>
      {questions.length > 0 && <Questions visit={visit} questions={questions} />}
      {ended.length > 0 && <EndedOnes visit={visit} consents={ended} />}
      <h2>{t.law}</h2>
      <InsetText>{t.lawText}</InsetText>
      {openings.map((opening) => (
        <ByLaw visit={visit} opening={opening} />
      ))}
    </Page>
  )
}

const Chosen = ({ visit, consent }: { visit: Shown; consent: Consent }) => (
  <section class="box">
    <h3>{receiverOf(visit, consent)}</h3>
    <p>{kindTexts(visit, consent.kind).title}</p>
    <ConsentFacts visit={visit} consent={consent} />
    <ButtonGroup>
      <ButtonLink kind="secondary" href={`${root}/${consent.id}/sluta`} about={consent.name ?? ''}>
        {texts(visit.language).stop}
      </ButtonLink>
      <ButtonLink kind="plain" href={`${root}/${consent.id}`} about={consent.name ?? ''}>
        {texts(visit.language).receipt}
      </ButtonLink>
    </ButtonGroup>
  </section>
)

function EndedOnes({ visit, consents }: { visit: Shown; consents: Consent[] }) {
  const t = texts(visit.language)
  return (
    <Details title={t.ended}>
      <ul>
        {consents.map((consent) => (
          <li>
            <a href={`${root}/${consent.id}`}>{receiverOf(visit, consent)}</a>.{' '}
            {t.endedAt(formatDate(visit.language, endOf(consent, visit.now) ?? visit.now))}
          </li>
        ))}
      </ul>
    </Details>
  )
}

function ByLaw({ visit, opening }: { visit: Shown; opening: Opening }) {
  const t = texts(visit.language)
  const rows: SummaryRow[] = [
    ...(opening.title ? [{ key: t.fields.about, value: <bdi lang="sv">{opening.title}</bdi> }] : []),
    ...lawRows(visit, opening),
    { key: t.fields.from, value: daySaid(visit, opening.from) },
    { key: t.fields.until, value: opening.until ? daySaid(visit, opening.until) : t.noEnd },
  ]
  return (
    <section>
      <h3>
        <bdi lang="sv">{opening.name}</bdi>
      </h3>
      <SummaryList visit={visit} rows={rows} />
      {opening.application && (
        <p>
          <a href={`/ansokningar/${opening.application}`}>{t.withdraw}</a>
        </p>
      )}
    </section>
  )
}

function Questions({ visit, questions }: { visit: Shown; questions: Question[] }) {
  const t = texts(visit.language)
  return (
    <>
      <h2>{t.questions.title}</h2>
      <p>{t.questions.text}</p>
      {questions.map((question) => (
        <OneQuestion visit={visit} question={question} />
      ))}
    </>
  )
}

function OneQuestion({ visit, question }: { visit: Shown; question: Question }) {
  const t = texts(visit.language)
  const { answer, answeredBy, endedAt, endsAt } = question
  const open = answer === null && !endedAt && endsAt > visit.now
  return (
    <section class="box">
      <h3>
        <bdi lang="sv">{question.name}</bdi>
      </h3>
      <p>
        {t.fields.asked}: <bdi>{question.text}</bdi>
      </p>
      {answer !== null && <p>{t.beside.answered(answer, answeredBy ?? '')}</p>}
      {answer === null && !open && <p>{t.questions.ended}</p>}
      {open && (
        <Form visit={visit} of={`${root}/fragor/${question.id}/avsluta`} version={question.version}>
          <p>{t.questions.waiting(formatDate(visit.language, endsAt))}</p>
          <Button kind="secondary" about={question.name}>
            {t.questions.end}
          </Button>
        </Form>
      )}
    </section>
  )
}

/** Which kind: nothing is shared by choosing here. */
export function ChoosePage({ visit }: { visit: Shown }) {
  const t = texts(visit.language)
  const links = kinds.map((kind) => ({
    href: `${root}/ny/${words[kind]}`,
    text: t.kinds[kind].title,
    about: t.choose.hints[kind],
  }))
  return (
    <Page visit={visit} title={t.choose.title} back={root}>
      <Lead>{t.choose.lead}</Lead>
      <Links links={links} />
      <Box>{t.noneText}</Box>
    </Page>
  )
}
