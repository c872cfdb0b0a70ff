import type { Children } from '../shown.ts'
import { describedBy, ErrorMessage, type FieldProps, Hint, Optional } from './field.tsx'

type Props = FieldProps & { children?: Children }

/** Fields that answer one question together. */
export const Fieldset = (props: Props) => (
  <div class={props.problem ? 'field bad' : 'field'}>
    <fieldset aria-describedby={describedBy(props)}>
      <legend class={props.asked ? 'label hidden' : 'label'}>
        {props.label}
        <Optional {...props} />
      </legend>
      <Hint {...props} />
      <ErrorMessage {...props} />
      {props.children}
    </fieldset>
  </div>
)
