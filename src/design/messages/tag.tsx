import { Icon } from '../chrome/icon.tsx'
import type { IconName } from '../icons.ts'
import type { Children } from '../shown.ts'

export type Tone = 'done' | 'now' | 'wait' | 'stop' | 'plain'
const shapes: Partial<Record<Tone, IconName>> = { done: 'tick', now: 'arrow', wait: 'clock', stop: 'stop' }

/** A state in a word, a colour and a shape. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone | undefined; children?: Children }) => {
  const shape = shapes[tone]
  return (
    <span class={`tag ${tone}`}>
      {shape && <Icon name={shape} />}
      {children}
    </span>
  )
}
