import type { AppealState, Decision, Letter, Whole } from '../../applications/index.ts'
import { Button, ButtonLink, DateInput, Form, InsetText, Page, Radios, Tag, Textarea } from '../../design/index.ts'
import { InterpreterForm, LetterText, LetterWays, type ReadLetter } from '../../letters/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Appeal } from '../queries/around.ts'
import { staffTexts, texts } from '../texts/index.ts'

export type DecisionProps = {
  visit: Shown
  whole: Whole
  decision: Decision
  /** As it was filed, or will be. */
  letter: ReadLetter
  /** Whether and until when it may be appealed. */
  limit: Letter
  isOld: boolean
  appeals: readonly Appeal[]
  /** Where an appeal may go next, for those who answer it. */
  moves: (appeal: Appeal) => readonly AppealState[]
  own: boolean
  /** Staff who register what came by post or at the desk. */
  registers: boolean
  raw: Raw
  problems: Record<string, string>
}

/** The letter as a page, and what can be done about it. Old decisions stay, with a word that there is a newer one. */
export function DecisionPage(props: DecisionProps) {
  const { visit, whole, decision, letter, isOld } = props
  const t = texts(visit.language).decisions
  return (
    <Page visit={visit} title={t[decision.kind]} back={`/ansokningar/${whole.id}`} problems={props.problems}>
      {isOld && (
        <p>
          <Tag tone="wait">{t.old}</Tag>
        </p>
      )}
      <LetterText visit={visit} letter={letter.letter} />
      <LetterWays visit={visit} application={whole.id} letter={letter.row?.id ?? null} />
      <InterpreterForm
        visit={visit}
        of={`/ansokningar/${whole.id}/tolk`}
        asked={whole.applicant?.interpreter ?? false}
      />
      <LastDay {...props} />
      <Reading {...props} />
      <Appeals {...props} />
      {decision.outcome === 'no' && <ButtonLink href="/kurser">{t.findCourse}</ButtonLink>}
    </Page>
  )
}

/** The time to appeal runs from the day of reading, which the letter cannot know. */
function LastDay({ visit, limit }: Pick<DecisionProps, 'visit' | 'limit'>) {
  const t = texts(visit.language).decisions
  if (!limit.appeal) return null
  const { lastDay } = limit.appeal
  return <p>{lastDay ? t.appealLast(formatDate(visit.language, lastDay, 'long')) : t.appealNotYet}</p>
}

/** From the day somebody got to know the time runs: pressed by the person, or registered by the desk. */
function Reading({ visit, whole, decision, own, registers, raw, problems }: DecisionProps) {
  const t = texts(visit.language).decisions
  const desk = staffTexts(visit.language).decisions
  const path = `/ansokningar/${whole.id}/beslut/${decision.id}/last`
  if (decision.notifiedAt) return <p class="quiet">{t.wasRead(formatDate(visit.language, decision.notifiedAt))}</p>
  if (own) {
    return (
      <Form visit={visit} of={path}>
        <input type="hidden" name="how" value="page" />
        <Button kind="secondary">{t.read1}</Button>
      </Form>
    )
  }
  if (!registers) return null
  return (
    <Form visit={visit} of={path}>
      <h2>{desk.notified}</h2>
      <DateInput visit={visit} name="day" label={desk.day} value={dateOf(raw, 'day')} problem={problems.day} />
      <Radios
        visit={visit}
        name="how"
        label={desk.how}
        choices={choices(desk.channels)}
        value={typed(raw, 'how')}
        problem={problems.how}
      />
      <Button kind="secondary">{desk.press}</Button>
    </Form>
  )
}

const choices = (from: Record<string, string>) => Object.entries(from).map(([value, text]) => ({ value, text }))
const dateOf = (raw: Raw, name: string) => ({
  day: typed(raw, `${name}-day`),
  month: typed(raw, `${name}-month`),
  year: typed(raw, `${name}-year`),
})

function Appeals(props: DecisionProps) {
  const { visit, appeals, limit } = props
  const t = texts(visit.language).decisions
  if (!limit.appeal && appeals.length === 0) return null
  return (
    <section>
      <h2>{t.appeals}</h2>
      {appeals.map((appeal) => (
        <One {...props} appeal={appeal} />
      ))}
      {limit.appeal && appeals.length === 0 && <Write {...props} />}
    </section>
  )
}

function One({ visit, whole, moves, appeal, decision }: DecisionProps & { appeal: Appeal }) {
  const t = texts(visit.language).decisions
  const desk = staffTexts(visit.language).decisions
  const next = moves(appeal)
  return (
    <>
      <p>
        <Tag tone="wait">{t.state[appeal.state]}</Tag> {formatDate(visit.language, appeal.receivedAt)}
      </p>
      <InsetText>
        <bdi>{appeal.text}</bdi>
      </InsetText>
      {next.length > 0 && (
        <Form
          visit={visit}
          of={`/ansokningar/${whole.id}/beslut/${decision.id}/overklagande/${appeal.id}`}
          version={appeal.version}
        >
          <Radios
            visit={visit}
            name="to"
            label={desk.move}
            choices={next.map((state) => ({ value: state, text: t.state[state] }))}
          />
          <Button kind="secondary">{desk.movePress}</Button>
        </Form>
      )}
    </>
  )
}

function Write({ visit, whole, decision, own, registers, raw, problems }: DecisionProps) {
  const t = texts(visit.language).decisions
  const desk = staffTexts(visit.language).decisions
  if (!own && !registers) return null
  return (
    <Form visit={visit} of={`/ansokningar/${whole.id}/beslut/${decision.id}/overklagande`}>
      {!own && <h3>{desk.appeal}</h3>}
      {!own && (
        <DateInput visit={visit} name="day" label={desk.received} value={dateOf(raw, 'day')} problem={problems.day} />
      )}
      <Textarea
        visit={visit}
        name="text"
        label={own ? t.write : desk.text}
        hint={own ? t.writeHint : undefined}
        value={typed(raw, 'text')}
        problem={problems.text}
        limit={4000}
      />
      <Button kind="secondary">{own ? t.sendAppeal : desk.press}</Button>
    </Form>
  )
}
