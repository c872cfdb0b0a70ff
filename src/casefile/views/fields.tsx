import { Checkboxes, type Children, DateInput, Input, Radios, Select, Textarea } from '../../design/index.ts'
import { reasonTexts } from '../../letters/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { type FieldName, reasonsFor } from '../steps.ts'
import { staffTexts, texts } from '../texts/index.ts'
import type { StepProps } from './step.tsx'

type FieldOf = StepProps & { name: FieldName; problem: string | undefined }
const choices = (from: Record<string, string>) => Object.entries(from).map(([value, text]) => ({ value, text }))
const chosenIn = (raw: Raw, name: string) => typed(raw, name) || undefined
const dateOf = (raw: Raw, name: string) => ({
  day: typed(raw, `${name}-day`),
  month: typed(raw, `${name}-month`),
  year: typed(raw, `${name}-year`),
})
const date = (label: (visit: Shown) => string, hint?: (visit: Shown) => string) => (of: FieldOf) => (
  <DateInput
    visit={of.visit}
    name={of.name}
    label={label(of.visit)}
    hint={hint?.(of.visit)}
    value={dateOf(of.raw, of.name)}
    problem={of.problem}
  />
)
const line =
  (label: (visit: Shown) => string, optional = false) =>
  (of: FieldOf) => (
    <Input
      visit={of.visit}
      name={of.name}
      label={label(of.visit)}
      value={typed(of.raw, of.name)}
      problem={of.problem}
      optional={optional}
    />
  )
const t = (visit: Shown) => staffTexts(visit.language).step

/** Each question in words; which ones a step asks is told by its row of the table. */
export const fields: Record<FieldName, (of: FieldOf) => Children> = {
  reason: (of) => <Reason {...of} />,
  text: ({ visit, raw, name, problem }) => (
    <Textarea
      visit={visit}
      name={name}
      label={texts(visit.language).step.text}
      hint={texts(visit.language).step.textHint}
      value={typed(raw, name)}
      problem={problem}
      limit={2000}
      optional
    />
  ),
  items: (of) => <Items {...of} />,
  more: line((visit) => t(visit).more, true),
  lastDay: (of) =>
    of.step.to === 'completion'
      ? date(
          (visit) => t(visit).lastDay,
          (visit) => t(visit).lastDayHint,
        )(of)
      : date((visit) => t(visit).lastPresent)(of),
  recorded: ({ visit, raw, name, problem }) => (
    <Radios
      visit={visit}
      name={name}
      label={t(visit).recorded}
      choices={choices(t(visit).recordedBy)}
      value={chosenIn(raw, name)}
      problem={problem}
    />
  ),
  suggests: line((visit) => t(visit).suggests),
  ground: ({ visit, raw, name, problem }) => (
    <Radios
      visit={visit}
      name={name}
      label={t(visit).ground}
      choices={choices(t(visit).grounds)}
      value={chosenIn(raw, name)}
      problem={problem}
    />
  ),
  nextStep: line((visit) => t(visit).nextStep),
  newStart: date((visit) => t(visit).newStart),
  result: (of) => <Result {...of} />,
  target: ({ visit, raw, name, problem, municipalities }) => (
    <Select
      visit={visit}
      name={name}
      label={t(visit).target}
      options={municipalities.map(({ code, name: text }) => ({ value: code, text }))}
      value={typed(raw, name)}
      problem={problem}
    />
  ),
  splitDay: date((visit) => t(visit).splitDay),
  agreed: ({ visit, raw, name, problem }) => (
    <Checkboxes
      visit={visit}
      name={name}
      label={t(visit).agreed}
      choices={[{ value: 'ja', text: t(visit).agreed }]}
      values={[typed(raw, name)]}
      problem={problem}
      asked
    />
  ),
  stay: (of) => <Stay {...of} />,
}

function Reason({ visit, raw, name, problem, step }: FieldOf) {
  const known = reasonTexts(visit.language)
  const codes = reasonsFor(step.to, step.asks)
  const isAsked = step.asks.some((ask) => ask === 'reason' || ask === 'reasonWhenLate' || ask === 'changedDecision')
  return (
    <Radios
      visit={visit}
      name={name}
      label={texts(visit.language).step.reason}
      choices={codes.map((code) => ({ value: code, text: known[code] ?? code }))}
      value={chosenIn(raw, name)}
      problem={problem}
      optional={!isAsked}
    />
  )
}

function Items({ visit, raw, name, problem, whole }: FieldOf) {
  const known = new Map([
    ...whole.of.documents.map(({ code, text }) => [code, text] as const),
    ...whole.documents.map(({ item, label }) => [item, label] as const),
  ])
  const chosen = [raw[name] ?? []].flat().filter((one): one is string => typeof one === 'string')
  return (
    <Checkboxes
      visit={visit}
      name={name}
      label={t(visit).items}
      choices={[...known].map(([value, text]) => ({ value, text }))}
      values={chosen}
      problem={problem}
    />
  )
}

function Result({ visit, raw, name, problem, whole, step }: FieldOf) {
  const { kinds, result } = staffTexts(visit.language).tracks
  const kind = whole.components.find(({ id }) => id === step.component)?.kind ?? 'vocational'
  return (
    <Radios
      visit={visit}
      name={name}
      label={t(visit).result(kinds[kind])}
      choices={choices(result)}
      value={chosenIn(raw, name)}
      problem={problem}
    />
  )
}

/** Asked before the answer, where there is something to stay on. */
function Stay({ visit, raw, name, problem, staysOn }: FieldOf) {
  const { stay, stayYes, stayNo } = texts(visit.language).step
  if (!staysOn) return null
  return (
    <Radios
      visit={visit}
      name={name}
      label={stay}
      choices={[
        { value: 'ja', text: stayYes },
        { value: 'nej', text: stayNo },
      ]}
      value={chosenIn(raw, name) ?? 'ja'}
      problem={problem}
    />
  )
}
