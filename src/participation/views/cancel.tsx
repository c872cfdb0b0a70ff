import { stateTexts } from '../../applications/index.ts'
import {
  Box,
  Button,
  ButtonGroup,
  Details,
  Form,
  Input,
  NotificationBanner,
  Select,
  Tag,
  Textarea,
} from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Participant, Round } from '../acts/start.ts'
import { type StepKind, stepKinds } from '../next-step.ts'
import { texts } from '../texts/index.ts'
import { cancelAddress, Name, nameOf, RoundPage, said, startAddress } from './frame.tsx'

export type Again = { raw: Raw; problems: Record<string, string> }
type Props = {
  visit: Shown
  list: Round
  again?: Again | undefined
  problem?: string | undefined
  status?: string | undefined
}

function Agreed({ visit, participant: { next } }: { visit: Shown; participant: Participant }) {
  const t = texts(visit.language)
  if (!next) return <Tag tone="stop">{t.cancel.missing}</Tag>
  return <Tag tone="done">{t.steps[next.kind as StepKind]}</Tag>
}

/** One person: where the application stands, and what has been agreed. */
function OneStep({ props, participant }: { props: Props; participant: Participant }) {
  const { visit, list } = props
  const t = texts(visit.language)
  const { id, state } = participant
  return (
    <Details
      title={
        <>
          <bdi>{nameOf(participant)}</bdi> <span class="quiet">{stateTexts(visit.language).state[state].staff}</span>{' '}
          <Agreed visit={visit} participant={participant} />
        </>
      }
    >
      <p>
        <Name participant={participant} />
      </p>
      <Form visit={visit} of={`${cancelAddress(list.round.id)}/steg`}>
        <input type="hidden" name="application" value={id} />
        <Select
          visit={visit}
          name="kind"
          label={t.cancel.next}
          value={participant.next?.kind}
          options={stepKinds.map((kind) => ({ value: kind, text: t.steps[kind] }))}
        />
        <Input visit={visit} name="note" label={t.cancel.note} optional value={participant.next?.note} />
        <ButtonGroup>
          <Button kind="secondary" small about={nameOf(participant)}>
            {t.cancel.save}
          </Button>
        </ButtonGroup>
      </Form>
    </Details>
  )
}

function CancelForm({ visit, list, again }: Props) {
  const t = texts(visit.language).cancel
  return (
    <Box title={t.press}>
      <Form visit={visit} of={cancelAddress(list.round.id)} version={list.round.version}>
        <Textarea
          visit={visit}
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          rows={3}
          limit={300}
          value={again ? typed(again.raw, 'reason') : undefined}
          problem={said(visit, again?.problems).reason}
        />
        <ButtonGroup>
          <Button kind="danger">{t.press}</Button>
        </ButtonGroup>
      </Form>
    </Box>
  )
}

export function CancelPage(props: Props) {
  const { visit, list, again, problem, status } = props
  const t = texts(visit.language).cancel
  const { round, participants } = list
  const without = participants.filter(({ next }) => next === null).length
  const problems = { ...said(visit, again?.problems), ...(problem && { _list: problem }) }
  const cancelled = round.intake === 'cancelled'
  const all = participants.length
  const lead = cancelled ? t.already : all === 0 ? t.nobody : t.lead(without, all)
  return (
    <RoundPage
      visit={visit}
      round={round}
      title={t.title(round.title)}
      lead={lead}
      back={startAddress(round.id)}
      problems={problems}
      status={status && <NotificationBanner title={status} />}
    >
      {participants.length > 0 && (
        <>
          <h2>{t.caption}</h2>
          {participants.map((participant) => (
            <OneStep props={props} participant={participant} />
          ))}
        </>
      )}
      {!cancelled && <CancelForm {...props} />}
    </RoundPage>
  )
}
