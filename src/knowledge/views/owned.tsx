import {
  Button,
  ButtonGroup,
  Form,
  InsetText,
  Links,
  Page,
  TaskList,
  Textarea,
  type Shown as Visit,
  WarningText,
} from '../../design/index.ts'
import { formatDate, plural } from '../../shared/texts.ts'
import { texts as bankTexts } from '../bank/texts/index.ts'
import { lacksFor } from '../domain/evidence.ts'
import {
  actsFor,
  type ExampleAct,
  type ExampleActor,
  evidenceOf,
  type FormPart,
  formParts,
  isEditable,
  unanswered,
} from '../domain/example.ts'
import { isField, type PublishingLack } from '../domain/publishing.ts'
import type { Owned } from '../queries/bank.ts'
import type { Rated } from '../rated.ts'
import { texts } from '../texts/index.ts'
import { StageTag } from './bank.tsx'
import { TemplateRows } from './example.tsx'
import { LevelTag } from './examples.tsx'
import type { Told } from './told.ts'

export type OwnedProps = {
  visit: Visit
  example: Rated<Owned>
  by: ExampleActor[]
  /** Where a demonstration shows the letter that it does not send. */
  letter?: string | undefined
} & Told

/** In words: the names of the fields, and what stands beside them. */
export function lackWords(visit: Visit, lacks: readonly PublishingLack[]): string {
  const { fields } = texts(visit.language).examples
  const t = bankTexts(visit.language).staff
  const also = { ingress: t.ingressLack, level: t.levelLack, cause: t.cause, mail: t.mailLack }
  return lacks
    .map((lack) => (isField(lack) ? fields[lack].toLocaleLowerCase(visit.language) : also[lack as keyof typeof also]))
    .join(', ')
}

const Parts = ({ visit, example }: OwnedProps) => {
  const t = bankTexts(visit.language).staff
  const open = unanswered(example.template)
  const own = `/exempelbanken/${example.id}`
  const task = (part: keyof typeof t.parts, left: number) => ({
    id: part,
    text: t.parts[part],
    href: `${own}/${part}`,
    hint: left > 0 ? plural(visit.language, left, t.leftOf) : undefined,
    state: left > 0 ? ('now' as const) : ('done' as const),
  })
  const leftIn = (part: FormPart) =>
    open.filter((field) => (formParts[part] as readonly string[]).includes(field)).length
  const lacks = lacksFor(evidenceOf(example.template, example.evidence)).length
  return (
    <TaskList
      visit={visit}
      tasks={[
        task('rubrik', example.ingress ? 0 : 1),
        ...(Object.keys(formParts) as FormPart[]).map((part) => task(part, leftIn(part))),
        { ...task('bevis', lacks), state: lacks > 0 ? ('later' as const) : ('done' as const) },
        task('kontakt', example.hasMail ? 0 : 1),
      ]}
    />
  )
}

/** What ends an example is never the button that stands out. */
const kinds: Partial<Record<ExampleAct, 'danger' | 'secondary'>> = { close: 'secondary', withdraw: 'danger' }
const Acts = ({ visit, example, by, problems = {}, typed = {} }: OwnedProps) => {
  const t = bankTexts(visit.language).staff
  const acts = actsFor(example.stage, by)
  if (acts.length === 0) return null
  const asksWhy = acts.some((act) => ['return', 'close', 'withdraw'].includes(act))
  return (
    <Form visit={visit} of={`/exempelbanken/${example.id}/steg`} version={example.version}>
      {asksWhy && (
        <Textarea
          visit={visit}
          name="varfor"
          label={t.why}
          value={typed.varfor}
          problem={problems.varfor}
          rows={3}
          limit={1000}
        />
      )}
      <ButtonGroup>
        {acts.map((act, at) => (
          <Button name="gor" value={act} kind={kinds[act] ?? (at === 0 ? undefined : 'secondary')}>
            {t.acts[act]}
          </Button>
        ))}
      </ButtonGroup>
    </Form>
  )
}

export const OwnedPage = (props: OwnedProps) => {
  const { visit, example, problems, status, letter } = props
  const t = bankTexts(visit.language).staff
  const shown = ['published', 'grey', 'closed'].includes(example.stage)
  return (
    <Page visit={visit} title={example.title} back="/exempelbanken" width="staff" problems={problems} status={status}>
      <p>
        <StageTag visit={visit} stage={example.stage} /> <LevelTag visit={visit} level={example.level} />
      </p>
      {example.returnedWhy && <WarningText visit={visit}>{t.returnedWhy(example.returnedWhy)}</WarningText>}
      {example.askedAt && example.stage === 'published' && (
        <p>{t.askedOn(formatDate(visit.language, example.askedAt))}</p>
      )}
      {letter && (
        <InsetText>
          <a href={letter}>{t.letter}</a>
        </InsetText>
      )}
      {shown && <Links links={[{ href: `/goda-exempel/${example.slug}`, text: t.view }]} />}
      {isEditable(example.stage) && <Parts {...props} />}
      <Acts {...props} />
      <h2>{t.example}</h2>
      <p class="lead">{example.ingress}</p>
      <TemplateRows visit={visit} template={example.template} where={example.organisationName} />
    </Page>
  )
}
