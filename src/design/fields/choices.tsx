import { type Children, fieldId } from '../shown.ts'
import type { FieldProps } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

export type Choice = {
  value: string
  text: Children
  hint?: Children
  /** What is asked more, shown when this is chosen (and always where style is missing). */
  more?: Children
}
type Common = FieldProps & {
  choices: Choice[] /** Side by side: for two short answers. */
  inline?: boolean | undefined
}
type Row = { type: 'radio' | 'checkbox'; name: string; choice: Choice; at: number; chosen: boolean }

/** The first row carries the id of the field, which the summary of problems leads to. */
const rowId = (name: string, at: number) => (at === 0 ? fieldId(name) : `${fieldId(name)}-${at + 1}`)

function ChoiceRow({ type, name, choice, at, chosen }: Row) {
  const id = rowId(name, at)
  const hint = choice.hint ? `${id}-about` : undefined
  return (
    <div class={choice.hint ? 'choice hinted' : 'choice'}>
      <input type={type} id={id} name={name} value={choice.value} checked={chosen} aria-describedby={hint} />
      <label for={id}>{choice.text}</label>
      {choice.hint && (
        <p class="hint" id={hint}>
          {choice.hint}
        </p>
      )}
      {choice.more && <div class="more">{choice.more}</div>}
    </div>
  )
}

const Rows = (props: Common & { type: Row['type']; chosen: readonly string[] }) => (
  <Fieldset {...props}>
    <div class={props.inline ? 'choices inline' : 'choices'}>
      {props.choices.map((choice, at) => (
        <ChoiceRow
          type={props.type}
          name={props.name}
          choice={choice}
          at={at}
          chosen={props.chosen.includes(choice.value)}
        />
      ))}
    </div>
  </Fieldset>
)

export const Radios = (props: Common & { value?: string | undefined }) => (
  <Rows {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
)

export const Checkboxes = (props: Common & { values?: readonly string[] | undefined }) => (
  <Rows {...props} type="checkbox" chosen={props.values ?? []} />
)
