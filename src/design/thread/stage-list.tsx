import type { Children, Shown } from '../shown.ts'
import { texts } from '../texts/index.ts'
import { type Knot, Thread } from './thread.tsx'

export type Stage = { text: string; day?: Date | string | undefined; children?: Children }
type Props = {
  visit: Pick<Shown, 'language' | 'now'>
  label: string
  stages: Stage[]
  /** Which stage it is now, from 0; the number of stages when all are done. */
  at: number
}

const stateOf = (index: number, at: number) => (index < at ? 'done' : index === at ? 'now' : 'later')
const knotOf = ({ text, day, children }: Stage, index: number, at: number): Knot => ({
  state: stateOf(index, at),
  title: text,
  day,
  children,
})

/** A fixed number of stages and where one stands: "Steg 3 av 6" and the thread. */
export function StageList({ visit, label, stages, at }: Props) {
  const step = Math.min(at + 1, stages.length)
  return (
    <div class="stages">
      <p class="quiet">{texts(visit.language).thread.step(step, stages.length)}</p>
      <Thread visit={visit} label={label} knots={stages.map((stage, index) => knotOf(stage, index, at))} />
    </div>
  )
}
