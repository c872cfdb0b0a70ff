import {
  type ConflictField,
  Input,
  type Option,
  type Problems,
  Radios,
  Select,
  Textarea,
} from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'

/** One field of a form that staff fill in; the same table draws it, keeps what was typed and tells two versions apart. */
export type Field = {
  name: string
  label: string
  as: 'text' | 'long' | 'number' | 'radios' | 'select'
  hint?: string | undefined
  optional?: boolean
  options?: Option[] | undefined
  /** The first row of a list, where one may choose nothing. */
  empty?: string | undefined
  after?: string | undefined
}
/** Codes as choices, in words. */
export const worded = <Code extends string>(codes: readonly Code[], words: Record<Code, string>): Option[] =>
  codes.map((value) => ({ value, text: words[value] }))

/** What stands in the fields, as it was typed. */
export type Typed = Record<string, string>
type Props = { visit: Shown; field: Field; typed: Typed; problems: Problems }

export function Drawn({ visit, field, typed, problems }: Props) {
  const { name, label, hint, optional, options = [], empty, after } = field
  const common = { visit, name, label, hint, optional, value: typed[name] ?? '', problem: problems[name] }
  if (field.as === 'long') return <Textarea {...common} rows={6} />
  if (field.as === 'number') return <Input {...common} room={8} inputmode="numeric" after={after} ltr />
  if (field.as === 'radios') return <Radios {...common} choices={options} />
  if (field.as === 'select') return <Select {...common} options={options} empty={empty} />
  return <Input {...common} />
}

export const DrawnAll = ({ fields, ...rest }: Omit<Props, 'field'> & { fields: readonly Field[] }) => (
  <>
    {fields.map((field) => (
      <Drawn {...rest} field={field} />
    ))}
  </>
)

/** Browsers send line ends their own way; that is no difference. */
const even = (text: string) => text.replaceAll('\r\n', '\n').trim()

export const conflictsIn = (fields: readonly Field[], mine: Typed, theirs: Typed): ConflictField[] =>
  fields.map(({ name, label, options }) => {
    const words = (value: string) => options?.find((option) => option.value === value)?.text ?? value
    return { name, label, mine: even(mine[name] ?? ''), theirs: even(theirs[name] ?? ''), show: words }
  })
