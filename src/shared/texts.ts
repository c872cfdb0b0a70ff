/**
 * Texts (texter) in seven languages, and the dates, times and numbers inside them. Swedish is the source and the type;
 * what another language lacks is shown in Swedish and marked, so that nobody takes it for their own language.
 * The trap: a Swedish sentence in a right-to-left page needs isolation marks, or its full stops and numbers jump.
 */
import { dayOf } from './calendar.ts'
import { type Forms, isolate, ltr } from './catalogue.ts'
import { about, type Language } from './language.ts'
import { remembered } from './remembered.ts'

export { catalogue, type DeepPartial, type Forms, inSwedish, isolate, legal } from './catalogue.ts'

const commas: Partial<Record<Language, string>> = { ar: '، ', prs: '، ', ti: '፣ ' }
/** The comma of the language, with its space. */
export const comma = (language: Language): string => commas[language] ?? ', '
/** Names, numbers and words after each other: none is drawn into the direction of its neighbour; what is empty is left out. */
export const listed = (language: Language, words: readonly (string | null | undefined | false)[]): string =>
  words
    .filter((word) => typeof word === 'string' && word !== '')
    .map((word) => (about[language].dir === 'rtl' ? isolate(String(word)) : String(word)))
    .join(comma(language))

const locale = (language: Language) => about[language].locale
const rules = remembered((language: Language) => new Intl.PluralRules(locale(language)))
const numbers = remembered((language: Language) => new Intl.NumberFormat(locale(language)))
const ores = remembered((language: Language) => new Intl.NumberFormat(locale(language), { minimumFractionDigits: 2 }))
const percents = remembered(
  (language: Language) => new Intl.NumberFormat(locale(language), { style: 'percent', maximumFractionDigits: 1 }),
)
const relatives = remembered((language: Language) => new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' }))

const timeZone = 'Europe/Stockholm'
const dates = (options: Intl.DateTimeFormatOptions) =>
  remembered((language: Language) => new Intl.DateTimeFormat(locale(language), { timeZone, ...options }))
const shortDates = dates({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
const longDates = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const times = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

export function plural(language: Language, n: number, forms: Forms): string {
  // Somebody who reads the text itself asks with a place, `{1}`, where the number will stand.
  const isPlace = typeof n !== 'number'
  const form = forms[rules(language).select(isPlace ? Number.NaN : n)] ?? forms.other
  return form.replaceAll('#', isPlace ? String(n) : formatNumber(language, n))
}

/**
 * A day as `2026-03-03` or a moment; the short form is `tis 3 mars 2026`, the long one `tisdag 3 mars 2026`.
 * Ukrainian writes an abbreviated "year" after it, whose full stop would end sentences twice.
 */
export function formatDate(language: Language, day: Date | string, form: 'short' | 'long' = 'short'): string {
  return written[form](language)(typeof day === 'string' ? day : dayOf(day))
}

/** A list writes the same days again and again. */
const dayWriter = (formats: (language: Language) => Intl.DateTimeFormat) =>
  remembered((language: Language) =>
    remembered((day: string): string => {
      const text = formats(language).format(new Date(day))
      if (language === 'uk') return text.replace(/\s*р\.$/, '')
      return language === 'en' ? text.replace(',', '') : text
    }),
  )
const written = { short: dayWriter(shortDates), long: dayWriter(longDates) }

/** `kl. 14.05` in Swedish, `14:05` in the others. */
export function formatTime(language: Language, moment: Date): string {
  const text = times(language).format(moment)
  return language === 'sv' ? `kl. ${text.replace(':', '.')}` : text
}

export function formatDateTime(language: Language, moment: Date, form: 'short' | 'long' = 'short'): string {
  const between = { sv: ' ', ar: '، ', prs: '، ' }[language as string] ?? ', '
  return `${formatDate(language, moment, form)}${between}${formatTime(language, moment)}`
}

const dayNumber = (day: Date | string) =>
  Date.parse(typeof day === 'string' ? day.slice(0, 10) : dayOf(day)) / 86_400_000

/** Whole calendar days in Sweden from `now` to `day`; negative when the day has passed. */
export const daysUntil = (day: Date | string, now: Date): number => Math.round(dayNumber(day) - dayNumber(now))

/** `om 3 dagar`, `i morgon`, `i går`; null when the day is a week or more away, where only the date helps. */
export function formatDays(language: Language, day: Date | string, now: Date): string | null {
  const days = daysUntil(day, now)
  return Math.abs(days) < 7 ? relatives(language).format(days, 'day') : null
}

export const formatNumber = (language: Language, n: number): string => numbers(language).format(n)

/** A share between 0 and 1 as `12,5 %`. */
export const formatPercent = (language: Language, share: number): string => percents(language).format(share)

/** An amount in öre as kronor, `4 500 kr`; öre are written only when there are any. */
export function formatMoney(language: Language, ore: number): string {
  const text = `${(ore % 100 === 0 ? numbers : ores)(language).format(ore / 100)}\u00a0kr`
  return about[language].dir === 'rtl' ? ltr(text) : text
}
