import { Icon } from '../chrome/icon.tsx'
import { type Children, fieldId, type Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

/** What every field takes. The name is also its key among the problems of the page. */
export type FieldProps = {
  visit: Spoken
  name: string
  label: string
  hint?: Children
  problem?: string | undefined
  optional?: boolean | undefined
  /** The heading of the page already asks: the label is for those who hear the page. */
  asked?: boolean | undefined
}

const hintId = (name: string) => `${fieldId(name)}-hint`
const problemId = (name: string) => `${fieldId(name)}-problem`

/** Ids of the texts that belong to the field, in the order in which they stand on the page. */
export function describedBy({ name, hint, problem }: Pick<FieldProps, 'name' | 'hint' | 'problem'>, more?: string) {
  const ids = [hint && hintId(name), problem && problemId(name), more].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Attributes that bind a control to its label, hint and problem. */
export const bound = (props: FieldProps, more?: string) => ({
  id: fieldId(props.name),
  name: props.name,
  'aria-describedby': describedBy(props, more),
  'aria-invalid': props.problem ? 'true' : undefined,
})

export const Optional = ({ visit, optional }: Pick<FieldProps, 'visit' | 'optional'>) =>
  optional ? <span class="quiet"> {texts(visit.language).form.optional}</span> : null

export const Hint = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) =>
  hint ? (
    <p class="hint" id={hintId(name)}>
      {hint}
    </p>
  ) : null

/** Between hint and field, with the word "Fel:" and a shape besides its colour. */
export const ErrorMessage = ({ visit, name, problem }: Pick<FieldProps, 'visit' | 'name' | 'problem'>) =>
  problem ? (
    <p class="problem" id={problemId(name)}>
      <Icon name="stop" />
      <span>
        <strong>{texts(visit.language).form.problem}</strong> {problem}
      </span>
    </p>
  ) : null

/** Label above, hint under it, problem between hint and control. */
export const Field = (props: FieldProps & { children?: Children }) => (
  <div class={props.problem ? 'field bad' : 'field'}>
    <label class={props.asked ? 'label hidden' : 'label'} for={fieldId(props.name)}>
      {props.label}
      <Optional {...props} />
    </label>
    <Hint {...props} />
    <ErrorMessage {...props} />
    {props.children}
  </div>
)
