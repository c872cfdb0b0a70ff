import { describe, expect, test } from 'vitest'
import { attack, hiddenCells, protect, valueAt, visibleCells } from '../../src/shared/disclosure/index.ts'
import { experiment, type Outcome } from './experiment.ts'
import { familyOf, granted, recordsOf } from './samples.ts'

const percent = (part: number, of: number) => Math.round((100 * part) / of)
const shares = ({ cells, primary, secondary, derivable }: Outcome) => [
  percent(primary, cells),
  percent(secondary, cells),
  percent(derivable, primary),
]

describe('forty random tables of each size give the numbers of the design', () => {
  test.each([
    [4, 5, 59, [41, 4, 12], { narrow: 112, primary: 491, tables: 32, afterSpan: 539, afterAudit: 582, cells: 1200 }],
    [4, 3, 59, [29, 11, 61], { narrow: 84, primary: 232, tables: 23, afterSpan: 316, afterAudit: 356, cells: 800 }],
    [4, 2, 59, [19, 17, 100], { narrow: 7, primary: 113, tables: 3, afterSpan: 212, afterAudit: 220, cells: 600 }],
    [4, 5, 600, [2, 5, 100], { narrow: 0, primary: 18, tables: 0, afterSpan: 74, afterAudit: 74, cells: 1200 }],
    [33, 2, 1631, [3, 3, 100], { narrow: 0, primary: 122 }],
  ])('%s × %s, n = %s', (rows, columns, n, known, outcome) => {
    const found = experiment(rows, columns, n)
    expect(shares(found)).toEqual(known)
    expect(found).toMatchObject(outcome)
  })

  test('33 × 2, n = 59 is useless: more than half is primary', () => {
    expect(shares(experiment(33, 2, 59, false))).toEqual([57, 0, 1])
  })
})

describe('the 2018 survey by corner and answer', () => {
  const answers = [9, 4, 3, 1, 6, 3, 1, 1, 12, 7, 4, 2, 3, 1, 1, 1]
  test('four answers: 12 primary and 1 secondary, NO yes', () => {
    const { tables, hidden, coarsen, frozen } = granted(protect(familyOf(recordsOf([4, 4], answers))))
    const [table] = tables
    expect(frozen.filter(({ primary }) => primary)).toHaveLength(12)
    expect([hidden, coarsen, table && visibleCells(table).length, table?.cells.length]).toEqual([13, true, 12, 25])
    expect(table && valueAt(table, { a: 'a1', b: 'b0' })).toBeNull()
    const primary = new Set(frozen.filter((cell) => cell.primary).map(({ at }) => JSON.stringify(at)))
    const left = table && attack(table)?.filter(({ at }) => primary.has(JSON.stringify(at)))
    const [narrowest] = left?.toSorted((a, b) => a.high - a.low - (b.high - b.low)) ?? []
    expect(narrowest).toMatchObject({ low: 0, high: 5 })
  })

  test('yes and other: hiding SO alone is given back by 30 − 9 − 6 − 12, so NO is hidden too', () => {
    const yesOrOther = [9, 8, 6, 5, 12, 13, 3, 3]
    const { tables, hidden } = granted(protect(familyOf(recordsOf([4, 2], yesOrOther))))
    const [table] = tables
    expect(hidden).toBe(4)
    expect(table && visibleCells(table)).toHaveLength(11)
    expect(table && hiddenCells(table).map(({ at }) => Object.values(at).join(' '))).toEqual([
      'a1 b0',
      'a1 b1',
      'a3 b0',
      'a3 b1',
    ])
    const small = (table && attack(table))?.filter(({ at }) => at.a === 'a3')
    expect(small).toEqual([
      { at: { a: 'a3', b: 'b0' }, low: 0, high: 6 },
      { at: { a: 'a3', b: 'b1' }, low: 0, high: 6 },
    ])
  })
})
