import { Button, Form, Input, Lead, Page, Radios, Select, Textarea, type Shown as Visit } from '../../design/index.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { answers } from '../domain/recommendation.ts'
import type { Own, RecommendationRow } from '../queries/recommendations.ts'
import { answerOf } from './recommendations.tsx'
import type { Told } from './told.ts'

type AnswerProps = { visit: Visit; row: RecommendationRow; own: Own[]; municipality: string } & Told
/** An example that the municipality has told; without one there is one to write. */
const Which = ({ visit, row, own, municipality, problems = {}, typed = {} }: AnswerProps) => {
  const t = bankTexts(visit.language).staff
  const was = own.find(({ slug }) => slug === answerOf(row, municipality)?.example)?.id
  if (own.length === 0)
    return (
      <p>
        {t.recommend.noExample} <a href="/exempelbanken">{t.title}</a>
      </p>
    )
  const options = own.map(({ id, title }) => ({ value: id, text: title }))
  const value = typed.exempel ?? was
  return <Select {...{ visit, value, options }} name="exempel" label={t.recommend.example} problem={problems.exempel} />
}
/** What each answer stands on. */
function groundsFor(props: AnswerProps) {
  const { visit, row, municipality, problems = {}, typed = {} } = props
  const t = bankTexts(visit.language).staff.recommend
  const was = answerOf(row, municipality)
  const field = (name: string, value: string | undefined) => ({
    visit,
    name,
    value: typed[name] ?? value,
    problem: problems[name],
  })
  return {
    takenUp: <Input {...field('mal', was?.goal)} label={t.goal} hint={t.goalHint} />,
    alreadyDone: <Which {...props} />,
    declined: <Textarea {...field('varfor', was?.reason)} label={t.reason} rows={3} limit={1000} />,
  }
}
export const AnswerPage = (props: AnswerProps) => {
  const { visit, row, municipality, problems = {}, typed = {} } = props
  const t = bankTexts(visit.language).staff.recommend
  const was = answerOf(row, municipality)
  const more = groundsFor(props)
  return (
    <Page visit={visit} title={t.title(row.number)} back="/rekommendationer" width="staff" problems={problems}>
      <Lead>{row.title}</Lead>
      <p>{row.text}</p>
      <Form visit={visit} of={`/rekommendationer/${row.slug}/svar`} version={was?.version ?? 0}>
        <Radios
          visit={visit}
          name="svar"
          label={t.answer}
          problem={problems.svar}
          value={typed.svar ?? was?.answer}
          choices={answers.map((answer) => ({ value: answer, text: t.answers[answer], more: more[answer] }))}
        />
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}
