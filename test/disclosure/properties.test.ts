import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Cube } from '../../src/shared/disclosure/cube.ts'
import { attack, type Place, type ProtectedTable, protect, visibleCells } from '../../src/shared/disclosure/index.ts'
import { inExactSpan, type Known, solutions } from './exact.ts'
import { familyOf, granted, recordsOf } from './samples.ts'

const k = 5
const numRuns = Number(process.env.DISCLOSURE_RUNS ?? 60)

const sized = (sizes: fc.Arbitrary<number[]>, most: number) =>
  sizes.chain((size) => {
    const cells = size.reduce((product, one) => product * one, 1)
    const n = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: most }))
    return fc.record({ size: fc.constant(size), counts: fc.array(n, { minLength: cells, maxLength: cells }) })
  })
const side = (most: number) => fc.integer({ min: 2, max: most })
const flat = (most: number) => fc.tuple(side(most), side(most))
const deep = fc.tuple(side(3), side(3), side(4))

function answerOf(size: readonly number[], counts: readonly number[]) {
  const records = recordsOf(size, counts)
  const { tables, frozen } = granted(protect(familyOf(records)))
  const cube = new Cube(records.dimensions)
  const vector = (at: Place) => cube.stand(at)?.inner ?? []
  const [table] = tables as [ProtectedTable]
  const shown: Known[] = visibleCells(table).map(({ at, value }) => ({ vector: vector(at), n: value }))
  const primary = frozen.filter((cell) => cell.primary).map(({ at }) => at)
  return { records, table, shown, primary, vector, width: cube.size }
}
const total = (counts: readonly number[], inner: readonly number[]) =>
  inner.reduce((sum, at) => sum + (counts[at] ?? 0), 0)

test('no primary cell is a sum or difference of shown ones, in exact fractions', () => {
  const tables = sized(fc.oneof(flat(6), deep), 40)
  const check = ({ size, counts }: { size: number[]; counts: number[] }) => {
    const { shown, primary, vector, width } = answerOf(size, counts)
    const vectors = shown.map((one) => one.vector)
    for (const at of primary) expect(inExactSpan(width, vectors, vector(at))).toBe(false)
  }
  fc.assert(fc.property(tables, check), { numRuns: Math.ceil(numRuns / 2) })
}, 60_000)

test('every primary cell keeps its room, and the truth is in it', () => {
  const check = ({ size, counts }: { size: number[]; counts: number[] }) => {
    const { table, primary, vector } = answerOf(size, counts)
    const left = new Map(attack(table)?.map((one) => [JSON.stringify(one.at), one]))
    for (const at of primary) {
      const { low, high } = left.get(JSON.stringify(at)) ?? { low: 0, high: 0 }
      expect(high - low).toBeGreaterThanOrEqual(k)
      const truth = total(counts, vector(at))
      expect(low <= truth && truth <= high).toBe(true)
    }
  }
  fc.assert(fc.property(sized(fc.oneof(flat(6), deep), 40), check), { numRuns })
}, 60_000)

test('trying every table of whole numbers gives at least as much room, up to 3 × 3 and 30 persons', () => {
  const check = ({ size, counts }: { size: number[]; counts: number[] }) => {
    const { table, shown, primary, vector, width } = answerOf(size, counts)
    const seen = primary.map((at) => ({ at, inner: vector(at), low: Number.POSITIVE_INFINITY, high: 0 }))
    for (const solution of solutions(width, shown, 30)) {
      for (const one of seen) {
        const n = total(solution, one.inner)
        one.low = Math.min(one.low, n)
        one.high = Math.max(one.high, n)
      }
    }
    const rooms = new Map(attack(table)?.map((one) => [JSON.stringify(one.at), one]))
    for (const { at, low, high } of seen) {
      const room = rooms.get(JSON.stringify(at))
      expect(high - low).toBeGreaterThanOrEqual(k)
      expect(room?.low).toBeLessThanOrEqual(low)
      expect(room?.high).toBeGreaterThanOrEqual(high)
    }
  }
  const small = sized(flat(3), 12).filter(({ counts }) => counts.reduce((sum, n) => sum + n, 0) <= 30)
  fc.assert(fc.property(small, check), { numRuns })
}, 60_000)

test('another solution with the same hidden cells gives the same bytes', () => {
  let seen = 0
  const check = ({ size, counts }: { size: number[]; counts: number[] }) => {
    const { table, shown, width } = answerOf(size, counts)
    let tried = 0
    for (const other of solutions(width, shown, 30)) {
      if (tried++ === 20) break
      const answer = answerOf(size, other).table
      const same = answer.cells.every(({ status }, at) => status === table.cells[at]?.status)
      if (!same) continue
      expect(JSON.stringify(answer)).toBe(JSON.stringify(table))
      if (JSON.stringify(other) !== JSON.stringify(counts)) seen++
    }
  }
  const small = sized(flat(3), 12).filter(({ counts }) => counts.reduce((sum, n) => sum + n, 0) <= 30)
  fc.assert(fc.property(small, check), { numRuns: Math.ceil(numRuns / 3) })
  expect(seen).toBeGreaterThan(0)
}, 60_000)

test('rows and columns in another order give the same answer in another order', () => {
  const different = sized(flat(4), 60).filter(({ size: [rows = 0, columns = 0], counts }) => {
    const row = (at: number) => counts.slice(at * columns, (at + 1) * columns).reduce((sum, n) => sum + n, 0)
    const column = (at: number) => counts.reduce((sum, n, inner) => sum + (inner % columns === at ? n : 0), 0)
    const margins = [...Array(rows).keys()].map(row).concat([...Array(columns).keys()].map(column))
    return new Set(counts).size === counts.length && new Set(margins).size === margins.length
  })
  const check = ({ size: [rows = 0, columns = 0], counts }: { size: number[]; counts: number[] }, turn: number) => {
    const moved = (at: number) => ((Math.floor(at / columns) + turn) % rows) * columns + (columns - 1 - (at % columns))
    const other = counts.map(() => 0)
    for (const [at, n] of counts.entries()) other[moved(at)] = n
    const shownIn = (values: number[]) =>
      answerOf([rows, columns], values).shown.map(({ n, vector }) => ({ n, vector }))
    const back = shownIn(counts).map(({ n, vector }) => `${n}:${vector.map(moved).sort((a, b) => a - b)}`)
    expect(
      shownIn(other)
        .map(({ n, vector }) => `${n}:${vector}`)
        .sort(),
    ).toEqual(back.sort())
  }
  fc.assert(fc.property(different, fc.integer({ min: 0, max: 3 }), check), { numRuns })
}, 60_000)
