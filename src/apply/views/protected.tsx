import type { RoundFacts } from '../../courses/index.ts'
import { Button, Checkboxes, Form, Lead, Page, type Problems, ProtectedBanner, Select } from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import { protectionStaffTexts } from '../../protection/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'

type Props = { visit: Shown; person: string; rounds: readonly RoundFacts[]; raw: Raw; problems: Problems }

export function ProtectedApplyPage({ visit, person, rounds, raw, problems }: Props) {
  const t = protectionStaffTexts(visit.language).apply
  const nameOf = ({ title, providerName, starts }: RoundFacts) =>
    `${title}, ${providerName}, ${formatDate(visit.language, starts)}`
  return (
    <Page visit={visit} title={t.title} back={`/skyddade/${person}`} problems={problems}>
      <ProtectedBanner visit={visit} />
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of={`/skyddade/${person}/ansok`}>
        <Select
          visit={visit}
          name="round"
          label={t.course}
          value={typed(raw, 'round')}
          problem={problems.round}
          options={rounds.map((round) => ({ value: round.id, text: nameOf(round) }))}
        />
        <Checkboxes
          visit={visit}
          name="said"
          label={t.said}
          asked
          problem={problems.said}
          values={[typed(raw, 'said')]}
          choices={[{ value: 'ja', text: t.said }]}
        />
        <Button>{t.press}</Button>
      </Form>
    </Page>
  )
}
