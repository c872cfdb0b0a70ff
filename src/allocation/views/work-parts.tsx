import { type Children, Details, Form, Input, type Problems, type Shown } from '../../design/index.ts'
import type { StoredRule } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'

/** A row of a file with what is to be changed in it, under the file's own headings. */
export type WrongRow = { row: number; cells: string; problems: { column: string; why: string }[] }
export type WorkProps = {
  visit: Shown
  rules: StoredRule[]
  /** Which of the forms was refused, with what was typed in it. */
  of?: string
  problems?: Problems
  typed?: Record<string, string>
  chosen?: string[]
  status?: string | undefined
  /** The site's own. */
  county: string
  /** Rows of a file that could not be taken. */
  wrong?: readonly WrongRow[]
}
/** One of the forms, by the last word of its address. */
type Part = WorkProps & { name: string }

export const fieldOf =
  ({ visit, name: form, of, problems, typed = {} }: Part, usual: Record<string, string> = {}) =>
  (name: string) =>
    problems && of === form
      ? { visit, name, value: typed[name], problem: problems[name] }
      : { visit, name, value: usual[name] }

export const Kept = (props: Part) => {
  const t = texts(props.visit.language).staff.kept
  const field = fieldOf(props)
  return (
    <>
      <Input {...field('fran')} label={t.from} hint={t.dayHint} room={12} />
      <Input {...field('till')} label={t.to} room={12} />
      <Input {...field('kalla')} label={t.source} />
      <Input {...field('av')} label={t.by} />
      <Input {...field('nummer')} label={t.ref} />
    </>
  )
}

type StepProps = Pick<Part, 'visit' | 'name' | 'of'> & { title: string; children?: Children }
/** Folded, but for the one that is most often used and the one that was refused. */
export const Step = ({ visit, name, of, title, children }: StepProps) => (
  <Details title={title} open={of === name}>
    <Form visit={visit} of={`/fordelning/arbete/${name}`} multipart={name === 'underlag' || name.endsWith('-fil')}>
      {children}
    </Form>
  </Details>
)
