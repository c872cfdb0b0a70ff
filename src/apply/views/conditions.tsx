import { readIn } from '../../courses/index.ts'
import { Checkboxes, InsetText, Radios, Select, Textarea } from '../../design/index.ts'
import { about, languages } from '../../shared/language.ts'
import { texts } from '../texts/index.ts'
import { Question, type QuestionProps, said, standing } from './frame.tsx'
import { ticked } from './questions.tsx'

/** Every condition of the chosen courses once, in the order of the choices. */
export const conditionsOf = (open: QuestionProps['open']) => [
  ...new Map(open.rounds.flatMap(({ prerequisites }) => prerequisites).map((one) => [one.code, one])).values(),
]

export function ConditionsPage(props: QuestionProps) {
  const { visit, open, again } = props
  const t = texts(visit.language).conditions
  const problems = said(visit, again?.problems)
  const conditions = conditionsOf(open)
  return (
    <Question {...props} page="conditions" title={t.title} lead={conditions.length > 0 ? t.lead : undefined}>
      {conditions.length === 0 && <InsetText>{t.nothing}</InsetText>}
      {conditions.map(({ code, text }) => (
        <Radios
          visit={visit}
          name={`c_${code}`}
          label={readIn(visit.language, text)}
          value={standing(again, `c_${code}`, open.draft.conditions?.[code])}
          choices={[
            { value: 'yes', text: t.yes },
            { value: 'no', text: t.no },
            { value: 'unknown', text: t.unknown },
          ]}
        />
      ))}
      <Textarea
        visit={visit}
        name="wish"
        label={t.wish}
        problem={problems.wish}
        value={standing(again, 'wish', open.draft.wish)}
        optional
      />
    </Question>
  )
}

function HowSaid({ visit, open, again }: QuestionProps) {
  const t = texts(visit.language).consent
  const problems = said(visit, again?.problems)
  const saved = open.draft.consent
  return (
    <>
      <Radios
        visit={visit}
        name="channel"
        label={t.channel}
        problem={problems.channel}
        value={standing(again, 'channel', saved?.channel)}
        choices={[
          { value: 'spoken', text: t.spoken },
          { value: 'paper', text: t.paper },
        ]}
      />
      <Checkboxes
        visit={visit}
        name="interpreter"
        label={t.interpreter}
        optional
        values={ticked(again, 'interpreter', saved?.interpreter)}
        choices={[{ value: 'yes', text: t.interpreterYes }]}
      />
    </>
  )
}

export function ConsentPage(props: QuestionProps) {
  const { visit, open, again } = props
  const t = texts(visit.language).consent
  const problems = said(visit, again?.problems)
  const saved = open.draft.consent
  return (
    <Question {...props} page="consent" title={t.title} lead={t.lead}>
      <Checkboxes
        visit={visit}
        name="said"
        label={t.said}
        problem={problems.said}
        values={ticked(again, 'said', saved !== undefined)}
        choices={[{ value: 'yes', text: t.saidYes }]}
      />
      <Select
        visit={visit}
        name="language"
        label={t.language}
        problem={problems.language}
        value={standing(again, 'language', saved?.language ?? open.draft.contact?.language)}
        options={languages.map((code) => ({ value: code, text: about[code].name }))}
      />
      <HowSaid {...props} />
    </Question>
  )
}
