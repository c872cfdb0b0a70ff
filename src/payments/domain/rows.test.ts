import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumOf } from '../../shared/money.ts'
import type { MonthPart } from './participation.ts'
import { type NewRow, rowsToWrite, type Standing } from './rows.ts'

const march = { month: '2027-03', days: 3, amount: 300 }
const april = { month: '2027-04', days: 30, amount: 3_000 }
const all = { from: '2027-01', to: '2027-12' }
const kept = (rows: readonly NewRow[], before: readonly Standing[] = []): Standing[] => [
  ...before,
  ...rows.map((row, at) => ({ ...row, id: `r${before.length + at + 1}` })),
]

test('the first time every month is a row, the second time none', () => {
  const rows = kept(rowsToWrite([march, april], [], all))
  expect(rows).toEqual([
    { ...march, id: 'r1', seq: 1, reverses: null },
    { ...april, id: 'r2', seq: 1, reverses: null },
  ])
  expect(rowsToWrite([march, april], rows, all)).toEqual([])
})

test('a month that was wrong is taken back by a row of its own, and the right one stands beside', () => {
  const rows = kept(rowsToWrite([march, april], [], all))
  expect(rowsToWrite([march, { ...april, days: 7, amount: 700 }], rows, all)).toEqual([
    { month: '2027-04', days: -30, amount: -3_000, reverses: 'r2', seq: 2 },
    { month: '2027-04', days: 7, amount: 700, reverses: null, seq: 3 },
  ])
})

test('a course that never began takes back everything, once', () => {
  const rows = kept(rowsToWrite([march, april], [], all))
  const back = rowsToWrite([], rows, all)
  expect(back.map(({ amount, reverses }) => [amount, reverses])).toEqual([
    [-300, 'r1'],
    [-3_000, 'r2'],
  ])
  expect(rowsToWrite([], kept(back, rows), all)).toEqual([])
})

test('months before the first and after the last that are asked for are left, but for what stands wrong', () => {
  expect(rowsToWrite([march, april], [], { from: '2027-04', to: '2027-04' }).map(({ month }) => month)).toEqual([
    '2027-04',
  ])
  const rows = kept(rowsToWrite([march], [], all))
  const corrected = rowsToWrite([{ ...march, amount: 200 }], rows, { from: '2027-04', to: '2027-04' })
  expect(sumOf(corrected.map(({ amount }) => amount))).toBe(-100)
})

const parts = fc.uniqueArray(
  fc.record({ month: fc.constantFrom('2027-01', '2027-02', '2027-03'), days: fc.nat(31), amount: fc.nat(9_999) }),
  { selector: ({ month }) => month },
)
test('whatever is corrected in whatever order, the rows of a month add up to its latest truth', () => {
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 6 }), (truths: MonthPart[][]) => {
      let rows: Standing[] = []
      for (const truth of truths) rows = kept(rowsToWrite(truth, rows, all), rows)
      const latest = truths.at(-1) ?? []
      for (const month of ['2027-01', '2027-02', '2027-03']) {
        const of = rows.filter((row) => row.month === month)
        const due = latest.find((part) => part.month === month)
        expect(sumOf(of.map(({ amount }) => amount))).toBe(due?.amount ?? 0)
        expect(sumOf(of.map(({ days }) => days))).toBe(due?.days ?? 0)
        expect(new Set(of.map(({ seq }) => seq)).size).toBe(of.length)
      }
    }),
  )
})
