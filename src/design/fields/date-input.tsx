import { fieldId } from '../shown.ts'
import { texts } from '../texts/index.ts'
import type { FieldProps } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

export const dateParts = ['day', 'month', 'year'] as const
export type DatePart = (typeof dateParts)[number]
/** What was typed, kept as typed. */
export type TypedDate = { [Part in DatePart]?: string | undefined }
type Props = FieldProps & { value?: TypedDate | undefined; birth?: boolean | undefined }

/** Names of the three fields: `start` gives `start-day`, `start-month`, `start-year`. */
export const datePartName = (name: string, part: DatePart) => `${name}-${part}`
const autocomplete = { day: 'bday-day', month: 'bday-month', year: 'bday-year' } as const

function Part({ props, part }: { props: Props; part: DatePart }) {
  const id = part === 'day' ? fieldId(props.name) : `${fieldId(props.name)}-${part}`
  return (
    <div>
      <label for={id}>{texts(props.visit.language).form[part]}</label>
      <input
        class={part === 'year' ? 'input room-4' : 'input room-2'}
        id={id}
        name={datePartName(props.name, part)}
        value={props.value?.[part]}
        inputmode="numeric"
        autocomplete={props.birth ? autocomplete[part] : 'off'}
        dir="ltr"
        aria-invalid={props.problem ? 'true' : undefined}
      />
    </div>
  )
}

/** Three fields that take 3, 03 and "mars": faster and surer than a calendar for a day one knows. */
export const DateInput = (props: Props) => (
  <Fieldset {...props}>
    <div class="date">
      {dateParts.map((part) => (
        <Part props={props} part={part} />
      ))}
    </div>
  </Fieldset>
)
