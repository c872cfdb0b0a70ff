/**
 * Conditions and papers are written by schools, in Swedish. What most of them ask for in the same words stands among the
 * site's own texts (`phrases`), so that the reader meets it in the own language.
 * The trap: words that differ by a letter are the school's own, and stay as they were written.
 */
import { about, type Language } from '../shared/language.ts'
import { isolate } from '../shared/texts.ts'
import { texts } from './texts/index.ts'

type Phrase = keyof ReturnType<typeof texts>['phrases']
const known = new Map(Object.entries(texts('sv').phrases).map(([code, words]) => [words, code as Phrase]))

/** In the reader's language; null when the words are a school's own. */
export function phraseIn(language: Language, written: string): string | null {
  const code = known.get(written.trim())
  return code ? texts(language).phrases[code] : null
}

/** For labels and sentences, which hold plain text only: own words keep their direction. */
export const readIn = (language: Language, written: string): string =>
  phraseIn(language, written) ?? (about[language].dir === 'rtl' ? isolate(written) : written)
