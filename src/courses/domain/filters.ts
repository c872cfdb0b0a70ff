/**
 * What somebody chooses among the rounds of the catalogue (filter): a plain value that is also an address, so that a
 * search can be saved and sent. Within one facet the choices widen, between facets they narrow.
 * The trap: the count beside a choice says how many there are if it is chosen too, so a facet never narrows itself.
 */
export const facets = [
  'municipality',
  'minutes',
  'trade',
  'level',
  'month',
  'track',
  'language',
  'intake',
  'form',
] as const
export type Facet = (typeof facets)[number]
/** All facets but travel time hold any number of values. */
export type Many = Exclude<Facet, 'minutes'>
/** `open`: what one can apply to now, then what is to come, then what has closed. */
export const sorts = ['open', 'start', 'title', 'wait', 'travel'] as const
export type Sort = (typeof sorts)[number]
/** Minutes of travel one can choose between. */
export const travelLimits = [30, 45, 60, 90] as const

export type Filters = Record<Many, readonly string[]> & {
  q: string
  /** Municipality one travels from; travel time is nothing without it. */
  from: string | null
  minutes: number | null
  sort: Sort
  /** From 1. */
  page: number
}
export const noFilters: Filters = {
  q: '',
  municipality: [],
  from: null,
  minutes: null,
  trade: [],
  level: [],
  month: [],
  track: [],
  language: [],
  intake: [],
  form: [],
  sort: 'open',
  page: 1,
}

export type Names = Record<keyof Filters, string>
/** Words of the address: Swedish for pages, English for the API. */
export const pageNames: Names = {
  q: 'q',
  municipality: 'kommun',
  from: 'bor',
  minutes: 'restid',
  trade: 'yrke',
  level: 'niva',
  month: 'start',
  track: 'spar',
  language: 'sprakstod',
  intake: 'intag',
  form: 'form',
  sort: 'sortera',
  page: 'sida',
}
export const apiNames: Names = {
  q: 'q',
  municipality: 'municipality',
  from: 'from',
  minutes: 'minutes',
  trade: 'trade',
  level: 'level',
  month: 'start',
  track: 'track',
  language: 'language',
  intake: 'intake',
  form: 'form',
  sort: 'sort',
  page: 'page',
}

/** What stands in the address, in a fixed order; what is as usual is left out. */
export function wordsOfFilters(filters: Filters, names: Names): [string, string][] {
  return (Object.keys(noFilters) as (keyof Filters)[]).flatMap((key) => {
    const value = filters[key]
    if (Array.isArray(value)) return value.map((one): [string, string] => [names[key], one])
    if (value === noFilters[key]) return []
    return [[names[key], String(value)]] as [string, string][]
  })
}

export function addressOf(path: string, filters: Filters, names: Names = pageNames): string {
  const words = new URLSearchParams(wordsOfFilters(filters, names)).toString()
  return words ? `${path}?${words}` : path
}

/** The same search from its first page without one choice. */
export function without(filters: Filters, key: keyof Filters, value?: string): Filters {
  const kept = filters[key]
  const left = Array.isArray(kept) ? kept.filter((one) => one !== value) : noFilters[key]
  const gone = key === 'from' ? { minutes: null, sort: filters.sort === 'travel' ? noFilters.sort : filters.sort } : {}
  return { ...filters, [key]: left, ...gone, page: 1 } as Filters
}

export type Chosen = { key: keyof Filters; value: string }
/** Everything that is chosen, in the order of the address; sorting and page are no choices. */
export const chosenIn = (filters: Filters): Chosen[] =>
  wordsOfFilters({ ...filters, sort: noFilters.sort, page: 1 }, keyNames).map(([key, value]) => ({
    key: key as keyof Filters,
    value,
  }))
const keyNames = Object.fromEntries(Object.keys(noFilters).map((key) => [key, key])) as Names

export type SearchWord = { word: string; plain: string }
const accents = /\p{M}/gu
/** Small letters without accents, as `courses.folded` in the database. */
export const folded = (text: string): string => text.toLowerCase().normalize('NFD').replace(accents, '')

/** At most eight words; each must be found, as it is inflected or as it is spelt without accents. */
export const searchWords = (q: string): SearchWord[] =>
  q
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => ({ word, plain: folded(word) }))
