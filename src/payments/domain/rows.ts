/**
 * Rows of an invoice (fakturarader): what should stand for each month against what stands already. A row is never
 * changed: a wrong one is taken back by one that points to it, and the right one is written beside.
 */
import type { Ore } from '../../shared/money.ts'
import type { Month, MonthPart } from './participation.ts'

/** On a page. */
export const rowsPerPage = 50

export type Standing = MonthPart & { id: string; seq: number; reverses: string | null }
export type NewRow = MonthPart & { seq: number; reverses: string | null }

/** Months before `from` were invoiced before the site did it, those after `to` come later; what stands there already is still held right. */
export function rowsToWrite(
  parts: readonly MonthPart[],
  rows: readonly Standing[],
  { from, to }: { from: Month; to: Month },
): NewRow[] {
  const takenBack = new Set(rows.map(({ reverses }) => reverses))
  const valid = rows.filter(({ id, reverses }) => reverses === null && !takenBack.has(id))
  const wrong = valid.filter((row) => !parts.some((part) => isSame(part, row)))
  const missing = parts.filter(
    (part) =>
      ((part.month >= from && part.month <= to) || wrong.some(({ month }) => month === part.month)) &&
      !valid.some((row) => isSame(part, row)),
  )
  const seqs = new Map<Month, number>()
  const next = (month: Month) => {
    const seq = (seqs.get(month) ?? Math.max(0, ...rows.filter((row) => row.month === month).map(({ seq }) => seq))) + 1
    seqs.set(month, seq)
    return seq
  }
  return [...wrong.map(takeBack), ...missing.map((part) => ({ ...part, reverses: null }))].map((row) => ({
    ...row,
    seq: next(row.month),
  }))
}

const isSame = (a: MonthPart, b: MonthPart) => a.month === b.month && a.days === b.days && a.amount === b.amount
/** Never minus nothing. */
const minus = (n: number): number => (n === 0 ? 0 : -n)
const takeBack = ({ id, month, days, amount }: Standing) => ({
  month,
  days: minus(days),
  amount: minus(amount) as Ore,
  reverses: id,
})
