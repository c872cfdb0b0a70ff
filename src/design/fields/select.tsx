import { texts } from '../texts/index.ts'
import { bound, Field, type FieldProps } from './field.tsx'

export type Option = { value: string; text: string }
type Props = FieldProps & {
  options: Option[]
  value?: string | undefined
  /** The first, empty row; "Välj" where nothing else is said. */
  empty?: string | undefined
}

/** At most fifteen rows; radios where there is room, a list on a page of its own where there are more. */
export const Select = (props: Props) => (
  <Field {...props}>
    <select {...bound(props)} class="input select">
      <option value="">{props.empty ?? texts(props.visit.language).form.choose}</option>
      {props.options.map(({ value, text }) => (
        <option value={value} selected={value === props.value}>
          {text}
        </option>
      ))}
    </select>
  </Field>
)
