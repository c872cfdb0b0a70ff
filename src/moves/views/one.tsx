import { splitAt, stateTexts } from '../../applications/index.ts'
import {
  Box,
  Button,
  ButtonGroup,
  ButtonLink,
  Facts,
  Form,
  InsetText,
  Page,
  Radios,
  Tag,
  Textarea,
} from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/calendar.ts'
import { fromTo } from '../../shared/date-range.ts'
import { about, isLanguage } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatMoney } from '../../shared/texts.ts'
import { sidesOf } from '../move.ts'
import type { Going, MoveRow } from '../queries/moves.ts'
import { texts } from '../texts/index.ts'
import { Due } from './words.tsx'

export type MoveProps = {
  visit: Shown
  actor: Actor
  move: Seen<MoveRow>
  problems?: Record<string, string> | undefined
  answer?: string | undefined
  reason?: string | undefined
}

/** What the new home would pay: the whole before the first day, then the days that are left. */
function price(visit: Shown, move: MoveRow, going: Going): string {
  const t = texts(visit.language).one
  const amount = going.shares.find(({ kind }) => kind === 'municipality')?.amount ?? null
  if (amount === null) return t.noPrice
  const money = (ore: number) => formatMoney(visit.language, ore)
  if (going.state !== 'ongoing') return money(amount)
  const day = [move.splitDay ?? '', dayOf(visit.now)].sort().at(-1) ?? dayOf(visit.now)
  return t.priceFrom(money(splitAt(amount, fromTo(going.starts, going.ends), day).after), money(amount))
}

function OneGoing({ visit, move, going }: { visit: Shown; move: MoveRow; going: Going }) {
  const t = texts(visit.language).one
  const day = (at: string) => formatDate(visit.language, at)
  const states = stateTexts(visit.language).state as Record<string, { staff: string }>
  return (
    <Box title={going.course}>
      <Facts
        facts={[
          { term: t.state, value: states[going.state]?.staff ?? going.state },
          { term: t.school, value: <bdi lang="sv">{going.school}</bdi> },
          { term: t.time, value: `${day(going.starts)} – ${day(going.ends)}` },
          ...(move.kind === 'home'
            ? [{ term: move.here ? t.price : t.priceThere, value: price(visit, move, going) }]
            : []),
        ]}
      />
    </Box>
  )
}

function About({ visit, move }: MoveProps) {
  const t = texts(visit.language)
  const splitDay = move.here ? t.one.splitDay : t.one.splitDayThere
  return (
    <Facts
      facts={[
        { term: t.list.state, value: <Tag>{t.states[move.state]}</Tag> },
        { term: t.list.from, value: <bdi lang="sv">{move.fromName}</bdi> },
        { term: t.list.to, value: <bdi lang="sv">{move.toName}</bdi> },
        ...(move.toCourse ? [{ term: t.list.what, value: <bdi lang="sv">{move.toCourse}</bdi> }] : []),
        ...(move.state === 'waiting' ? [{ term: t.list.due, value: <Due visit={visit} due={move.due} /> }] : []),
        ...(move.splitDay ? [{ term: splitDay, value: formatDate(visit.language, move.splitDay) }] : []),
        ...(move.agreed ? [{ term: t.one.agreed, value: t.one.agreedHow[move.agreed] ?? '' }] : []),
        ...(move.language
          ? [
              {
                term: t.one.language,
                value: <bdi>{isLanguage(move.language) ? about[move.language].name : move.language}</bdi>,
              },
            ]
          : []),
        ...(move.interpreter ? [{ term: t.one.interpreter, value: t.one.yes }] : []),
        ...(move.text ? [{ term: t.one.says, value: <bdi lang="sv">{move.text}</bdi> }] : []),
        ...(move.reason ? [{ term: t.one.refused, value: <bdi lang="sv">{move.reason}</bdi> }] : []),
      ]}
    />
  )
}

function Answer({ visit, move, problems, answer, reason }: MoveProps) {
  const t = texts(visit.language).one
  return (
    <Form visit={visit} of={`/flyttar/${move.id}/svar`} version={move.version}>
      <Radios
        visit={visit}
        name="answer"
        label={t.answer}
        value={answer || undefined}
        problem={problems?.answer}
        choices={[
          { value: 'accept', text: move.kind === 'home' ? t.accept : t.acceptCourse },
          { value: 'refuse', text: t.refuse },
        ]}
      />
      <Textarea visit={visit} name="reason" label={t.reason} rows={2} value={reason} problem={problems?.reason} />
      <ButtonGroup>
        <Button>{t.send}</Button>
      </ButtonGroup>
    </Form>
  )
}

export function MovePage(props: MoveProps) {
  const { visit, actor, move, problems } = props
  const t = texts(visit.language).one
  const waits = move.state === 'waiting'
  const sides = waits ? sidesOf(actor, { ...move, unit: move.from }) : []
  const title = move.kind === 'home' ? t.title : t.courseTitle
  return (
    <Page visit={visit} title={title(move.name)} width="staff" back="/flyttar" problems={problems}>
      <About {...props} />
      {!waits && <InsetText>{t.gone}</InsetText>}
      {waits && <h2>{t.going}</h2>}
      {waits && move.going?.map((going) => <OneGoing visit={visit} move={move} going={going} />)}
      {waits && move.kind === 'home' && <p>{t.plan}</p>}
      {sides.includes('receiver') && <Answer {...props} />}
      {sides.includes('sender') && (
        <Form visit={visit} of={`/flyttar/${move.id}/aterta`} version={move.version}>
          <Button kind="secondary">{t.withdraw}</Button>
        </Form>
      )}
      <ButtonGroup>
        <ButtonLink kind="secondary" href="/flyttar">
          {t.back}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
