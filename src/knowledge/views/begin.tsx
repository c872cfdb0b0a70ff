import { Button, Form, Input, type Shown as Visit } from '../../design/index.ts'
import type { Told } from './told.ts'

type Props = { visit: Visit; of: string; words: { heading: string; begin: string }; told: Told }

/** A heading is enough to begin with; the rest is written on the page of what was begun. */
export const Begin = ({ visit, of, words, told: { typed, problems } }: Props) => (
  <Form visit={visit} of={of}>
    <Input
      visit={visit}
      name="rubrik"
      label={words.heading}
      value={typed?.rubrik}
      problem={problems?.rubrik}
      maxlength={160}
    />
    <Button>{words.begin}</Button>
  </Form>
)
