import { asSystemHere, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { AnyField } from '../facts/fields.ts'
import type { Own } from '../kinds.ts'
import type { Around } from '../read/cells.ts'
import type { Columns } from '../read/line.ts'
import type { Problem, Why } from '../read/problem.ts'
import type { Sheet } from '../sheet/index.ts'

/** One file on its way in: who brings it, what they may bring, and how it is read. */
export type Scene = {
  visit: Visit
  tx: Tx
  own: Own
  /** Marks the rows as invented. */
  demo: boolean
  sheet: Sheet
  columns: Columns
  around: Around
}
/** How many rows of one sort are new, there already, or there and told otherwise by the file. */
export type Count = { new: number; there: number; changed: number }
export type Counts = Record<string, Count>
/** `plan` is what will be written; null when there are problems. */
export type Found<Plan> = { problems: Problem[]; counts: Counts; plan: Plan }

export const aroundFor = ({ now, mode }: Visit, countedFrom?: string): Around => {
  const today = dayOf(now)
  return { now, today, countedFrom: countedFrom ?? today, mode }
}

export const problemAt =
  ({ sheet, columns }: Pick<Scene, 'sheet' | 'columns'>) =>
  (row: number, field: AnyField, why: Why, about?: string): Problem => ({
    row,
    column: sheet.headers[columns[field] ?? -1] ?? field,
    why,
    ...(about !== undefined && { about }),
  })

/** In the session of the site in one municipality, or in none for what is about nobody. */
export const insideOf = <T>({ visit }: Scene, municipality: string | null, work: (site: Visit, tx: Tx) => Promise<T>) =>
  asSystemHere(visit, { municipality, purpose: 'import' }, work)

export function countOf(hows: Iterable<'new' | 'there' | 'changed'>): Count {
  const count = { new: 0, there: 0, changed: 0 }
  for (const how of hows) count[how] += 1
  return count
}
