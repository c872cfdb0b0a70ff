import { Button, ButtonGroup, ButtonLink, Form, InsetText, Lead, Page } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { shortNumber } from '../message.ts'
import type { Question } from '../queries/lines.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Shown; question: Question; of: string; problem?: boolean }

/** One question and its buttons. Whoever holds the link sees four signs of the number and nothing of the person. */
export function QuestionPage(props: Props) {
  const { visit, question, problem } = props
  const t = texts(visit.language)
  const number = shortNumber(visit.language, question.receipt)
  const waits = question.kind === 'stillThere'
  return (
    <Page
      visit={visit}
      title={waits ? t.question.stillThere : t.question.outcome}
      problems={problem ? { _answer: t.problems.answer } : {}}
    >
      <Lead>{waits ? t.question.stillThereText(number) : t.question.outcomeText(number)}</Lead>
      {waits ? <Stay {...props} /> : <Outcome {...props} />}
    </Page>
  )
}

function Stay({ visit, question, of }: Props) {
  const t = texts(visit.language).question
  return (
    <>
      <Form visit={visit} of={of}>
        <ButtonGroup>
          <Button name="answer" value="stay">
            {t.stay}
          </Button>
        </ButtonGroup>
      </Form>
      <p>
        <a href={`/ansokningar/${question.application}/kvar`}>{t.leave}</a>. {t.leaveText}
      </p>
      <InsetText>{t.silent}</InsetText>
    </>
  )
}

const orderly = ['workFull', 'workPart', 'regular_studies', 'other_activity', 'parental_leave', 'moved_away'] as const

function Outcome({ visit, of }: Props) {
  const t = texts(visit.language).question
  return (
    <Form visit={visit} of={of}>
      {orderly.map((answer) => (
        <ButtonGroup>
          <Button kind="secondary" name="answer" value={answer}>
            {t.answers[answer]}
          </Button>
        </ButtonGroup>
      ))}
    </Form>
  )
}

type AfterProps = { visit: Shown; question: Question; thanks: boolean }
export function AnsweredPage({ visit, question, thanks }: AfterProps) {
  const t = texts(visit.language).question
  const title = question.kind === 'stillThere' ? t.stayed : t.thanks
  return (
    <Page visit={visit} title={thanks ? title : t.answered}>
      <Lead>{t.answeredText}</Lead>
      <SignIn visit={visit} />
    </Page>
  )
}

const SignIn = ({ visit }: { visit: Shown }) => (
  <ButtonGroup>
    <ButtonLink kind="secondary" href="/logga-in">
      {texts(visit.language).question.signIn}
    </ButtonLink>
  </ButtonGroup>
)

export function QuestionGonePage({ visit }: { visit: Shown }) {
  const t = texts(visit.language).question
  return (
    <Page visit={visit} title={t.gone}>
      <Lead>{t.goneText}</Lead>
      <SignIn visit={visit} />
    </Page>
  )
}
