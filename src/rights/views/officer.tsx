import {
  Button,
  ButtonLink,
  type Column,
  EmptyState,
  Form,
  Lead,
  NotificationBanner,
  Page,
  SummaryList,
  Table,
  Tag,
  Textarea,
  WarningText,
} from '../../design/index.ts'
import { purposes } from '../../platform/purposes.ts'
import { about, isLanguage } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatDateTime } from '../../shared/texts.ts'
import type { AskedLine, Question } from '../queries/looks.ts'
import { clockOf } from '../question.ts'
import { staffTexts } from '../texts/index.ts'
import { didOf, fieldsIn, whoOf } from '../words.ts'

const list = '/fragor-om-insyn'

export function Clock({ visit, due }: { visit: Shown; due: Date }) {
  const t = staffTexts(visit.language).questions
  const { late, days } = clockOf(due, visit.now)
  return <Tag tone={late ? 'stop' : 'wait'}>{late ? t.late(days) : t.left(days)}</Tag>
}

function columnsOf(visit: Shown): Column<Question>[] {
  const t = staffTexts(visit.language).questions
  return [
    { head: t.asked, cell: ({ askedAt }) => formatDate(visit.language, askedAt) },
    {
      head: t.due,
      cell: ({ due }) => (
        <>
          {formatDate(visit.language, due)} <Clock visit={visit} due={due} />
        </>
      ),
    },
    {
      head: t.open,
      cell: ({ id, person }) => (
        <a href={`${list}/${id}`}>
          {t.open} <code>{person.slice(0, 8)}</code>
        </a>
      ),
      names: true,
    },
  ]
}

type ListProps = { visit: Shown; questions: Question[]; late: number; sent: boolean }
export function OfficerPage({ visit, questions, late, sent }: ListProps) {
  const t = staffTexts(visit.language).questions
  return (
    <Page visit={visit} width="staff" title={t.title} status={sent && <NotificationBanner title={t.sent} />}>
      <Lead>{t.lead}</Lead>
      {late > 0 && <WarningText visit={visit}>{t.lateCount(late)}</WarningText>}
      {questions.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          visit={visit}
          id="questions"
          caption={t.title}
          asked
          blocks
          columns={columnsOf(visit)}
          rows={questions}
        />
      )}
      <ButtonLink kind="secondary" href="/dataskydd">
        {t.log}
      </ButtonLink>
    </Page>
  )
}

function rowsOf(visit: Shown, line: AskedLine) {
  const t = staffTexts(visit.language).questions
  const who = whoOf(visit.language, { ...line, municipality: null, purpose: line.purpose ?? '' })
  const why =
    line.purpose && Object.hasOwn(purposes, line.purpose) ? purposes[line.purpose as keyof typeof purposes] : ''
  return [
    { key: t.when, value: formatDateTime(visit.language, line.at) },
    { key: t.who, value: who },
    { key: t.what, value: didOf(visit.language, line) },
    { key: t.fields, value: fieldsIn(visit.language, line.fields) },
    { key: t.why, value: why },
    ...(line.ground ? [{ key: t.ground, value: line.ground }] : []),
  ]
}

type OneProps = {
  visit: Shown
  question: Question
  line: AskedLine | undefined
  typed: string
  problems: Record<string, string>
}
export function AnswerPage({ visit, question, line, typed, problems }: OneProps) {
  const t = staffTexts(visit.language).questions
  const { id, version, language, answer } = question
  return (
    <Page visit={visit} width="staff" title={t.one} back={list} problems={problems}>
      <p>
        <Clock visit={visit} due={question.due} /> {t.due} {formatDate(visit.language, question.due)}.{' '}
        {isLanguage(language) && `${t.language} ${about[language].name}.`}
      </p>
      {line ? <SummaryList visit={visit} rows={rowsOf(visit, line)} /> : <p>{t.gone}</p>}
      {question.answeredAt ? (
        <p>
          <bdi>{answer}</bdi>
        </p>
      ) : (
        <Form visit={visit} of={`${list}/${id}`} version={version}>
          <Textarea
            visit={visit}
            name="answer"
            label={t.answer}
            hint={t.answerHint}
            value={typed}
            problem={problems.answer}
            limit={2000}
          />
          <Button>{t.send}</Button>
        </Form>
      )}
    </Page>
  )
}
