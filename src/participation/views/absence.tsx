import {
  Button,
  ButtonGroup,
  ButtonLink,
  DateInput,
  Form,
  InsetText,
  Lead,
  NotificationBanner,
  Page,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { daysAway, lastPresent } from '../absence.ts'
import type { Absences } from '../acts/absence.ts'
import { texts } from '../texts/index.ts'

type Typed = { day?: string; month?: string; year?: string }
type Props = {
  visit: Shown
  found: Absences
  typed?: Typed
  problem?: string | undefined
  status?: string | undefined
}

function Going({ visit, found: { application, open, signals } }: Props) {
  const t = texts(visit.language).absence
  if (!open) return null
  const day = (at: string) => formatDate(visit.language, at)
  return (
    <InsetText>
      <p>{t.going(day(open.fromDay), daysAway(open.fromDay, visit.now))}</p>
      {signals.length > 0 && <p>{t.signals(signals.join(', '))}</p>}
      <p>{t.last(day(lastPresent(open.fromDay)))}</p>
      <p>
        <a href={`/ansokningar/${application.id}/steg/interrupted`}>{t.breakOff}</a>
      </p>
    </InsetText>
  )
}

function Note({ visit, found: { application, open }, typed, problem }: Props) {
  const t = texts(visit.language).absence
  return (
    <Form visit={visit} of={`/ansokningar/${application.id}/franvaro`}>
      <DateInput
        visit={visit}
        name="day"
        label={open ? t.back : t.away}
        hint={t.awayHint}
        value={typed}
        problem={problem}
      />
      <ButtonGroup>
        <Button name="act" value={open ? 'back' : 'away'}>
          {open ? t.noteBack : t.noteAway}
        </Button>
      </ButtonGroup>
    </Form>
  )
}

function Earlier({ visit, found: { absences } }: Props) {
  const t = texts(visit.language).absence
  const ended = absences.flatMap(({ fromDay, toDay }) => (toDay ? [{ fromDay, toDay }] : []))
  if (ended.length === 0) return null
  return (
    <>
      <h2>{t.earlier}</h2>
      <ul>
        {ended.map(({ fromDay, toDay }) => (
          <li>{t.period(formatDate(visit.language, fromDay), formatDate(visit.language, toDay))}</li>
        ))}
      </ul>
    </>
  )
}

export function AbsencePage(props: Props) {
  const { visit, found, problem, status } = props
  const t = texts(visit.language).absence
  const { application, name } = found
  const record = `/ansokningar/${application.id}`
  return (
    <Page
      visit={visit}
      title={t.title(name)}
      width="staff"
      back={`/kurstillfallen/${application.round}/startlista`}
      problems={problem ? { day: problem } : {}}
      status={status && <NotificationBanner title={status} />}
    >
      <Lead>{t.lead}</Lead>
      {application.state === 'ongoing' ? (
        <>
          <Going {...props} />
          <Note {...props} />
        </>
      ) : (
        <InsetText>{t.notOngoing}</InsetText>
      )}
      <Earlier {...props} />
      <ButtonGroup>
        <ButtonLink kind="secondary" href={record}>
          {t.toRecord}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
