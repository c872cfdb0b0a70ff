import { type OutcomeCode, outcomes } from '../../applications/index.ts'
import { Button, ButtonGroup, ButtonLink, Form, Lead, NotificationBanner, Page, Radios } from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Questions } from '../acts/outcome.ts'
import { texts } from '../texts/index.ts'
import { said } from './frame.tsx'

type Props = {
  visit: Shown
  questions: Questions
  own: boolean
  again?: { raw: Raw; problems: Record<string, string> } | undefined
  status?: string | undefined
}

/** Only work is asked about further. */
function AboutWork({ visit, again }: Props) {
  const t = texts(visit.language).outcome
  const problems = said(visit, again?.problems)
  const value = (name: string) => (again ? typed(again.raw, name) || undefined : undefined)
  return (
    <>
      <Radios
        visit={visit}
        name="extent"
        label={t.extent}
        problem={problems.extent}
        value={value('extent')}
        choices={[
          { value: 'full', text: t.full },
          { value: 'part', text: t.part },
        ]}
        inline
      />
      <Radios
        visit={visit}
        name="subsidised"
        label={t.subsidised}
        hint={t.subsidisedHint}
        problem={problems.subsidised}
        value={value('subsidised')}
        choices={[
          { value: 'yes', text: t.yes },
          { value: 'no', text: t.no },
        ]}
        inline
      />
    </>
  )
}

function Ask(props: Props) {
  const { visit, questions, own, again } = props
  const t = texts(visit.language)
  const choices = outcomes.map((code) => ({
    value: code,
    text: t.outcomes[code],
    more: code === 'work' ? <AboutWork {...props} /> : undefined,
  }))
  return (
    <Form visit={visit} of={`/ansokningar/${questions.application.id}/utfall`}>
      <Radios
        visit={visit}
        name="outcome"
        label={own ? t.outcome.question : t.outcome.questionOther}
        problem={said(visit, again?.problems).outcome}
        value={again ? typed(again.raw, 'outcome') || undefined : undefined}
        choices={choices}
      />
      <ButtonGroup>
        <Button>{t.outcome.send}</Button>
      </ButtonGroup>
    </Form>
  )
}

const Given = ({ visit, questions: { outcomes: all } }: Props) => {
  const t = texts(visit.language)
  const given = all.filter(({ outcome }) => outcome !== null)
  if (given.length === 0) return null
  return (
    <ul>
      {given.map(({ after, outcome }) => (
        <li>{t.outcome.given(after, t.outcomes[outcome as OutcomeCode])}</li>
      ))}
    </ul>
  )
}

export function OutcomePage(props: Props) {
  const { visit, questions, own, again, status } = props
  const t = texts(visit.language).outcome
  const { application, waiting, name } = questions
  const title = own ? t.title : t.titleOther(name)
  return (
    <Page
      visit={visit}
      title={title}
      back={`/ansokningar/${application.id}`}
      problems={said(visit, again?.problems)}
      status={status && <NotificationBanner title={status} />}
    >
      {waiting ? (
        <>
          <Lead>{t.lead}</Lead>
          <Ask {...props} />
        </>
      ) : (
        <>
          <Lead>{t.nothing}</Lead>
          <p>{t.nothingText}</p>
        </>
      )}
      <Given {...props} />
      <ButtonGroup>
        <ButtonLink kind="secondary" href={`/ansokningar/${application.id}`}>
          {t.back}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
