import type { Message } from '../../../accounts/index.ts'
import { PracticeMessage } from '../../../accounts/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Conflict,
  Form,
  NotificationBanner,
  Page,
  type Problems,
  SummaryList,
  type SummaryRow,
} from '../../../design/index.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatDate, formatNumber, plural } from '../../../shared/texts.ts'
import type { RoundFacts } from '../../domain/round.ts'
import { texts } from '../../texts/index.ts'
import { RoundTags, roundAddress, whereOf } from '../rounds.tsx'
import { day } from '../words.tsx'
import { conflictsIn, DrawnAll, type Typed } from './fields.tsx'
import { type Lists, newFields, roundFields } from './round-fields.ts'

export type Said = 'saved' | 'added' | 'opened' | null
type RecordProps = {
  visit: Shown
  round: RoundFacts
  today: Day
  watchers: number
  rules: string | null
  said: Said
  /** Somebody waited for it. */
  told: boolean
  /** What those who waited would have been sent, where a demonstration sends nothing. */
  exercise: Message | null
}
const path = '/kurstillfallen'
const titleOf = (visit: Shown, { title, starts }: RoundFacts) =>
  texts(visit.language).round.title(title, formatDate(visit.language, starts))

function rowsOf({ visit, round, rules }: RecordProps): SummaryRow[] {
  const t = texts(visit.language)
  const { fields, offerModes, noRules, of } = t.staff
  const number = (value: number) => formatNumber(visit.language, value)
  const rows: [string, SummaryRow['value']][] = [
    [fields.provider, round.providerName],
    [fields.huvudman, round.huvudmanName ?? round.huvudman],
    [fields.place, whereOf(round)],
    [fields.form, t.form[round.form]],
    [fields.starts, day(visit, round.starts)],
    [fields.ends, day(visit, round.ends)],
    [fields.entryDate, day(visit, round.entryDate)],
    [fields.hoursPerWeek, number(round.hoursPerWeek)],
    [fields.schedule, round.schedule],
    [t.staff.taken, of(round.seatsTaken, round.seats)],
    [t.staff.reserves, number(round.reserves)],
    [fields.minSeats, number(round.minSeats)],
    [fields.offerMode, offerModes[round.offerMode]],
    [fields.answerDays, number(round.answerDays)],
    [fields.stayOnHigher, round.stayOnHigher ? t.staff.yes : t.staff.no],
    [fields.ruleSet, rules ?? noRules],
    [fields.agreement, round.agreement],
  ]
  return rows.filter(([, value]) => value !== '').map(([key, value]) => ({ key, value }))
}

const Happened = ({ visit, said, told, exercise }: Pick<RecordProps, 'visit' | 'said' | 'told' | 'exercise'>) => {
  const t = texts(visit.language).staff
  if (!said) return null
  return (
    <NotificationBanner title={t[said]}>
      {told && <p>{t.told}</p>}
      {exercise && <p>{t.exercise}:</p>}
      {exercise && <PracticeMessage visit={visit} message={exercise} />}
    </NotificationBanner>
  )
}

export function RecordPage(props: RecordProps) {
  const { visit, round, watchers } = props
  const t = texts(visit.language).staff
  const to = (what: string) => `${path}/${round.id}/${what}`
  return (
    <Page visit={visit} title={titleOf(visit, round)} back={path} width="staff" status={<Happened {...props} />}>
      <p class="tags">
        <RoundTags {...props} />
      </p>
      {round.intakeReason && <p>{round.intakeReason}</p>}
      {watchers > 0 && <p>{plural(visit.language, watchers, t.watchers)}</p>}
      <ButtonGroup>
        <ButtonLink href={to('antagning')}>{t.admission}</ButtonLink>
        <ButtonLink kind="secondary" href={to('reservlista')}>
          {t.reserveList}
        </ButtonLink>
        <ButtonLink kind="secondary" href={to('intag')}>
          {t.changeIntake}
        </ButtonLink>
        <ButtonLink kind="secondary" href={to('andra')}>
          {t.change}
        </ButtonLink>
        <ButtonLink kind="secondary" href={to('priser')}>
          {t.prices}
        </ButtonLink>
      </ButtonGroup>
      <h2>{t.facts}</h2>
      <SummaryList visit={visit} rows={rowsOf(props)} />
      <p>
        <a href={roundAddress(round)}>{t.seen}</a>
      </p>
    </Page>
  )
}

type FormProps = { visit: Shown; lists: Lists; typed: Typed; problems: Problems }

export function NewRoundPage({ visit, lists, typed, problems }: FormProps) {
  const t = texts(visit.language).staff
  const fields = [...newFields(visit, lists), ...roundFields(visit, lists)]
  return (
    <Page visit={visit} title={t.add} back={path} width="staff" problems={problems}>
      <Form visit={visit} of={`${path}/ny`}>
        <DrawnAll visit={visit} fields={fields} typed={typed} problems={problems} />
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}

export function ChangeRoundPage({ visit, lists, typed, problems, round }: FormProps & { round: RoundFacts }) {
  const t = texts(visit.language).staff
  const back = `${path}/${round.id}`
  return (
    <Page visit={visit} title={titleOf(visit, round)} back={back} width="staff" problems={problems}>
      <Form visit={visit} of={`${back}/andra`} version={round.version}>
        <DrawnAll visit={visit} fields={roundFields(visit, lists)} typed={typed} problems={problems} />
        <ButtonGroup>
          <Button>{t.save}</Button>
          <ButtonLink kind="plain" href={back}>
            {t.cancel}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

export type Other = { who: string | null; at: Date }
type ConflictProps = { visit: Shown; lists: Lists; round: RoundFacts; mine: Typed; theirs: Typed; other: Other }
/** Two on the same page: each field that differs is chosen, nothing is lost. */
export function RoundConflictPage({ visit, lists, round, mine, theirs, other }: ConflictProps) {
  const t = texts(visit.language).staff
  const back = `${path}/${round.id}`
  return (
    <Page visit={visit} title={t.conflict} back={back} width="staff" problem>
      <Form visit={visit} of={`${back}/andra`} version={round.version}>
        <Conflict
          visit={visit}
          who={other.who ?? t.somebody}
          at={other.at}
          fields={conflictsIn(roundFields(visit, lists), mine, theirs)}
        />
      </Form>
    </Page>
  )
}
