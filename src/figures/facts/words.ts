import type { Language } from '../../shared/language.ts'
import { inSwedish } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import { placesOf } from './phrases.ts'
import { sv } from './texts/sv.ts'

const known = placesOf(sv)

/** What the program words itself is said in the reader's language; what an editor has typed stays Swedish, and says so. */
export function wordFor(language: Language, words: string, isOwn: boolean): string {
  const at = language === 'sv' || isOwn ? undefined : known.get(words)
  if (at) return texts(language).indicators[at.part][at.key] ?? inSwedish(words)
  return isOwn || language === 'sv' ? words : inSwedish(words)
}
