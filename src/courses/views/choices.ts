import type { Language } from '../../shared/language.ts'
import { about } from '../../shared/language.ts'
import type { Option } from '../domain/facets.ts'
import type { Facet, Filters, Many } from '../domain/filters.ts'
import { supportName } from '../domain/support.ts'
import { texts } from '../texts/index.ts'

type Spoken = { language: Language }

/** A choice that would give nothing is left out, unless it is chosen. */
export const isShownFor = (filters: Filters, facet: Many, { value, count }: Option): boolean =>
  count > 0 || filters[facet].includes(value)

const months = new Map<Language, Intl.DateTimeFormat>()
function monthName({ language }: Spoken, month: string): string {
  const known =
    months.get(language) ??
    new Intl.DateTimeFormat(about[language].locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  months.set(language, known)
  return known.format(new Date(`${month}-01`))
}

/** What one reads beside a choice. */
export function choiceName(visit: Spoken, facet: Facet, { value, name }: Pick<Option, 'value' | 'name'>): string {
  const t = texts(visit.language)
  if (facet === 'month') return monthName(visit, value)
  if (facet === 'intake') return t.intake[value as 'open'] ?? value
  if (facet === 'form') return t.form[value as 'campus'] ?? value
  if (facet === 'track') return t.track[value as 'trade'] ?? value
  if (facet === 'language') return supportName(value, visit.language)
  return name
}

const order: Partial<Record<Facet, (option: Option) => string>> = {
  month: ({ value }) => value,
  level: ({ value }) => value,
  minutes: ({ value }) => value.padStart(4, '0'),
}
const inIntakeOrder = ['open', 'planned', 'paused', 'closed', 'cancelled']

/** Months, levels and minutes by size, states in the order in which one asks for them, names in Swedish order. */
export function inOrder(facet: Facet, options: readonly Option[]): Option[] {
  const key = order[facet]
  if (key) return [...options].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  if (facet === 'intake')
    return [...options].sort((a, b) => inIntakeOrder.indexOf(a.value) - inIntakeOrder.indexOf(b.value))
  return [...options].sort((a, b) => a.name.localeCompare(b.name, 'sv'))
}
