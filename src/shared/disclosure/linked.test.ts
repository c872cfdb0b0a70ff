import { describe, expect, test } from 'vitest'
import {
  attack,
  type Claim,
  innerCells,
  mostAtRequest,
  type ProtectedTable,
  placeKey,
  protect,
  type RawTable,
  type SuppressionFamily,
  tabulate,
  valueAt,
  visibleCells,
} from './index.ts'

// Two corners of three municipalities each, by sex; one municipality with a single man.
const municipality = {
  key: 'municipality',
  categories: [
    ...['1214', '1257', '1275', '1256', '1272', '1273'].map((code) => ({ code })),
    { code: 'nv', parts: ['1214', '1257', '1275'] },
    { code: 'no', parts: ['1256', '1272', '1273'] },
    { code: 'region', parts: ['nv', 'no'] },
  ],
}
const sex = { key: 'sex', categories: [{ code: 'K' }, { code: 'M' }, { code: 'T', parts: ['K', 'M'] }] }
const counts: Record<string, [number, number]> = {
  1214: [12, 1],
  1257: [14, 20],
  1275: [19, 25],
  1256: [30, 31],
  1272: [16, 18],
  1273: [15, 40],
}
const records: RawTable = {
  name: 'participants',
  measure: 'count',
  dimensions: [municipality, sex],
  cells: Object.entries(counts).flatMap(([code, [women, men]]) => [
    { at: { municipality: code, sex: 'K' }, n: women },
    { at: { municipality: code, sex: 'M' }, n: men },
  ]),
}
const family = (...tables: RawTable[]): SuppressionFamily => ({ kind: 'suppression', records, tables })
function answer(...tables: RawTable[]): readonly ProtectedTable[] {
  const given = protect(family(...tables))
  if ('refused' in given) throw new Error(given.refused)
  return given.tables
}
const all = tabulate(records, { name: 'all', by: ['municipality', 'sex'] })

describe('municipality, corner and region', () => {
  const [table] = answer(all) as [ProtectedTable]
  test('wholes are counted from their parts, each person once', () => {
    expect(all.cells.find(({ at }) => placeKey(at) === placeKey({ municipality: 'region', sex: 'T' }))?.n).toBe(241)
    expect(valueAt(table, { sex: 'M', municipality: 'no' })).toBe(89)
  })
  test('what is hidden in one corner is not given back by region minus the other corner', () => {
    expect(valueAt(table, { municipality: '1214', sex: 'M' })).toBeNull()
    const left = attack(table)?.find(({ at }) => at.municipality === '1214' && at.sex === 'M')
    expect(left && left.low <= 1 && left.high - left.low >= 5).toBe(true)
  })
  test('the family is measured in its leaves', () => {
    expect(innerCells(family())).toBe(12)
    expect(innerCells(family())).toBeLessThan(mostAtRequest)
  })
})

describe('tables of the same records', () => {
  const men = tabulate(records, {
    name: 'men',
    by: ['municipality', 'sex'],
    only: { sex: ['M'], municipality: ['1257', '1275', 'nv'] },
  })
  test('a filter is solved together with the rest', () => {
    const tables = answer(all, men)
    const [whole, filtered] = tables as [ProtectedTable, ProtectedTable]
    for (const { at, value } of visibleCells(filtered)) expect(valueAt(whole, at)).toBe(value)
    const left = attack(whole, [], [filtered])?.find(({ at }) => at.municipality === '1214' && at.sex === 'M')
    expect(left && left.high - left.low).toBeGreaterThanOrEqual(5)
  })
  test('a person behind no table of the family is guarded too: by sex and by place apart, then their crossing', () => {
    const apart = answer(
      tabulate(records, { name: 'places', by: ['municipality'] }),
      tabulate(records, { name: 'women', by: ['municipality', 'sex'], only: { sex: ['K'] } }),
    )
    const shown = (name: string, at: Record<string, string>) => {
      const table = apart.find((one) => one.name === name)
      return table ? valueAt(table, at) : null
    }
    // 13 persons and 12 women would say one man.
    const both = [shown('places', { municipality: '1214' }), shown('women', { municipality: '1214', sex: 'K' })]
    expect(both).toContain(null)
  })
})

describe('attack', () => {
  const [table] = answer(all) as [ProtectedTable]
  const target = { municipality: '1214', sex: 'M' }
  const room = (claims: Claim[]) => attack(table, claims)?.find(({ at }) => placeKey(at) === placeKey(target))
  test('a claim narrows the room; a right one about the cell itself closes it', () => {
    expect(room([{ at: target, n: 1 }])).toMatchObject({ low: 1, high: 1 })
  })
  test('a claim that cannot be true is answered so', () => {
    expect(attack(table, [{ at: target, n: 10_000 }])).toBeNull()
    expect(
      attack(table, [
        { at: target, n: 1 },
        { at: target, n: 2 },
      ]),
    ).toBeNull()
  })
  test('where no total is shown there is no upper end', () => {
    const [bare] = answer(
      tabulate(records, {
        name: 'men',
        by: ['municipality', 'sex'],
        only: { sex: ['M'], municipality: ['1214', '1257'] },
      }),
    )
    expect(bare && attack(bare)).toEqual([{ at: target, low: 0, high: Number.POSITIVE_INFINITY }])
  })
})
