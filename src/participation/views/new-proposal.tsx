import {
  Button,
  ButtonGroup,
  Checkboxes,
  DateInput,
  Form,
  Input,
  Radios,
  Select,
  Textarea,
} from '../../design/index.ts'
import { typed } from '../../platform/input.ts'
import { kindsIn, levels } from '../proposals.ts'
import { texts } from '../texts/index.ts'
import type { ProposalsProps } from './proposals.tsx'

/** Only what goes with the chosen kind is read. */
function Details({ visit, raw = {}, problems }: ProposalsProps) {
  const t = texts(visit.language).proposals
  const value = (name: string) => typed(raw, name) || undefined
  const day = { day: value('day-day'), month: value('day-month'), year: value('day-year') }
  const { hours, level } = problems ?? {}
  return (
    <>
      <DateInput
        visit={visit}
        name="day"
        label={t.newDay}
        hint={t.lastHint}
        optional
        value={day}
        problem={problems?.day}
      />
      <Input
        visit={visit}
        name="hours"
        label={t.newHours}
        optional
        room={4}
        ltr
        value={value('hours')}
        problem={hours}
      />
      <Select
        visit={visit}
        name="level"
        label={t.newLevel}
        optional
        empty={t.chooseLevel}
        value={value('level')}
        options={levels.map((one) => ({ value: one, text: t.levels[one] }))}
        problem={level}
      />
    </>
  )
}

function Reason({ visit, raw = {}, problems }: ProposalsProps) {
  const t = texts(visit.language).proposals
  return (
    <Textarea
      visit={visit}
      name="reason"
      label={t.newReason}
      hint={t.newReasonHint}
      rows={3}
      limit={500}
      value={typed(raw, 'reason') || undefined}
      problem={problems?.reason}
    />
  )
}

/** One that waits gives way to this. */
function Replaces({ visit, found, raw = {} }: ProposalsProps) {
  const t = texts(visit.language).proposals
  if (!found.all.some(({ state }) => state === 'waiting')) return null
  return (
    <Checkboxes
      visit={visit}
      name="replace"
      label={t.replaces}
      optional
      choices={[{ value: 'yes', text: t.replace }]}
      values={typed(raw, 'replace') ? ['yes'] : []}
    />
  )
}

export function NewProposal(props: ProposalsProps) {
  const { visit, found, raw = {}, problems } = props
  const t = texts(visit.language).proposals
  const { application } = found
  const kinds = kindsIn(application.state)
  const asked = kinds.filter((kind) => kind !== 'interruption')
  const record = `/ansokningar/${application.id}`
  return (
    <>
      <h2>{t.new}</h2>
      <Form visit={visit} of={`${record}/forslag`} version={application.version}>
        <Radios
          visit={visit}
          name="kind"
          label={t.kind}
          value={typed(raw, 'kind') || undefined}
          problem={problems?.kind}
          choices={asked.map((kind) => ({ value: kind, text: t.kinds[kind] }))}
        />
        <Details {...props} />
        <Reason {...props} />
        <Replaces {...props} />
        <ButtonGroup>
          <Button>{t.propose}</Button>
        </ButtonGroup>
      </Form>
      {kinds.includes('interruption') && (
        <p>
          <a href={`${record}/steg/interrupted`}>{t.interruption}</a>
        </p>
      )}
    </>
  )
}
