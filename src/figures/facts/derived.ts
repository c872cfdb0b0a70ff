/** Quotients of two published counts, made when a release goes out. `lag` is how many years earlier those below the line were counted. */
import type { Derived } from '../queries/store/releases.ts'

export const derived: readonly Derived[] = [
  { slug: 'anvisade-mot-mottagna', numerator: 'mottagna-per-vag', denominator: 'kommuntal', multiplier: 1, lag: 0 },
  { slug: 'kvar-efter-tre-ar', numerator: 'kvar-efter-tre-ar-antal', denominator: 'mottagna', multiplier: 100, lag: 3 },
]
