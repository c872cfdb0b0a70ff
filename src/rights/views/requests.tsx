import {
  Button,
  EmptyState,
  Form,
  InsetText,
  Lead,
  NotificationBanner,
  Page,
  Quiet,
  Select,
  Tag,
  Textarea,
  WarningText,
} from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { OwnRequest, Subject } from '../queries/requests.ts'
import { correctable } from '../request.ts'
import { texts } from '../texts/index.ts'

export const requestsPath = '/mina-uppgifter/begaran'
export const correctPath = '/mina-uppgifter/ratta'
export const restrictPath = '/mina-uppgifter/begransa'
const tones = { waiting: 'wait', accepted: 'done', refused: 'stop', ended: 'plain' } as const

function When({ visit, request }: { visit: Shown; request: OwnRequest }) {
  const t = texts(visit.language).requests
  const due = formatDate(visit.language, request.due)
  if (request.state === 'waiting') return <p>{request.due < visit.now ? t.late(due) : t.by(due)}</p>
  const until = request.state === 'accepted' && request.endsOn
  return until ? <p>{t.until(formatDate(visit.language, until))}</p> : null
}

const Said = ({ title, text }: { title: string; text: string }) =>
  text ? (
    <>
      <h3>{title}</h3>
      <p>
        <bdi>{text}</bdi>
      </p>
    </>
  ) : null

function Dispute({ visit, request, problem }: { visit: Shown; request: OwnRequest; problem: string | undefined }) {
  const t = texts(visit.language).requests
  return (
    <>
      <InsetText>
        <p>{t.appeal}</p>
        <p>{t.complain}</p>
      </InsetText>
      <Form visit={visit} of={`${requestsPath}/${request.id}/anmarkning`} version={request.version}>
        <Textarea
          visit={visit}
          name="dispute"
          label={request.dispute ? t.yours : t.dispute}
          hint={t.disputeText}
          value={request.dispute}
          problem={problem}
          rows={3}
        />
        <Button kind="secondary">{t.save}</Button>
      </Form>
    </>
  )
}

function One({ visit, request, problem }: { visit: Shown; request: OwnRequest; problem: string | undefined }) {
  const t = texts(visit.language)
  const field = t.fields[request.field as keyof typeof t.fields]
  const title = [t.requests[request.kind], field, request.title].filter(Boolean).join(': ')
  return (
    <section class="box">
      <h2>{title}</h2>
      <p>
        <Tag tone={tones[request.state]}>{t.requests.states[request.state]}</Tag>{' '}
        <Quiet>{formatDate(visit.language, request.askedAt)}</Quiet>
      </p>
      <When visit={visit} request={request} />
      <Said title={request.kind === 'correction' ? t.requests.youWrote : t.restrict.why} text={request.wrong} />
      <Said title={t.requests.right} text={request.right} />
      <Said title={t.requests.answer} text={request.answer} />
      {request.state === 'refused' && <Dispute visit={visit} request={request} problem={problem} />}
    </section>
  )
}

type ListProps = {
  visit: Shown
  requests: OwnRequest[]
  done: string
  problem?: { id: string; text: string } | undefined
}
export function RequestsPage({ visit, requests, done, problem }: ListProps) {
  const t = texts(visit.language)
  const told = { skickad: t.requests.sent, sparad: t.requests.noted }[done]
  const status = told && <NotificationBanner title={told} />
  const problems = problem ? { dispute: problem.text } : {}
  return (
    <Page visit={visit} title={t.requests.title} back="/mina-uppgifter" status={status} problems={problems}>
      <Lead>{t.requests.lead}</Lead>
      {requests.length === 0 && <EmptyState title={t.requests.none} />}
      {requests.map((request) => (
        <One visit={visit} request={request} problem={problem?.id === request.id ? problem.text : undefined} />
      ))}
      <ul class="links">
        <li>
          <a href={correctPath}>{t.own.correct}</a>
        </li>
        <li>
          <a href={restrictPath}>{t.own.restrict}</a>
        </li>
      </ul>
    </Page>
  )
}

type AskProps = { visit: Shown; subjects: Subject[]; raw: Raw; problems: Record<string, string> }
const titled = (subjects: Subject[]) =>
  subjects.flatMap(({ application, title }) => (application && title ? [{ value: application, text: title }] : []))

export function CorrectPage({ visit, subjects, raw, problems }: AskProps) {
  const t = texts(visit.language)
  const fields = correctable.map((value) => ({ value, text: t.fields[value] }))
  const at = (name: string) => ({ visit, name, value: typed(raw, name), problem: problems[name] })
  return (
    <Page visit={visit} title={t.correct.title} back="/mina-uppgifter" problems={problems}>
      <Lead>{t.correct.lead}</Lead>
      <Form visit={visit} of={correctPath}>
        <Select {...at('field')} label={t.correct.field} options={fields} />
        <Select
          {...at('application')}
          label={t.correct.which}
          options={titled(subjects)}
          empty={t.correct.noneOf}
          optional
        />
        <Textarea {...at('wrong')} label={t.correct.wrong} rows={3} limit={2000} />
        <Textarea {...at('right')} label={t.correct.right} rows={3} limit={2000} />
        <Button>{t.correct.send}</Button>
      </Form>
      <p>
        {t.correct.contact} <a href="/mina-uppgifter/kontakt">{t.correct.contactLink}</a>
      </p>
    </Page>
  )
}

export function RestrictPage({ visit, subjects, raw, problems }: AskProps) {
  const t = texts(visit.language).restrict
  const at = (name: string) => ({ visit, name, value: typed(raw, name), problem: problems[name] })
  return (
    <Page visit={visit} title={t.title} back="/mina-uppgifter" problems={problems}>
      <Lead>{t.lead}</Lead>
      <WarningText visit={visit}>{t.warn}</WarningText>
      <Form visit={visit} of={restrictPath}>
        <Select {...at('application')} label={t.which} options={titled(subjects)} empty={t.all} />
        <Textarea {...at('why')} label={t.why} hint={t.whyHint} rows={3} limit={2000} />
        <Button>{t.send}</Button>
      </Form>
    </Page>
  )
}
