/** The seven languages of the platform, each under its own name. Swedish is the source of every text. */
export const languages = ['sv', 'en', 'ar', 'prs', 'so', 'ti', 'uk'] as const
export type Language = (typeof languages)[number]
/** Languages whose texts a machine drafts, until a person has approved them. */
export const drafted = ['ar', 'prs', 'so', 'ti', 'uk'] as const
export type Drafted = (typeof drafted)[number]

type About = { name: string; lang: string; dir: 'ltr' | 'rtl'; locale: string }

/** `locale` keeps Latin digits and the Gregorian calendar everywhere, as on Swedish letters. */
export const about: Record<Language, About> = {
  sv: { name: 'Svenska', lang: 'sv', dir: 'ltr', locale: 'sv-SE' },
  en: { name: 'English', lang: 'en', dir: 'ltr', locale: 'en-GB' },
  ar: { name: 'العربية', lang: 'ar', dir: 'rtl', locale: 'ar-u-nu-latn-ca-gregory' },
  prs: { name: 'دری', lang: 'fa-AF', dir: 'rtl', locale: 'fa-AF-u-nu-latn-ca-gregory' },
  so: { name: 'Soomaali', lang: 'so', dir: 'ltr', locale: 'so' },
  ti: { name: 'ትግርኛ', lang: 'ti', dir: 'ltr', locale: 'ti' },
  uk: { name: 'Українська', lang: 'uk', dir: 'ltr', locale: 'uk' },
}

export const isLanguage = (word: string | undefined): word is Language => languages.includes(word as Language)

/** The forms of a number that the language tells apart. */
export const pluralForms = (language: Language): Intl.LDMLPluralRule[] =>
  new Intl.PluralRules(about[language].locale).resolvedOptions().pluralCategories

/** The language that a browser asks for: `fa-AF`, `fa` and `prs` are all Dari here. */
export function languageAsked(header: string): Language {
  const asked = header.split(',').map((part) => part.trim().split(/[-;]/)[0] ?? '')
  const known = asked.map((tag) => languages.find((one) => one === tag || about[one].lang.split('-')[0] === tag))
  return known.find((one) => one !== undefined) ?? 'sv'
}
