import {
  Button,
  ButtonGroup,
  ButtonLink,
  Conflict,
  Form,
  InsetText,
  Page,
  type Problems,
} from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDate } from '../../../shared/texts.ts'
import type { RoundFacts } from '../../domain/round.ts'
import { texts } from '../../texts/index.ts'
import { conflictsIn, DrawnAll, type Field, type Typed } from './fields.tsx'
import type { Other } from './round.tsx'

const path = '/kurstillfallen'
function fieldsOf(visit: Shown): Field[] {
  const t = texts(visit.language).staff
  const states = (['open', 'planned', 'paused', 'closed'] as const).map((value) => ({ value, text: t.intakes[value] }))
  return [
    { name: 'intake', label: t.intake, as: 'radios', options: states },
    { name: 'reason', label: t.reason, as: 'text', hint: t.reasonHint, optional: true },
    { name: 'reopens', label: t.reopens, as: 'text', hint: t.reopensHint, optional: true },
  ]
}

export const typedIntake = ({ intake, intakeReason, reopens }: RoundFacts): Typed => ({
  intake,
  reason: intakeReason,
  reopens: reopens ?? '',
})

type Props = { visit: Shown; round: RoundFacts; typed: Typed; problems: Problems; other?: Other | undefined }
export function IntakePage({ visit, round, typed, problems, other }: Props) {
  const t = texts(visit.language)
  const back = `${path}/${round.id}`
  const title = t.round.title(round.title, formatDate(visit.language, round.starts))
  const fields = fieldsOf(visit)
  if (other) {
    return (
      <Page visit={visit} title={t.staff.conflict} back={back} width="staff" problem>
        <Form visit={visit} of={`${back}/intag`} version={round.version}>
          <Conflict
            visit={visit}
            who={other.who ?? t.staff.somebody}
            at={other.at}
            fields={conflictsIn(fields, typed, typedIntake(round))}
          />
        </Form>
      </Page>
    )
  }
  return (
    <Page visit={visit} title={title} back={back} width="staff" problems={problems}>
      <Form visit={visit} of={`${back}/intag`} version={round.version}>
        <DrawnAll visit={visit} fields={fields} typed={typed} problems={problems} />
        <ButtonGroup>
          <Button>{t.staff.save}</Button>
          <ButtonLink kind="plain" href={back}>
            {t.staff.cancel}
          </ButtonLink>
        </ButtonGroup>
      </Form>
      <InsetText>
        <a href={`${back}/antagning`}>{t.staff.cancelWay}</a>
      </InsetText>
    </Page>
  )
}
