import { plural } from '../../shared/texts.ts'
import { fieldId, type Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'
import { bound, Field, type FieldProps } from './field.tsx'

type Props = FieldProps & { value?: string | undefined; rows?: number | undefined; limit?: number | undefined }

const countId = (name: string) => `${fieldId(name)}-count`
const Area = (props: Props) => (
  <textarea
    {...bound(props, props.limit ? countId(props.name) : undefined)}
    class="input"
    rows={props.rows ?? 5}
    dir="auto"
  >
    {props.value ?? ''}
  </textarea>
)

/** What the script needs to count: every plural form of the language, as text. */
function countWords(visit: Spoken) {
  const { left, over } = texts(visit.language).form
  return JSON.stringify({ left, over })
}

/** The limit stands there from the beginning; with a script it counts down while one writes. */
const Counted = (props: Props & { limit: number }) => (
  <kp-count data-limit={props.limit} data-words={countWords(props.visit)}>
    <Area {...props} />
    <p class="hint count" id={countId(props.name)}>
      {plural(props.visit.language, props.limit, texts(props.visit.language).form.limit)}
    </p>
  </kp-count>
)

export const Textarea = ({ limit, ...props }: Props) => (
  <Field {...props}>{limit ? <Counted {...props} limit={limit} /> : <Area {...props} />}</Field>
)
