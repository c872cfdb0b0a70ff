import type { Whole } from '../../applications/index.ts'
import { Button, type Children, DateInput, Form, Page, Radios, Select, Textarea } from '../../design/index.ts'
import { reasonTexts } from '../../letters/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import { staffTexts, texts } from '../texts/index.ts'

export type Common = { visit: Shown; whole: Whole; raw: Raw; problems: Record<string, string> }
export const choices = (from: Record<string, string>) => Object.entries(from).map(([value, text]) => ({ value, text }))
const dateOf = (raw: Raw, name: string) => ({
  day: typed(raw, `${name}-day`),
  month: typed(raw, `${name}-month`),
  year: typed(raw, `${name}-year`),
})

type SmallProps = Common & {
  title: string
  text?: string
  of: string
  version?: number
  press: string
  children?: Children
}
/** One theme, one form, one button. */
export const Small = ({
  visit,
  whole,
  problems,
  title,
  text,
  of,
  version = whole.version,
  press,
  children,
}: SmallProps) => (
  <Page visit={visit} title={title} back={`/ansokningar/${whole.id}`} problems={problems}>
    {text && <p class="lead">{text}</p>}
    <Form visit={visit} of={`/ansokningar/${whole.id}/${of}`} version={version}>
      {children}
      <Button>{press}</Button>
    </Form>
  </Page>
)

const pauses = ['illness', 'parentalLeave', 'travel', 'waitedForDocuments', 'other']
export function PausePage(props: Common) {
  const { visit, raw, problems } = props
  const t = texts(visit.language).pause
  const reasons = reasonTexts(visit.language)
  return (
    <Small {...props} title={t.title} text={t.text} of="paus" press={t.press}>
      <DateInput visit={visit} name="until" label={t.until} value={dateOf(raw, 'until')} problem={problems.until} />
      <Radios
        visit={visit}
        name="reason"
        label={t.reason}
        choices={pauses.map((code) => ({ value: code, text: reasons[code] ?? code }))}
        value={typed(raw, 'reason')}
        problem={problems.reason}
      />
    </Small>
  )
}

type Colleague = { id: string; name: string; title: string }
export function ResponsiblePage(props: Common & { colleagues: readonly Colleague[] }) {
  const { visit, raw, problems, colleagues } = props
  const t = staffTexts(visit.language).responsible
  const options = colleagues.map(({ id, name, title }) => ({ value: id, text: title ? `${name}, ${title}` : name }))
  return (
    <Small {...props} title={t.title} of="ansvarig" press={t.press}>
      <Select
        visit={visit}
        name="to"
        label={t.label}
        options={options}
        value={typed(raw, 'to')}
        problem={problems.to}
      />
    </Small>
  )
}

type DocumentProps = Common & { document: Whole['documents'][number]; fileName: string | undefined }
/** Staff read one document: three answers, and why when it is no. */
export function ReadPage(props: DocumentProps) {
  const { visit, whole, raw, problems, document, fileName } = props
  const t = staffTexts(visit.language).documents
  return (
    <Small
      {...props}
      title={t.title(document.label)}
      of={`handlingar/${document.id}`}
      version={document.version}
      press={t.press}
    >
      {document.file && (
        <p>
          <a href={`/ansokningar/${whole.id}/filer/${document.file}`} download>
            {texts(visit.language).documents.open}: <bdi>{fileName}</bdi>
          </a>
        </p>
      )}
      <Radios
        visit={visit}
        name="status"
        label={t.status}
        choices={choices(t.statuses)}
        value={typed(raw, 'status') || document.status}
        problem={problems.status}
      />
      <Textarea
        visit={visit}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={typed(raw, 'reason') || (document.reason ?? '')}
        problem={problems.reason}
        rows={3}
        optional
      />
    </Small>
  )
}
