import type { Whole } from '../../applications/index.ts'
import { Button, Form, InsetText, Page } from '../../design/index.ts'
import type { Raw } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { fieldsOf, type OfferedStep } from '../steps.ts'
import { texts } from '../texts/index.ts'
import { fields } from './fields.tsx'

export type StepProps = {
  visit: Shown
  whole: Whole
  step: OfferedStep
  own: boolean
  raw: Raw
  /** Field to sentence. */
  problems: Record<string, string>
  /** Does the applicant have a higher choice on a reserve list? */
  staysOn: boolean
  municipalities: readonly { code: string; name: string }[]
}

/** One step's own small page: what will happen, what must be said, and the button. */
export function StepPage(props: StepProps) {
  const { visit, whole, step, problems } = props
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={step.title} back={`/ansokningar/${whole.id}`} problems={problems}>
      <p class="quiet">
        <bdi lang="sv">{whole.of.title}</bdi>
      </p>
      <p class="lead">{step.text}</p>
      {step.to === 'accepted' && <InsetText>{t.step.others}</InsetText>}
      {step.twoPeople && <InsetText>{t.record.twoPeople}</InsetText>}
      <Form visit={visit} of={`/ansokningar/${whole.id}/steg/${step.to}`} version={whole.version}>
        <input type="hidden" name="del" value={step.component} />
        {fieldsOf(step).map((name) => fields[name]({ ...props, name, problem: problems[name] }))}
        <Button kind={step.isDanger ? 'danger' : 'primary'}>{step.button}</Button>
      </Form>
      <p class="quiet">{t.step.undoWithin}</p>
    </Page>
  )
}

type Told = { visit: Shown; id: string; title: string; text: string; way: string; kept?: readonly string[] }
/** The step could not be taken: why, what would help, and the way back. */
export const ToldPage = ({ visit, id, title, text, way, kept = [] }: Told) => (
  <Page visit={visit} title={title} problem back={`/ansokningar/${id}`}>
    <p class="lead">{text}</p>
    {kept.length > 0 && (
      <InsetText>
        <p>
          <strong>{texts(visit.language).conflict.kept}</strong>
        </p>
        {kept.map((line) => (
          <p>
            <bdi>{line}</bdi>
          </p>
        ))}
      </InsetText>
    )}
    <p>
      <a href={`/ansokningar/${id}`}>{way}</a>
    </p>
  </Page>
)

type UndoProps = { visit: Shown; whole: Whole; event: string; name: string }
export function UndoPage({ visit, whole, event, name }: UndoProps) {
  const t = texts(visit.language).undo
  return (
    <Page visit={visit} title={t.title(name)} back={`/ansokningar/${whole.id}`}>
      <p class="lead">{t.text}</p>
      <Form visit={visit} of={`/ansokningar/${whole.id}/angra/${event}`} version={whole.version}>
        <Button kind="danger">{t.press}</Button>
      </Form>
    </Page>
  )
}
