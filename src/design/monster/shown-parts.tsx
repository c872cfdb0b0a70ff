import type { Children, Shown } from '../shown.ts'
import { samples } from './texts/index.ts'
import type { Samples } from './texts/sv.ts'

export type Part = { visit: Shown }
export const wordsOf = ({ visit }: Part) => samples(visit.language)

/** A part of the page under its heading. */
export const Show = (props: Part & { part: keyof Samples['parts']; children?: Children }) => (
  <section id={props.part} aria-labelledby={`${props.part}-title`}>
    <h2 id={`${props.part}-title`}>{wordsOf(props).parts[props.part]}</h2>
    {props.children}
  </section>
)
