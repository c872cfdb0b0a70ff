import { isOpen } from '../../applications/index.ts'
import { Written } from '../../courses/index.ts'
import { Button, ButtonGroup, ButtonLink, Form, NextStep } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { refusalText } from '../standing.ts'
import type { OfferedStep } from '../steps.ts'
import { staffTexts, texts } from '../texts/index.ts'
import type { RecordProps } from './record.tsx'

const stepPath = (id: string, { to, component }: Pick<OfferedStep, 'to' | 'component'>): string =>
  `/ansokningar/${id}/steg/${to}?del=${component}`

const kindOf = (step: OfferedStep, primary: boolean) => (step.isDanger ? 'danger' : primary ? 'primary' : 'secondary')
type One = { visit: Shown; id: string; version: number; step: OfferedStep; primary: boolean }

/** A step that nothing more is asked for is carried out by its button; the others begin with a page of questions. */
function StepButton({ visit, id, version, step, primary }: One) {
  const kind = kindOf(step, primary)
  if (!step.isDirect) {
    return (
      <ButtonLink href={stepPath(id, step)} kind={kind}>
        {step.button}
      </ButtonLink>
    )
  }
  return (
    <Form visit={visit} of={`/ansokningar/${id}/steg/${step.to}`} version={version}>
      <input type="hidden" name="del" value={step.component} />
      <Button kind={kind}>{step.button}</Button>
    </Form>
  )
}

type Props = Pick<RecordProps, 'visit' | 'whole' | 'steps' | 'own' | 'payments'>
const answers = ['accepted', 'declined', 'with_home']

/** The applicant's one next step in the yellow panel; what else they may do below. */
export function ApplicantActions({ visit, whole, steps }: Props) {
  const now = steps.filter(({ to }) => answers.includes(to))
  return now.length > 0 ? (
    <NextStep visit={visit}>
      <Missing visit={visit} whole={whole} />
      <Buttons visit={visit} whole={whole} steps={now} />
    </NextStep>
  ) : (
    <p>{texts(visit.language).record.nothing}</p>
  )
}

/** What is asked for, one line each, with the way to send it. */
function Missing({ visit, whole }: Pick<RecordProps, 'visit' | 'whole'>) {
  const t = texts(visit.language).documents
  const wanted = whole.documents.filter(({ status }) => status === 'missing' || status === 'rejected')
  if (whole.state !== 'completion' || wanted.length === 0) return null
  return (
    <ul>
      {wanted.map(({ id, label, status }) => (
        <li>
          <a href={`/ansokningar/${whole.id}/handlingar/${id}`}>
            {status === 'rejected' ? t.sendAgain : t.send}: <Written visit={visit} text={label} />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What the applicant may always do; the same calm place on every page. */
export function OtherActions({ visit, whole, steps }: Props) {
  const t = texts(visit.language)
  const others = steps.filter(({ to }) => !answers.includes(to))
  const ended = ['not_granted', 'not_admitted', 'not_selected', 'declined', 'withdrawn'].includes(whole.state)
  return (
    <section>
      <h2>{t.record.can}</h2>
      <Buttons visit={visit} whole={whole} steps={others} />
      {ended && (
        <ButtonGroup>
          <ButtonLink href={`/ansok/${whole.round}?kopia=${whole.id}`}>{t.record.again}</ButtonLink>
          <ButtonLink href="/kurser" kind="secondary">
            {t.record.other}
          </ButtonLink>
        </ButtonGroup>
      )}
      {isOpen(whole.state) && <PauseLink visit={visit} whole={whole} />}
      <p>
        <a href={`/ansokningar/${whole.id}/meddelanden`}>{t.messages.open}</a>
      </p>
    </section>
  )
}

/** To the page that stops the clock, or the button that lets it run again. */
export function PauseLink({ visit, whole }: Pick<Props, 'visit' | 'whole'>) {
  const t = texts(visit.language).pause
  const page = `/ansokningar/${whole.id}/paus`
  if (!whole.pausedUntil)
    return (
      <p>
        <a href={page}>{t.link}</a>
      </p>
    )
  return (
    <Form visit={visit} of={`${page}/slut`} version={whole.version}>
      <Button kind="secondary" small>
        {t.resume}
      </Button>
    </Form>
  )
}

type ButtonsProps = Pick<Props, 'visit' | 'whole' | 'steps'> & { quiet?: boolean }
/** One primary button a page: the first, unless something above it is. */
const Buttons = ({ visit, whole, steps, quiet }: ButtonsProps) => (
  <ButtonGroup>
    {steps.map((step, index) => (
      <StepButton visit={visit} id={whole.id} version={whole.version} step={step} primary={index === 0 && !quiet} />
    ))}
  </ButtonGroup>
)

/** Staff: what can be done now, and what cannot yet with the sentence that says what would help. */
export function StaffActions({ visit, whole, steps, payments }: Props) {
  const t = texts(visit.language).record
  const open = steps.filter(({ why }) => why === null)
  const closed = steps.filter(({ why }) => why !== null)
  const many = whole.components.length > 1
  return (
    <section>
      <h2>{t.steps}</h2>
      {payments.length > 0 && (
        <ButtonGroup>
          {payments.map(({ href, text }) => (
            <ButtonLink href={href}>{text}</ButtonLink>
          ))}
        </ButtonGroup>
      )}
      {whole.components.map((component) => (
        <Part
          visit={visit}
          whole={whole}
          steps={open.filter((step) => step.component === component.id)}
          many={many}
          quiet={payments.length > 0}
        />
      ))}
      {payments.length + steps.length === 0 && <p>{t.noSteps}</p>}
      {closed.length > 0 && <Closed visit={visit} steps={closed} />}
    </section>
  )
}

type PartProps = ButtonsProps & { many: boolean; quiet: boolean }
function Part({ visit, whole, steps, many, quiet }: PartProps) {
  if (steps.length === 0) return null
  const usual = steps.filter(({ isDanger }) => !isDanger)
  const no = steps.filter(({ isDanger }) => isDanger)
  const kind = whole.components.find(({ id }) => id === steps[0]?.component)?.kind
  return (
    <>
      {many && kind && <h3>{staffTexts(visit.language).tracks.kinds[kind]}</h3>}
      <Buttons visit={visit} whole={whole} steps={usual} quiet={quiet} />
      <Buttons visit={visit} whole={whole} steps={no} />
    </>
  )
}

function Closed({ visit, steps }: { visit: Shown; steps: readonly OfferedStep[] }) {
  const t = texts(visit.language).record
  return (
    <>
      <h3>{t.notNow}</h3>
      <ul>
        {steps.map(({ title, why }) => (
          <li>
            {title}: {why && refusalText(why.why, visit.language)}
          </li>
        ))}
      </ul>
    </>
  )
}
