/**
 * Figures before and after the gate (röjandekontroll). A `RawTable` holds what we know; a `ProtectedTable` is the only thing that pages,
 * charts, files and the API may show. The trap: null, hidden and 0 are three different things, here and everywhere after.
 */

/** `ok` is a number; `missing` is `-`, `na` is `.`, `protected` is `..`, `lt5` is `<5` of the source itself, `pending` is `…`. */
export const statuses = ['ok', 'missing', 'na', 'protected', 'lt5', 'pending'] as const
export type Status = (typeof statuses)[number]

/**
 * Letters after the number: p, r, b, d, c (computed, beräknad) and m (unweighted, ovägt medel). `merged` (sammanlagd) has none: it stands
 * where there is no number, since the place is counted together with others.
 */
export const marks = ['prel', 'revised', 'break', 'demo', 'computed', 'unweighted', 'merged'] as const
export type Mark = (typeof marks)[number]

/** Whole categories (region, T, all ages) name their parts; a category without parts is a leaf. `holds`: what was put together in it. */
export type Category = { code: string; label?: string; parts?: readonly string[]; holds?: readonly string[] }

/** Categories stand in the order in which they are shown. `sensitive`: that everybody in a row is in one category tells something. */
export type Dimension = { key: string; label?: string; categories: readonly Category[]; sensitive?: boolean }

/** Where a cell stands: the code of each dimension by its key. A dimension left out means everybody. */
export type Place = Readonly<Record<string, string>>

/** `count` shows n; `share` is n of the cell at `of`, times `multiplier`; `sum`, `mean` and `median` show `value` and follow their n. */
export type Measure = 'count' | 'share' | 'sum' | 'mean' | 'median'

/** Where a published number is from: a reply of a source, or a release of our own. */
export type Origin = { source: string; reply: string; fetched?: string } | { source: 'own'; release: string }

type Described = {
  /** Names the table within its family and its releases. */
  name: string
  measure: Measure
  dimensions: readonly Dimension[]
  unit?: string
  decimals?: number
  /** Of a share: the codes to put in the place of its own to find the denominator, `{ outcome: 'T' }`. */
  of?: Place
  /** Of a share: 100 for percent (default), 1000 for per thousand. */
  multiplier?: number
}

export type RawCell = {
  at: Place
  /** Persons (records) behind the cell; null when `status` says why there is no number. */
  n: number | null
  /** Of `sum`, `mean` and `median`. */
  value?: number | null
  /** Why there is no number; `ok` when left out. */
  status?: Status
  marks?: readonly Mark[]
  /** How many organisations the records are from, where that matters. */
  organisations?: number
  /** Of a sum of money: what the one and the two largest contributors stand for together. */
  largest?: readonly [one: number, two: number]
  /** Of the cell key method: the persons' keys added by `addKeys`. */
  key?: number
}

/** What we know. No view, writer or route accepts it. */
export type RawTable = Described & { cells: readonly RawCell[] }

/** What somebody has published already, or what stands in a frozen release. */
export type PublishedCell = { at: Place; value: number | null; status: Status; marks?: readonly Mark[]; origin: Origin }
export type PublishedTable = Described & { cells: readonly PublishedCell[] }

export type ProtectedCell = {
  readonly at: Place
  readonly value: number | null
  readonly status: Status
  readonly marks: readonly Mark[]
  readonly origin?: Origin
}

export type FamilyKind = 'published' | 'suppression' | 'cellKey'

declare const gate: unique symbol
/** What may leave. Only `protect()` and `published()` make one. */
export type ProtectedTable = Readonly<Described> & {
  readonly [gate]: true
  /** `cellKey`: parts need not add up to totals; say so under the table. */
  readonly kind: FamilyKind
  readonly k: number | null
  readonly cells: readonly ProtectedCell[]
}
