import type { Mark, Status } from '../../../shared/disclosure/index.ts'
import { about, type Language } from '../../../shared/language.ts'
import { isolate, plural } from '../../../shared/texts.ts'
import { written } from '../../charts/index.ts'
import { isCorner, nameOfPlace } from '../../facts/places.ts'
import type { Place } from '../../places.ts'
import type { IndicatorRow } from '../../queries/pages/frame.ts'
import type { Writing } from '../../sentence.ts'
import { texts } from '../../texts/index.ts'
import { nation, type Unit } from '../../words.ts'

type Spoken = { language: Language }

/** A Swedish name inside a sentence of the other direction. */
export const named = ({ language }: Spoken, name: string): string =>
  about[language].dir === 'rtl' ? isolate(name) : name

/** What a place is called: as those who take part call themselves, else as the register does. */
export function placeName({ language }: Spoken, places: readonly Place[], code: string): string {
  if (code === nation) return texts(language).nation
  if (isCorner(code)) return texts(language).attack.rows[code]
  return places.find((place) => place.code === code)?.name ?? nameOfPlace(code)
}

type Measured = { unit: Unit; decimals: number }
export const withUnit = ({ language }: Spoken, { unit, decimals }: Measured, value: number): string =>
  texts(language).units[unit](written(language, value, decimals))

const minus = '\u2212'
const signed = (language: Language, by: number, decimals: number) => {
  const text = written(language, Math.abs(by), decimals)
  return by === 0 ? text : `${by > 0 ? '+' : minus}${text}`
}
/** Between two shares lie points, never percent. */
export function difference({ language }: Spoken, { unit, decimals }: Measured, by: number): string {
  const t = texts(language).units
  const rounded = Number(by.toFixed(decimals))
  return unit === 'percent' ? t.points(signed(language, rounded, decimals)) : signed(language, rounded, decimals)
}

/** How a sentence about this indicator is said. */
export function writingFor(visit: Spoken, indicator: Measured): Writing {
  const { language } = visit
  const t = texts(language)
  const s = t.sentence
  return {
    words: {
      own: s.own,
      none: s.none,
      rank: (at, of, shared) => (shared ? s.rankShared(at, of) : s.rank(at, of)),
      extremes: s.extremes,
      change: s.change,
      same: s.same,
      gap: s.gap,
      hidden: (count) => plural(language, count, s.hidden),
      missing: (count) => plural(language, count, s.missing),
    },
    between: about[language].dir === 'rtl' ? '؛ ' : '; ',
    value: (value) => withUnit(visit, indicator, value),
    difference: (by) => difference(visit, indicator, by),
    why: (status) => (status === 'ok' ? '' : t.statuses[status]),
    mark: (mark) => t.marks[mark],
  }
}

const monthNames = new Map<Language, Intl.DateTimeFormat>()
/** `2018`, `mars 2026`, `2025 H1`. */
export function periodName({ language }: Spoken, period: string): string {
  if (!/^\d{4}-\d{2}$/.test(period)) return period.replace('-H', ' H')
  let format = monthNames.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(about[language].locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
    monthNames.set(language, format)
  }
  return format.format(new Date(`${period}-01T00:00:00Z`))
}

export function categoryName(visit: Spoken, places: readonly Place[], [dimension, code]: [string, string]): string {
  if (dimension === 'sex') return texts(visit.language).sexes[code as 'K'] ?? code
  return dimension === 'place' ? placeName(visit, places, code) : periodName(visit, code)
}

export const statusWord = ({ language }: Spoken, status: Exclude<Status, 'ok'>): string =>
  texts(language).statuses[status]
export const markWord = ({ language }: Spoken, mark: Mark): string => texts(language).marks[mark]

export const hasSex = ({ sexSplit }: Pick<IndicatorRow, 'sexSplit'>): boolean => sexSplit !== 'none'
