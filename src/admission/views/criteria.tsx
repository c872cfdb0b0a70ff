import type { Criterion } from '../../applications/index.ts'
import {
  Button,
  ButtonGroup,
  Fieldset,
  Form,
  Input,
  InsetText,
  Lead,
  NotificationBanner,
  Page,
  Radios,
} from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Judged } from '../acts/selection.ts'
import { stampOf } from '../selection.ts'
import { texts } from '../texts/index.ts'
import { addressOf, said } from './frame.tsx'

export type Again = { raw: Raw; problems: Record<string, string> }
type Props = { visit: Shown; judged: Judged; again?: Again | undefined; changed?: boolean; status?: string | undefined }

/** What stands in the field: as typed just now, else as saved. */
function standing({ judged, again }: Props, code: string, part: 'v' | 'e'): string {
  if (again) return typed(again.raw, `${part}_${code}`)
  const saved = judged.applicant.answers.find((answer) => answer.code === code)
  if (!saved || (part === 'v' && saved.evidence === '')) return ''
  if (part === 'e') return saved.evidence
  return code === 'shortEducation' ? String(saved.value) : saved.value > 0 ? 'yes' : 'no'
}

function Value(props: Props & { code: string }) {
  const { visit, code, again } = props
  const t = texts(visit.language)
  const name = `v_${code}`
  const problem = said(visit, again?.problems)[name]
  const value = standing(props, code, 'v')
  if (code === 'shortEducation')
    return (
      <Input
        visit={visit}
        name={name}
        label={t.judge.years}
        optional
        value={value}
        problem={problem}
        room={4}
        inputmode="numeric"
        ltr
      />
    )
  const choices = [
    { value: 'yes', text: t.judge.yes },
    { value: 'no', text: t.judge.no },
    { value: 'unseen', text: t.judge.unseen },
  ]
  const label = t.criteria[code as keyof typeof t.criteria]
  return (
    <Radios
      visit={visit}
      name={name}
      label={label}
      asked
      problem={problem}
      choices={choices}
      value={value || 'unseen'}
      inline
    />
  )
}

const OneCriterion = (props: Props & { criterion: Criterion }) => {
  const { visit, criterion, again } = props
  const { code, evidence, law } = criterion
  const t = texts(visit.language)
  return (
    <Fieldset visit={visit} name={`k_${code}`} label={t.criteria[code]} hint={<span lang="sv">{law}</span>}>
      <Value {...props} code={code} />
      <Input
        visit={visit}
        name={`e_${code}`}
        label={t.judge.evidence}
        hint={t.judge.evidenceHint(evidence)}
        optional
        value={standing(props, code, 'e')}
        problem={said(visit, again?.problems)[`e_${code}`]}
      />
    </Fieldset>
  )
}

/** One person's criteria, in the order in which they count. */
export function CriteriaPage(props: Props) {
  const { visit, judged, again, changed, status } = props
  const t = texts(visit.language).judge
  const { round, rules, applicant } = judged
  const of = `${addressOf(round.id, 'selection')}/${applicant.id}`
  const problems = { ...said(visit, again?.problems), ...(changed && { _list: t.changed }) }
  return (
    <Page
      visit={visit}
      title={t.title(applicant.name)}
      heading={t.title(applicant.name)}
      width="staff"
      back={addressOf(round.id, 'selection')}
      problems={problems}
      status={status && <NotificationBanner title={status} />}
    >
      <Lead>{t.lead}</Lead>
      {applicant.entry && <InsetText>{t.decided}</InsetText>}
      <Form visit={visit} of={of} version={stampOf([applicant], 0, 0)}>
        {rules.criteria.map((criterion) => (
          <OneCriterion {...props} criterion={criterion} />
        ))}
        <ButtonGroup>
          <Button>{t.save}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}
