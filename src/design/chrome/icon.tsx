import { type IconName, icons } from '../icons.ts'
import { raw } from '../jsx/runtime.ts'

/** Arrows point the way one reads; a clock, a tick or a phone looks the same everywhere. */
const mirrored = new Set<IconName>(['arrow', 'back'])

const draw = (name: IconName) => (
  <svg class={mirrored.has(name) ? 'icon flip' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={icons[name]} />
  </svg>
)
/** Drawn once: a list shows the same sign in every row. */
const drawn = Object.fromEntries(
  (Object.keys(icons) as IconName[]).map((name) => [name, raw(String(draw(name)))]),
) as Record<IconName, ReturnType<typeof raw>>

/** Always beside a word, so it says nothing by itself. */
export const Icon = ({ name }: { name: IconName }) => drawn[name]

const knot = 'M3 3l6.5 6.5M21 3l-6.5 6.5M3 21l6.5-6.5M21 21l-6.5-6.5M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z'

/** Four threads from the corners, tied in one knot: the four corners of Skåne, and the people between them. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={knot} />
  </svg>
)
