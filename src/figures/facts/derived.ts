/** What is made of published figures when a release goes out. */

import { municipalityNames } from '../../shared/facts/municipalities.ts'
import type { County, Derived, Weighted } from '../queries/store/derive.ts'
import { indicators } from './indicators.ts'

/** Quotients of two counts. `lag` is how many years earlier those below the line were counted. */
export const derived: readonly Derived[] = [
  { slug: 'anvisade-mot-mottagna', numerator: 'mottagna-per-vag', denominator: 'kommuntal', multiplier: 1, lag: 0 },
  { slug: 'kvar-efter-tre-ar', numerator: 'kvar-efter-tre-ar-antal', denominator: 'mottagna', multiplier: 100, lag: 3 },
]

const slugsOf = (begins: string) => indicators.filter(({ slug }) => slug.startsWith(begins)).map(({ slug }) => slug)
/** Shares whose source tells no county, with what each was taken of. Where nobody tells that, a county has no value. */
export const weighted: readonly Weighted[] = [
  { slugs: slugsOf('deltagare-utbildning-'), weight: 'deltagare', lag: 0 },
  { slugs: slugsOf('lamnat-').filter((slug) => slug !== 'lamnat-egen'), weight: 'lamnat', lag: 0 },
  { slugs: ['mottagna-per-1000', 'asylsokande-per-1000'], weight: 'folkmangd', lag: 1 },
  { slugs: ['bistand', 'kostnad', 'kostnad-brutto'], weight: 'folkmangd', lag: 0 },
]
/** Counts of persons that an authority has published. */
export const summed: readonly string[] = [
  ...new Set(
    indicators.filter(({ unit, family }) => unit === 'persons' && family === 'publicerat').map(({ slug }) => slug),
  ),
]

const sizes = new Map<string, number>()
for (const code of municipalityNames.keys()) {
  const county = `00${code.slice(0, 2)}`
  sizes.set(county, (sizes.get(county) ?? 0) + 1)
}
export const counties: readonly County[] = [...sizes].map(([code, size]) => ({ code, size }))
