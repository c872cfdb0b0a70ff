import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countsOf, placesOf, quantilesOf, recordsOf, sharesOf, splitOf } from '../../src/applications/own-figures.ts'
import { Cube } from '../../src/shared/disclosure/cube.ts'
import {
  type FrozenCell,
  type ProtectedTable,
  protect,
  type RawTable,
  visibleCells,
} from '../../src/shared/disclosure/index.ts'
import { type Known, solutions } from './exact.ts'
import { granted } from './samples.ts'

// Women, men and unknown add up to all, at every place: whoever subtracts one from another never finds a small group.

const k = 5
const numRuns = Number(process.env.DISCLOSURE_RUNS ?? 60)
const sexes = ['K', 'M', 'U'] as const
const codes = ['1260', '1280']
const places = placesOf({ region: '0012', municipalities: codes, corners: [{ code: 'NV', municipalities: ['1260'] }] })
const one = placesOf({ region: '0012', municipalities: ['1280'], corners: [] })

const through = (records: RawTable, tables: RawTable[]) => granted(protect({ kind: 'suppression', records, tables }))

/** The room that each small cell keeps when every table of whole numbers that agrees with what is known is tried. */
function rooms({ dimensions }: RawTable, known: readonly Known[], small: readonly FrozenCell[], most: number) {
  const cube = new Cube(dimensions)
  const seen = small.map(({ at }) => ({
    at,
    inner: cube.stand(at)?.inner ?? [],
    low: Number.POSITIVE_INFINITY,
    high: 0,
  }))
  for (const solution of solutions(cube.size, known, most)) {
    for (const cell of seen) {
      const n = cell.inner.reduce((sum, at) => sum + (solution[at] ?? 0), 0)
      cell.low = Math.min(cell.low, n)
      cell.high = Math.max(cell.high, n)
    }
    if (seen.every(({ low, high }) => high - low >= k)) break
  }
  return seen.map(({ at, low, high }) => ({ at, room: high - low }))
}

const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 12 }))
const few = fc.array(count, { minLength: 6, maxLength: 6 }).filter((all) => all.reduce((sum, n) => sum + n, 0) <= 30)
const rowsOf = (counts: readonly number[]) =>
  counts.map((n, at) => ({ municipality: codes[Math.floor(at / 3)] as string, sex: sexes[at % 3] ?? 'U', n }))

test('by municipality, corner, region and sex no small number is left with less room than five', () => {
  let hidden = 0
  const check = (counts: number[]) => {
    const records = recordsOf('sent', places, rowsOf(counts))
    const { tables, frozen } = through(records, [countsOf(records, 'n')])
    const cube = new Cube(records.dimensions)
    const shown = visibleCells(tables[0] as ProtectedTable)
    const known = shown.map(({ at, value }) => ({ vector: cube.stand(at)?.inner ?? [], n: value }))
    const small = frozen.filter(({ primary }) => primary)
    hidden += small.length
    expect(shown.filter(({ value }) => value > 0 && value < k)).toEqual([])
    for (const { at, room } of rooms(records, known, small, 30))
      expect(room, JSON.stringify(at)).toBeGreaterThanOrEqual(k)
  }
  fc.assert(fc.property(few, check), { numRuns })
  expect(hidden).toBeGreaterThan(numRuns)
}, 60_000)

test('one small sex is never hidden alone: two women among thirty are no difference of what is shown', () => {
  const records = recordsOf('sent', one, [
    { municipality: '1280', sex: 'K', n: 2 },
    { municipality: '1280', sex: 'M', n: 28 },
  ])
  const [table] = through(records, [countsOf(records, 'n')]).tables as [ProtectedTable]
  const at = (sex: string) => table.cells.find((cell) => cell.at.place === '1280' && cell.at.sex === sex)
  expect([at('T')?.value, at('K')?.status]).toEqual([30, 'protected'])
  expect(['M', 'U'].some((sex) => at(sex)?.status === 'protected')).toBe(true)
})

test('of shares by sex neither what they are a share of nor the rest gives a small group away', () => {
  const outcomes = ['on', 'other', 'unknown'] as const
  const nine = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 9, maxLength: 9 })
  const check = (counts: number[]) => {
    const rows = counts.map((n, at) => ({
      municipality: '1280',
      sex: sexes[Math.floor(at / 3)] ?? 'U',
      outcome: outcomes[at % 3] ?? 'unknown',
      n,
    }))
    const records = splitOf('left', one, rows)
    const { frozen } = through(records, [
      sharesOf(records, { name: 'on', outcome: 'on', of: 'known' }),
      sharesOf(records, { name: 'unknown', outcome: 'unknown', of: 'T' }),
    ])
    const cube = new Cube(records.dimensions)
    // As if every share told both of its numbers.
    const known = frozen.flatMap(({ at, n }) => (n === null ? [] : [{ vector: cube.stand(at)?.inner ?? [], n }]))
    const small = frozen.filter(({ primary }) => primary)
    for (const { at, room } of rooms(records, known, small, 20))
      expect(room, JSON.stringify(at)).toBeGreaterThanOrEqual(k)
  }
  const most = nine.filter((all) => all.reduce((sum, n) => sum + n, 0) <= 13)
  fc.assert(fc.property(most, check), { numRuns: Math.ceil(numRuns / 3) })
}, 60_000)

test('days are told for a sex when five of it have been decided, and for nobody where nobody was', () => {
  const days = [
    { municipality: '1280', sex: 'K' as const, n: 6, days: [1, 2, 3, 4, 5, 6] },
    { municipality: '1280', sex: 'M' as const, n: 5, days: [11, 12, 13, 14, 15] },
    { municipality: '1260', sex: 'K' as const, n: 7, days: [7, 7, 7, 7, 7, 7, 7] },
    { municipality: '1260', sex: 'M' as const, n: 9, days: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
  ]
  const records = recordsOf('decided', places, days)
  const [table] = through(records, [quantilesOf(records, { name: 'd', share: 0.5 }, days)]).tables as [ProtectedTable]
  const at = (place: string, sex: string) => table.cells.find((cell) => cell.at.place === place && cell.at.sex === sex)
  expect([at('1280', 'K')?.value, at('1280', 'M')?.value, at('1280', 'T')?.value]).toEqual([3, 13, 6])
  expect(at('1280', 'U')).toMatchObject({ value: null, status: 'na' })
  expect(at('0012', 'M')?.value).toBe(1)
})
