/**
 * Support in a language (språkstöd) as the school writes it, in Swedish with commas: `Arabiska, dari`. Shown in the
 * reader's own language where we know the word, else as the school wrote it.
 */
import { about, type Language } from '../../shared/language.ts'

const codes: Record<string, string> = {
  albanska: 'sq',
  amhariska: 'am',
  arabiska: 'ar',
  bosniska: 'bs',
  dari: 'fa-AF',
  engelska: 'en',
  franska: 'fr',
  kurdiska: 'ku',
  pashto: 'ps',
  persiska: 'fa',
  polska: 'pl',
  ryska: 'ru',
  somaliska: 'so',
  spanska: 'es',
  swahili: 'sw',
  thailändska: 'th',
  tigrinska: 'ti',
  turkiska: 'tr',
  ukrainska: 'uk',
  urdu: 'ur',
  vietnamesiska: 'vi',
}

export const supportIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

const names = new Map<Language, Intl.DisplayNames>()
function namesIn(language: Language): Intl.DisplayNames {
  const known = names.get(language) ?? new Intl.DisplayNames(about[language].locale, { type: 'language' })
  names.set(language, known)
  return known
}

const upper = (word: string) => word.charAt(0).toLocaleUpperCase('sv') + word.slice(1)

/** `arabiska` as the reader calls it, with a capital to begin with. */
export function supportName(word: string, language: Language): string {
  const code = codes[word]
  return upper(language === 'sv' || !code ? word : (namesIn(language).of(code) ?? word))
}
