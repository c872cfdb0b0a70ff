import {
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  Form,
  InsetText,
  Lead,
  NotificationBanner,
  Page,
  Quiet,
  Tag,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatTime } from '../../shared/texts.ts'
import type { Look, OwnQuestion } from '../queries/looks.ts'
import { texts } from '../texts/index.ts'
import { sentenceOf } from '../words.ts'

const here = '/mina-uppgifter/vem-har-tittat'
export const questionsPath = '/mina-uppgifter/fragor'

function Line({ visit, look }: { visit: Shown; look: Look }) {
  const t = texts(visit.language).who
  const time = formatTime(visit.language, look.at)
  return (
    <li>
      <time datetime={look.at.toISOString()}>{time}</time>: {sentenceOf(visit.language, look)}{' '}
      {look.question ? (
        <a href={questionsPath}>{look.answered ? t.answered : t.asked}</a>
      ) : (
        look.controller && (
          <Button kind="plain" small name="rad" value={look.seq} about={time}>
            {t.why}
          </Button>
        )
      )}
    </li>
  )
}

function Further({ visit, older, isFirst }: Pick<WhoProps, 'visit' | 'older' | 'isFirst'>) {
  const t = texts(visit.language).who
  return (
    <ButtonGroup>
      {older && (
        <ButtonLink kind="secondary" href={`${here}?fore=${older}`}>
          {t.older}
        </ButtonLink>
      )}
      {!isFirst && (
        <ButtonLink kind="secondary" href={here}>
          {t.newest}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={questionsPath}>
        {texts(visit.language).questions.link}
      </ButtonLink>
    </ButtonGroup>
  )
}

type WhoProps = { visit: Shown; looks: Look[]; older: string | null; isFirst: boolean }
export function WhoPage({ visit, looks, older, isFirst }: WhoProps) {
  const t = texts(visit.language).who
  const days = Map.groupBy(looks, ({ at }) => formatDate(visit.language, at, 'long'))
  return (
    <Page visit={visit} title={t.title} back="/mina-uppgifter">
      <Lead>{t.lead}</Lead>
      {looks.length === 0 && <EmptyState title={t.empty} />}
      {looks.length > 0 && <InsetText>{t.help}</InsetText>}
      <Form visit={visit} of={questionsPath}>
        {[...days].map(([day, all]) => (
          <section>
            <h2>{day}</h2>
            <ul>
              {all.map((look) => (
                <Line visit={visit} look={look} />
              ))}
            </ul>
          </section>
        ))}
      </Form>
      <p>
        <Quiet>{t.later}</Quiet>
      </p>
      <Further visit={visit} older={older} isFirst={isFirst} />
    </Page>
  )
}

function OneQuestion({ visit, question }: { visit: Shown; question: OwnQuestion }) {
  const t = texts(visit.language).questions
  const { look, answeredAt } = question
  const day = (at: Date) => formatDate(visit.language, at)
  const asked = look && new Date(look.at)
  return (
    <section class="box">
      <h2>{asked ? `${formatDate(visit.language, asked, 'long')} ${formatTime(visit.language, asked)}` : t.hidden}</h2>
      {look && <p>{sentenceOf(visit.language, look)}</p>}
      <p>
        <Tag tone={answeredAt ? 'done' : 'wait'}>{answeredAt ? t.done : t.waits}</Tag>
      </p>
      <p>
        {t.askedOn(day(question.askedAt))}{' '}
        {!answeredAt && (question.due < visit.now ? t.late(day(question.due)) : t.by(day(question.due)))}
      </p>
      {answeredAt && (
        <>
          <h3>{t.answer}</h3>
          <p>
            <bdi>{question.answer}</bdi>
          </p>
          <p>
            <Quiet>{t.answeredOn(day(answeredAt))}</Quiet>
          </p>
        </>
      )}
    </section>
  )
}

type QuestionsProps = { visit: Shown; questions: OwnQuestion[]; sent?: boolean; problems?: Record<string, string> }
export function QuestionsPage({ visit, questions, sent = false, problems = {} }: QuestionsProps) {
  const t = texts(visit.language).questions
  return (
    <Page
      visit={visit}
      title={t.title}
      back={here}
      problems={problems}
      status={sent && <NotificationBanner title={t.sent} />}
    >
      <Lead>{t.lead}</Lead>
      {questions.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      {questions.map((question) => (
        <OneQuestion visit={visit} question={question} />
      ))}
      <p>
        <a href={here}>{t.see}</a>
      </p>
    </Page>
  )
}
