import type { Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

/** Says on every page that this is for practice (övningsmiljö), so that nobody writes of a real person. */
export function PhaseBanner({ visit }: { visit: Spoken }) {
  const { tag, text } = texts(visit.language).phase
  return (
    <p class="phase">
      <span class="wide">
        <strong>{tag}</strong> {text}
      </span>
    </p>
  )
}
