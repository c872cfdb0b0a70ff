import type { AppealState, Decision, Letter, Whole } from '../../applications/index.ts'
import {
  Button,
  ButtonLink,
  type Children,
  DateInput,
  Form,
  InsetText,
  Page,
  PrintButton,
  Radios,
  Swedish,
  Tag,
  Textarea,
} from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Appeal } from '../queries/around.ts'
import { staffTexts, texts } from '../texts/index.ts'

export type DecisionProps = {
  visit: Shown
  whole: Whole
  decision: Decision
  letter: Letter
  /** Reference of the delegation, and who decided: a name for staff, the part for the person. */
  by: string
  delegation: string | null
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

const outcomeKey = ({ kind, outcome }: Pick<Letter, 'kind' | 'outcome'>) =>
  `${kind}${outcome === 'yes' ? 'Yes' : 'No'}` as const

/** The letter as a page: outcome first, why, what happens next, how to appeal. The decision itself is in Swedish. */
export function DecisionPage(props: DecisionProps) {
  const { visit, whole, letter, decision, isOld } = props
  const t = texts(visit.language).decisions
  const said = t.outcome[outcomeKey(letter)]
  return (
    <Page visit={visit} title={t[letter.kind]} back={`/ansokningar/${whole.id}`} problems={props.problems}>
      {visit.language !== 'sv' && <InsetText>{said}</InsetText>}
      {isOld && (
        <p>
          <Tag tone="wait">{t.old}</Tag>
        </p>
      )}
      <InSwedish visit={visit}>
        <LetterText {...props} />
      </InSwedish>
      <PrintButton visit={visit} />
      <Reading {...props} />
      <Appeals {...props} />
      {decision.outcome === 'no' && <ButtonLink href="/kurser">{t.findCourse}</ButtonLink>}
    </Page>
  )
}

const InSwedish = ({ visit, children }: { visit: Shown; children?: Children }) =>
  visit.language === 'sv' ? (
    children
  ) : (
    <div lang="sv" dir="ltr">
      {children}
    </div>
  )

function LetterText({ whole, decision, letter, by, delegation }: DecisionProps) {
  const t = texts('sv').decisions
  const reasons = texts('sv').reasons as Record<string, string>
  const lines = [...letter.grounds.map((code) => reasons[code] ?? code), letter.text].filter(Boolean)
  return (
    <article>
      <p class="lead">
        <strong>{t.outcome[outcomeKey(letter)]}</strong>
      </p>
      <p>
        <Swedish>{whole.of.title}</Swedish>
      </p>
      <h2>{t.because}</h2>
      {lines.length > 0 ? lines.map((line) => <p>{line}</p>) : <p>{t.noText}</p>}
      <h2>{t.nextTitle}</h2>
      <p>{letter.nextCourse ? t.nextNo : t.nextYes}</p>
      {letter.outcome === 'no' && <HowToAppeal letter={letter} />}
      <dl class="summary">
        <Fact name={t.number} value={decision.registerNumber} />
        <Fact name={t.day} value={formatDate('sv', decision.decidedAt)} />
        <Fact name={t.by} value={by} />
        {delegation && <Fact name={t.delegation} value={delegation} />}
      </dl>
    </article>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <bdi>{value}</bdi>
    </dd>
  </div>
)

function HowToAppeal({ letter: { appeal } }: Pick<DecisionProps, 'letter'>) {
  const t = texts('sv').decisions
  return (
    <>
      <h2>{t.appealTitle}</h2>
      {appeal ? (
        <>
          <p>{t.appeal(appeal.days)}</p>
          <p>{appeal.lastDay ? t.appealLast(formatDate('sv', appeal.lastDay, 'long')) : t.appealNotYet}</p>
        </>
      ) : (
        <p>{t.noAppeal}</p>
      )}
    </>
  )
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
  const { visit, appeals, letter } = props
  const t = texts(visit.language).decisions
  if (!letter.appeal && appeals.length === 0) return null
  return (
    <section>
      <h2>{t.appeals}</h2>
      {appeals.map((appeal) => (
        <One {...props} appeal={appeal} />
      ))}
      {letter.appeal && appeals.length === 0 && <Write {...props} />}
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
