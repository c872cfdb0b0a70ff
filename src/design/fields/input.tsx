import type { Children } from '../shown.ts'
import { bound, Field, type FieldProps } from './field.tsx'

/** Room for about so many characters: the length of the box says what is expected. */
export type Room = 4 | 8 | 12 | 20
type Props = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'search' | 'url' | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url' | undefined
  room?: Room | undefined
  /** A unit or sign after the box, such as "kr". */
  after?: string | undefined
  maxlength?: number | undefined
  /** Numbers, addresses and codes run left to right in every language. */
  ltr?: boolean | undefined
}

/** As a word, not a boolean: `false` would be left out. */
const unspelled: object = { spellcheck: 'false' }
const leftToRight = new Set<Props['type']>(['email', 'tel', 'url'])

const Box = (props: Props) => (
  <input
    {...bound(props)}
    class={props.room ? `input room-${props.room}` : 'input'}
    type={props.type ?? 'text'}
    value={props.value}
    autocomplete={props.autocomplete}
    inputmode={props.inputmode}
    maxlength={props.maxlength}
    dir={props.ltr || leftToRight.has(props.type) ? 'ltr' : 'auto'}
    {...(props.autocomplete && unspelled)}
  />
)

const Affixed = ({ after, children }: { after: string; children?: Children }) => (
  <span class="affixed">
    {children}
    <span class="affix">{after}</span>
  </span>
)

export const Input = (props: Props) => (
  <Field {...props}>
    {props.after ? (
      <Affixed after={props.after}>
        <Box {...props} />
      </Affixed>
    ) : (
      <Box {...props} />
    )}
  </Field>
)

type CodeProps = FieldProps & { value?: string | undefined; length: number; digits?: boolean | undefined }
/** A code from paper, phone or mail. Paste and spaces are allowed. */
export const CodeInput = (props: CodeProps) => (
  <Field {...props}>
    <input
      {...bound(props)}
      class="input code"
      type="text"
      value={props.value}
      size={props.length + 4}
      dir="ltr"
      autocomplete="one-time-code"
      inputmode={props.digits ? 'numeric' : 'text'}
      autocapitalize="characters"
      {...unspelled}
    />
  </Field>
)
