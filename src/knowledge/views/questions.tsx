import { Button, Form, Input, Lead, Page, Quiet, Tag, Textarea, type Shown as Visit } from '../../design/index.ts'
import { formatDate } from '../../shared/texts.ts'
import { texts } from '../bank/texts/index.ts'
import type { Question, QuestionKind } from '../queries/questions.ts'
import type { Told } from './told.ts'

type Asking = { visit: Visit; slug: string; title: string; kind: QuestionKind; path: string } & Told
export const AskPage = ({ visit, slug, title, kind, path, problems = {}, typed = {}, status }: Asking) => {
  const t = texts(visit.language).ask
  const field = (name: string) => ({ visit, name, value: typed[name], problem: problems[name] })
  return (
    <Page
      visit={visit}
      title={`${t[kind]}: ${title}`}
      heading={
        <>
          {t[kind]}: <bdi lang="sv">{title}</bdi>
        </>
      }
      back={`/goda-exempel/${slug}`}
      problems={problems}
      status={status}
    >
      {!status && (
        <>
          <Lead>{t.lead}</Lead>
          <Form visit={visit} of={path}>
            <Input {...field('namn')} label={t.name} autocomplete="name" maxlength={80} />
            <Input {...field('mejl')} type="email" label={t.mail} autocomplete="email" />
            <Textarea {...field('text')} label={kind === 'visit' ? t.wish : t.text} limit={2000} />
            {/* Left out of what is seen and heard; a program fills it in. */}
            <div hidden>
              <label for="webbplats">{t.trap}</label>
              <input id="webbplats" name="webbplats" tabindex={-1} autocomplete="off" />
            </div>
            <input type="hidden" name="ritad" value={visit.now.getTime()} />
            <p>
              <Quiet>{t.about}</Quiet>
            </p>
            <Button>{t.send}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}

export const Asked = ({ visit, question }: { visit: Visit; question: Question }) => {
  const t = texts(visit.language).staff
  return (
    <>
      <p>
        <Tag>{t.kinds[question.kind]}</Tag> {question.name ? t.asker(question.name) : <Quiet>{t.erased}</Quiet>},{' '}
        {formatDate(visit.language, question.at)}
      </p>
      {question.text.split(/\n\s*\n/).map((part) => (
        <p dir="auto">{part}</p>
      ))}
    </>
  )
}
export const AnswerField = ({ visit, problems = {}, typed = {} }: { visit: Visit } & Told) => {
  const t = texts(visit.language).staff
  return (
    <Textarea
      visit={visit}
      name="svar"
      label={t.answer}
      hint={t.answerHint}
      value={typed.svar}
      problem={problems.svar}
      limit={4000}
    />
  )
}

type Answering = { visit: Visit; question: Question } & Told
export const QuestionPage = ({ visit, question, problems, typed, status }: Answering) => {
  const t = texts(visit.language).staff
  const due = formatDate(visit.language, question.dueAt)
  return (
    <Page
      visit={visit}
      title={`${t.kinds[question.kind]}: ${question.title}`}
      back="/exempelbanken"
      width="staff"
      problems={problems}
      status={status}
    >
      <Asked visit={visit} question={question} />
      {question.answeredAt ? (
        <>
          <h2>{t.answered}</h2>
          <p>{question.answer}</p>
        </>
      ) : (
        <>
          <p>
            {question.dueAt < visit.now && <Tag tone="stop">{t.overdue}</Tag>} {t.due}: {due}
          </p>
          <Form visit={visit} of={`/exempelbanken/fragor/${question.id}`} version={question.version}>
            <AnswerField visit={visit} problems={problems} typed={typed} />
            <Button>{t.sendAnswer}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}
