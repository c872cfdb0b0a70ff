/**
 * Assumptions (antaganden) as rows: each with its source, its day and its owner. Nothing is changed, a new row stands over an older one; a row that
 * begins later says nothing of the months before it.
 */
import { ages } from './household.ts'
import { firstDay, type Month } from './month.ts'
import type { Sex } from './sex.ts'

export type Status = 'fact' | 'assumption' | 'example'
export type Parameter = {
  id: string
  key: string
  /** null is all municipalities; so with sex and household. */
  kommun: string | null
  sex: Sex | null
  household: string | null
  value: number
  low: number | null
  high: number | null
  from: string
  to: string | null
  source: string
  sourceDate: string
  owner: string
  status: Status
  note: string
}

type Kind = {
  unit: 'share' | 'kr' | 'persons' | 'months' | 'width'
  by?: 'sex' | 'household' | 'both' | 'ceiling'
  most?: number
}
/** What can be entered. Counts of persons are never shown by row to others than the municipality. */
const kinds = {
  p: { unit: 'share', by: 'sex' },
  p_active: { unit: 'share', by: 'sex' },
  b: { unit: 'share', by: 'sex' },
  exit: { unit: 'share', by: 'sex' },
  back: { unit: 'share', by: 'sex' },
  q: { unit: 'share', by: 'both' },
  income: { unit: 'kr', by: 'household' },
  rent: { unit: 'kr', by: 'household' },
  extra: { unit: 'kr', by: 'household' },
  ceiling: { unit: 'kr', by: 'ceiling' },
  ceiling_further: { unit: 'kr' },
  leavers: { unit: 'persons', by: 'sex' },
  stock: { unit: 'persons', by: 'sex' },
  inflow: { unit: 'persons', by: 'sex' },
  early_exit: { unit: 'share', by: 'sex' },
  stay: { unit: 'share', by: 'sex' },
  moves: { unit: 'persons', by: 'sex' },
  pause: { unit: 'share', by: 'sex' },
  pause_months: { unit: 'months', most: 12 },
  programme_months: { unit: 'months', most: 60 },
  compensation: { unit: 'kr' },
  width_p: { unit: 'width', most: 2 },
  width_exit: { unit: 'width', most: 2 },
  width_cost: { unit: 'width', most: 0.5 },
  outcome: { unit: 'kr' },
  ...(Object.fromEntries(
    [...ages.map((age) => `child_${age}`), 'single', 'couple', ...[1, 2, 3, 4, 5, 6, 7].map((n) => `common_${n}`)].map(
      (item) => [`norm_${item}`, { unit: 'kr' }],
    ),
  ) as Record<`norm_${string}`, Kind>),
} as const satisfies Record<string, Kind>
export const keys = Object.keys(kinds)
export const kindOf = (key: string): Kind | undefined => (kinds as Record<string, Kind>)[key]
export type Wanted = { key: string; sex?: Sex; household?: string; exactSex?: boolean }
export type Missing = Wanted & { month: Month }

const isOn = ({ from, to }: Parameter, day: string) => from <= day && (to === null || to >= day)
const fits = (row: Parameter, { sex, household, exactSex }: Wanted, kommun: string) =>
  (row.kommun === null || row.kommun === kommun) &&
  (exactSex ? (row.sex ?? 'okand') === sex : row.sex === null || row.sex === sex) &&
  (row.household === null || row.household === household)
/** The municipality's own stands over all municipalities', one for the sex or the household over one for all. */
const weight = (row: Parameter) => (row.kommun ? 4 : 0) + (row.sex ? 2 : 0) + (row.household ? 1 : 0)

/** Looks rows up for one municipality, remembers which were used and what was asked for in vain. `rows` in the order they were entered. */
export function lookup(rows: readonly Parameter[], kommun: string) {
  const byKey = Map.groupBy(rows, ({ key }) => key)
  const used = new Set<string>()
  const missing = new Map<string, Missing>()
  const best = (wanted: Wanted, month: Month): Parameter | undefined => {
    const day = firstDay(month)
    let found: Parameter | undefined
    for (const row of byKey.get(wanted.key) ?? []) {
      if (!isOn(row, day) || !fits(row, wanted, kommun)) continue
      const stands = !found || weight(row) > weight(found) || (weight(row) === weight(found) && row.from >= found.from)
      if (stands) found = row
    }
    if (found) used.add(found.id)
    return found
  }
  const need = (wanted: Wanted, month: Month): number => {
    const found = best(wanted, month)
    if (found) return found.value
    const name = `${wanted.key} ${wanted.sex ?? ''} ${wanted.household ?? ''}`
    if (!missing.has(name)) missing.set(name, { ...wanted, month })
    return Number.NaN
  }
  return { best, need, missing, used, rowsOf: (key: string) => byKey.get(key) ?? [] }
}
export type Lookup = ReturnType<typeof lookup>
