/**
 * A link family (länkfamilj): all tables made from the same records. They are solved together, because a reader subtracts one
 * from another; one method for the whole family, never two.
 */
import type { Place, ProtectedTable, PublishedTable, RawTable } from './table.ts'

export const standardK = 5
export const lowestK = 3

/** Inner cells: up to so many while somebody waits for a page, up to so many at all (as a job). */
export const mostAtRequest = 2000
export const mostInner = 5000

export type PublishedFamily = { kind: 'published'; tables: readonly PublishedTable[] }

/** These wholes of a dimension take the place of their parts. */
export type Step = { key: string; wholes: readonly string[] }

export type SuppressionFamily = {
  kind: 'suppression'
  /** Counts of the leaves of every dimension: a combination without a cell is 0. */
  records: RawTable
  /** What is to be shown: counts of the records by some of the dimensions, filters and wholes included. See `tabulate`. */
  tables: readonly RawTable[]
  k?: number
  /** Staff surveys: a shown cell has at least so many organisations. */
  organisations?: number
  /** What has been released of these records before. */
  earlier?: readonly Release[]
  /** Where more than a third would be hidden: the first of these that hides less, else the last. */
  coarser?: readonly Step[]
}

/** Every cell carries n and key. */
export type CellKeyFamily = { kind: 'cellKey'; tables: readonly RawTable[]; k?: number }

export type Family = PublishedFamily | SuppressionFamily | CellKeyFamily

/** What was shown and what was too small, by place: kept with the release, shown to nobody, given to the next one as `earlier`. */
export type FrozenCell = { at: Place; n: number | null; primary: boolean }
export type Release = { name: string; cells: readonly FrozenCell[] }

export type Protection = {
  tables: readonly ProtectedTable[]
  /** Cells by place, to store with the release; without name. */
  frozen: readonly FrozenCell[]
  inner: number
  hiddenInner: number
  hidden: number
  /** More than a third of the inner cells are hidden: take fewer or wider categories, and say so. */
  coarsen: boolean
  /** The wholes that took the place of their parts; say so. */
  together: Step | null
}
/** `records` as finely as they are told: what a later count is held against. */
export type Suppression = Protection & { records: RawTable }

/**
 * `tooManyCells`: coarsen, or take the cell key method. `opensCell`: a cell shown before would now give away what must be hidden.
 * `doesNotAddUp`: a table says another number than the records. `lostPlace`: an earlier release showed what the records no longer tell.
 */
export type Refusal = { refused: 'tooManyCells' | 'opensCell' | 'doesNotAddUp' | 'lostPlace'; places: readonly Place[] }

/** How many inner cells the family has: what its work and its limits are counted in. */
export const innerCells = ({ records }: SuppressionFamily): number =>
  records.dimensions.reduce((all, { categories }) => all * categories.filter(({ parts }) => !parts).length, 1)
