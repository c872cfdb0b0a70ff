import { stateTexts } from '../../applications/index.ts'
import {
  Button,
  ButtonGroup,
  type Column,
  EmptyState,
  Form,
  NotificationBanner,
  Radios,
  Table,
  Tag,
  WarningText,
} from '../../design/index.ts'
import { addDays, dayOf, daysBetween } from '../../shared/calendar.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { daysAway } from '../absence.ts'
import type { Participant, Round, Ticked } from '../acts/start.ts'
import { texts } from '../texts/index.ts'
import { cancelAddress, Name, nameOf, RoundPage, startAddress } from './frame.tsx'

/** Days after the start: the list should be whole, and the last late start. */
export type Limits = { ticks: number; lateStart: number }
type Props = {
  visit: Shown
  list: Round
  limits: Limits
  problem?: string | undefined
  status?: string | undefined
  failed?: readonly Ticked[]
}

const sinceStart = ({ visit, list }: Pick<Props, 'visit' | 'list'>) => daysBetween(list.round.starts, dayOf(visit.now))
const mayBeLate = (props: Props) => sinceStart(props) <= props.limits.lateStart

function Tick({ props, participant }: { props: Props; participant: Participant }) {
  const { visit, list, limits } = props
  const t = texts(visit.language).list
  const late = participant.state === 'not_started'
  const until = formatDate(visit.language, addDays(list.round.starts, limits.lateStart))
  if (late && !mayBeLate(props)) return <p>{t.tooLate}</p>
  const choices = late
    ? [{ value: 'ongoing', text: t.lateStart, hint: t.lateUntil(until) }]
    : [
        { value: 'ongoing', text: t.ongoing },
        { value: 'not_started', text: t.notStarted },
      ]
  return (
    <>
      <input type="hidden" name={`v_${participant.id}`} value={participant.version} />
      <Radios
        visit={visit}
        name={`s_${participant.id}`}
        label={`${t.tick} ${nameOf(participant)}`}
        asked
        choices={choices}
        inline
      />
    </>
  )
}

function StartForm(props: Props) {
  const { visit, list } = props
  const t = texts(visit.language).list
  const states = stateTexts(visit.language).state
  const open = list.participants.filter(({ state }) => state === 'awaiting_start' || state === 'not_started')
  if (open.length === 0) return null
  const columns: Column<Participant>[] = [
    { head: t.name, cell: (participant) => <Name participant={participant} /> },
    { head: t.state, cell: ({ state }) => states[state].staff },
    { head: t.tick, cell: (participant) => <Tick props={props} participant={participant} /> },
  ]
  return (
    <Form visit={visit} of={startAddress(list.round.id)}>
      <Table visit={visit} id="starta" caption={t.caption} columns={columns} rows={open} blocks />
      <ButtonGroup>
        <Button>{t.save}</Button>
        {open.some(({ state }) => state === 'awaiting_start') && (
          <Button kind="secondary" name="rest" value="ongoing">
            {t.rest}
          </Button>
        )}
      </ButtonGroup>
    </Form>
  )
}

function Away({ visit, participant }: { visit: Shown; participant: Participant }) {
  const t = texts(visit.language).list
  const { away, id, state } = participant
  const text = away && t.away(formatDate(visit.language, away), daysAway(away, visit.now))
  return (
    <>
      {text ? <Tag tone={participant.signals.length > 0 ? 'stop' : 'wait'}>{text}</Tag> : t.present}
      {state === 'ongoing' && (
        <>
          <br />
          <a href={`/ansokningar/${id}/franvaro`}>
            {t.noteAbsence}
            <span class="hidden"> {nameOf(participant)}</span>
          </a>
        </>
      )}
    </>
  )
}

const begun = ['ongoing', 'interrupted', 'completed']
function Others({ visit, list, hasBegun }: Props & { hasBegun: boolean }) {
  const t = texts(visit.language).list
  const states = stateTexts(visit.language).state
  const others = hasBegun ? list.participants.filter(({ state }) => begun.includes(state)) : list.participants
  if (others.length === 0) return null
  const title = hasBegun ? t.others : t.caption
  const columns: Column<Participant>[] = [
    { head: t.name, cell: (participant) => <Name participant={participant} /> },
    { head: t.state, cell: ({ state }) => states[state].staff },
  ]
  const absence: Column<Participant> = {
    head: t.absence,
    cell: (participant) => (participant.state === 'ongoing' ? <Away visit={visit} participant={participant} /> : ''),
  }
  if (hasBegun) columns.push(absence)
  return (
    <>
      <h2>{title}</h2>
      <Table visit={visit} id="pagar" caption={title} asked columns={columns} rows={others} blocks />
    </>
  )
}

function Failed({ visit, failed = [], done }: { visit: Shown; failed?: readonly Ticked[] | undefined; done: number }) {
  const t = texts(visit.language).list
  const refusals = stateTexts(visit.language).refusal
  return (
    <NotificationBanner tone="wait" title={t.partly(done, failed.length)}>
      <ul>
        {failed.map(({ participant, outcome }) => (
          <li>
            <bdi>{nameOf(participant)}</bdi>: {typeof outcome === 'object' ? refusals[outcome.notNow] : t.moved}
          </li>
        ))}
      </ul>
    </NotificationBanner>
  )
}

export function StartPage(props: Props & { done?: number }) {
  const { visit, list, limits, problem, status, failed, done = 0 } = props
  const t = texts(visit.language).list
  const { round, participants } = list
  const hasBegun = sinceStart(props) >= 0
  const left = participants.filter(({ state }) => state === 'awaiting_start').length
  const told = failed ? <Failed visit={visit} failed={failed} done={done} /> : undefined
  return (
    <RoundPage
      visit={visit}
      round={round}
      title={t.title(round.title)}
      lead={hasBegun ? t.lead(left) : t.before(formatDate(visit.language, round.starts))}
      problems={problem ? { _list: problem } : {}}
      status={told ?? (status && <NotificationBanner title={status} />)}
    >
      {participants.length === 0 && <EmptyState title={t.empty}>{<p>{t.emptyText}</p>}</EmptyState>}
      {hasBegun && left > 0 && sinceStart(props) >= limits.ticks && <WarningText visit={visit}>{t.late}</WarningText>}
      {hasBegun && <StartForm {...props} />}
      <Others {...props} hasBegun={hasBegun} />
      <p>
        <a href={cancelAddress(round.id)}>{t.cancel}</a>
      </p>
    </RoundPage>
  )
}
