import type { Whole } from '../../applications/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkboxes,
  DateInput,
  Form,
  Input,
  Page,
  Quiet,
  Radios,
  Textarea,
} from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatDateTime } from '../../shared/texts.ts'
import type { Around } from '../queries/around.ts'
import type { Message, Side, Talk } from '../queries/talk.ts'
import { staffTexts, texts } from '../texts/index.ts'

type Common = { visit: Shown; whole: Whole; raw: Raw; problems: Record<string, string> }
type MessagesProps = Common & { talk: Talk; page: number; own: boolean; side: Side; sides: readonly Side[] }

/** What is said between two sides, the newest last, and a place to write. Never by mail in clear. */
export function MessagesPage({ visit, whole, talk, page, own, side, sides, raw, problems }: MessagesProps) {
  const t = texts(visit.language).messages
  const only = sides.length === 1 ? sides[0] : undefined
  return (
    <Page visit={visit} title={t.title} back={`/ansokningar/${whole.id}`} problems={problems}>
      {talk.messages.length === 0 && <p>{t.none}</p>}
      <Further visit={visit} of={whole.id} page={page} older={talk.older} />
      {talk.messages.map((message) => (
        <One visit={visit} message={message} names={talk.names} side={side} />
      ))}
      <Form visit={visit} of={`/ansokningar/${whole.id}/meddelanden`}>
        {only ? (
          <input type="hidden" name="to" value={only} />
        ) : (
          <Radios
            visit={visit}
            name="to"
            label={t.to}
            choices={sides.map((one) => ({ value: one, text: t.parties[one] }))}
            value={typed(raw, 'to')}
            problem={problems.to}
          />
        )}
        <Textarea
          visit={visit}
          name="text"
          label={t.text}
          hint={own ? t.hint : undefined}
          value={typed(raw, 'text')}
          problem={problems.text}
          limit={4000}
        />
        <Button>{t.send}</Button>
      </Form>
    </Page>
  )
}

type FurtherProps = { visit: Shown; of: string; page: number; older: boolean }
function Further({ visit, of, page, older }: FurtherProps) {
  const t = texts(visit.language).messages
  const href = (sida: number) => `/ansokningar/${of}/meddelanden${sida > 1 ? `?sida=${sida}` : ''}`
  if (!older && page === 1) return null
  return (
    <ButtonGroup>
      {older && (
        <ButtonLink kind="secondary" href={href(page + 1)}>
          {t.older}
        </ButtonLink>
      )}
      {page > 1 && (
        <ButtonLink kind="secondary" href={href(page - 1)}>
          {t.newer}
        </ButtonLink>
      )}
    </ButtonGroup>
  )
}

type OneProps = { visit: Shown; message: Message; names: Talk['names']; side: Side }
function One({ visit, message, names, side }: OneProps) {
  const t = texts(visit.language).messages
  const { fromParty, fromAccount, text, at, answerBy, readAt, toParty, language } = message
  const name = fromAccount && fromParty !== 'applicant' && names[fromAccount]
  return (
    <article class="box">
      <p>
        <strong>{t.from(name ? `${name}, ${t.parties[fromParty]}` : t.parties[fromParty])}</strong>{' '}
        <Quiet>
          <time datetime={at.toISOString()}>{formatDateTime(visit.language, at)}</time>
        </Quiet>
      </p>
      <p lang={language} dir="auto">
        {text}
      </p>
      {answerBy && !readAt && toParty === side && (
        <p class="quiet">{t.answerBy(formatDate(visit.language, answerBy))}</p>
      )}
    </article>
  )
}

const dateOf = (raw: Raw, name: string) => ({
  day: typed(raw, `${name}-day`),
  month: typed(raw, `${name}-month`),
  year: typed(raw, `${name}-year`),
})

export function BookPage({ visit, whole, raw, problems }: Common) {
  const t = staffTexts(visit.language).appointments
  const names = texts(visit.language).appointments
  const kinds = (['levelTest', 'interview', 'start'] as const).map((value) => ({ value, text: names[value] }))
  return (
    <Page visit={visit} title={t.title} back={`/ansokningar/${whole.id}`} problems={problems}>
      <Form visit={visit} of={`/ansokningar/${whole.id}/tider`}>
        <Radios
          visit={visit}
          name="kind"
          label={t.kind}
          choices={kinds}
          value={typed(raw, 'kind')}
          problem={problems.kind}
        />
        <WhenAndWhere visit={visit} raw={raw} problems={problems} />
        <Checkboxes
          visit={visit}
          name="interpreter"
          label={t.interpreter}
          asked
          choices={[{ value: 'ja', text: t.interpreter }]}
          values={[typed(raw, 'interpreter')]}
        />
        <Button>{t.press}</Button>
      </Form>
    </Page>
  )
}

function WhenAndWhere({ visit, raw, problems }: Omit<Common, 'whole'>) {
  const t = staffTexts(visit.language).appointments
  return (
    <>
      <DateInput visit={visit} name="day" label={t.day} value={dateOf(raw, 'day')} problem={problems.day} />
      <Input
        visit={visit}
        name="time"
        label={t.time}
        hint={t.timeHint}
        value={typed(raw, 'time')}
        problem={problems.time}
        room={8}
        ltr
      />
      <Input
        visit={visit}
        name="minutes"
        label={t.minutes}
        value={typed(raw, 'minutes') || '60'}
        problem={problems.minutes}
        inputmode="numeric"
        room={4}
        ltr
      />
      <Input visit={visit} name="place" label={t.place} value={typed(raw, 'place')} problem={problems.place} />
    </>
  )
}

type CancelProps = { visit: Shown; whole: Whole; appointment: Around['appointments'][number]; what: string }
export function CancelPage({ visit, whole, appointment, what }: CancelProps) {
  const t = staffTexts(visit.language).appointments
  return (
    <Page visit={visit} title={t.cancel} back={`/ansokningar/${whole.id}`}>
      <p class="lead">{what}</p>
      <Form visit={visit} of={`/ansokningar/${whole.id}/tider/${appointment.id}`}>
        <Button kind="danger">{t.cancel}</Button>
      </Form>
    </Page>
  )
}
