import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Cube } from '../../src/shared/disclosure/cube.ts'
import {
  cellAt,
  type Place,
  type Protection,
  protect,
  type RawTable,
  type Release,
  tabulate,
  visibleCells,
} from '../../src/shared/disclosure/index.ts'
import { Reading } from '../../src/shared/disclosure/reading.ts'
import { familyOf, granted, recordsOf } from './samples.ts'

const k = 5
const numRuns = Number(process.env.DISCLOSURE_RUNS ?? 25)

/** One release of tables by these dimensions, after the earlier ones. */
function released(records: RawTable, by: readonly (readonly string[])[], earlier: readonly Release[]) {
  const tables = by.map((keys) => tabulate(records, { name: keys.join(' ') || 'everybody', by: keys }))
  return protect({ kind: 'suppression', records, tables, earlier })
}

const total = (records: RawTable, inner: readonly number[]) =>
  inner.reduce((sum, at) => sum + (records.cells[at]?.n ?? 0), 0)

/** The narrowest room of any cell below k, inner or of some release, for a reader of all releases. */
function narrowest(records: RawTable, releases: readonly Protection[]): number {
  const cube = new Cube(records.dimensions)
  const vector = (at: Place) => cube.stand(at)?.inner ?? []
  const seen = releases.flatMap(({ tables }) => tables.flatMap(visibleCells))
  const reading = new Reading(seen.map(({ at, value }) => ({ vector: vector(at), n: value })))
  const released = releases.flatMap(({ frozen }) => frozen.map(({ at }) => ({ at, n: total(records, vector(at)) })))
  const small = [...records.cells, ...released].filter(({ n }) => n !== null && n > 0 && n < k)
  return Math.min(...small.map(({ at }) => reading.look(vector(at), k).width), k)
}

const choices = [[], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']]
const size = [2, 3, 3]
const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 40 })), {
  minLength: 18,
  maxLength: 18,
})

describe('a reader who keeps every release', () => {
  test('never gets at a small cell, in whatever order tables of the same records are released', () => {
    const orders = fc.array(fc.subarray(choices, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
    const said = { refused: 0, granted: 0 }
    const check = (n: number[], order: string[][][]) => {
      const records = recordsOf(size, n)
      const earlier: Release[] = []
      const given: Protection[] = []
      for (const by of order) {
        const answer = released(records, by, earlier)
        said['refused' in answer ? 'refused' : 'granted']++
        // A sum that no table had before can be too well known already: the table that names it waits.
        if ('refused' in answer) expect(answer.refused).toBe('opensCell')
        else {
          given.push(answer)
          earlier.push({ name: String(earlier.length), cells: answer.frozen })
        }
        expect(narrowest(records, given)).toBeGreaterThanOrEqual(k)
      }
    }
    fc.assert(fc.property(counts, orders, check), { numRuns })
    expect(said.granted).toBeGreaterThan(said.refused)
  }, 60_000)

  test('nor by a correction, which is refused where it would open a cell', () => {
    const said = { refused: 0, granted: 0 }
    const change = fc.array(fc.tuple(fc.nat(17), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 3 })
    const check = (n: number[], changes: [number, number][]) => {
      const first = granted(released(recordsOf(size, n), [['a', 'b', 'c']], []))
      const corrected = [...n]
      for (const [at, value] of changes) corrected[at] = value
      const records = recordsOf(size, corrected)
      const second = released(records, [['a', 'b', 'c']], [{ name: '1', cells: first.frozen }])
      if ('refused' in second) expect(second.refused).toBe('opensCell')
      else expect(narrowest(records, [second])).toBeGreaterThanOrEqual(k)
      said['refused' in second ? 'refused' : 'granted']++
    }
    fc.assert(fc.property(counts, change, check), { numRuns })
    expect(said.granted).toBeGreaterThan(0)
  }, 60_000)
})

describe('a frozen release', () => {
  const before = [9, 8, 6, 5, 12, 13, 3, 3]
  const first = granted(protect(familyOf(recordsOf([4, 2], before))))
  const earlier = [{ name: '2026-10', cells: first.frozen }]

  test('released again without a change says the same', () => {
    const again = granted(protect(familyOf(recordsOf([4, 2], before), { earlier })))
    expect(JSON.stringify(again.tables)).toBe(JSON.stringify(first.tables))
  })

  test('keeps hidden what was hidden, when it has grown', () => {
    const grown = granted(protect(familyOf(recordsOf([4, 2], [9, 8, 6, 5, 12, 13, 7, 9]), { earlier })))
    expect(grown.tables.map((table) => cellAt(table, { a: 'a3', b: 'b0' })?.status)).toEqual(['protected'])
  })

  test('a correction that makes a shown cell small is refused, with the cell', () => {
    const corrected = recordsOf([4, 2], [9, 8, 6, 5, 12, 2, 3, 3])
    expect(protect(familyOf(corrected, { earlier }))).toEqual({
      refused: 'opensCell',
      places: [{ a: 'a2', b: 'b1' }],
    })
  })

  test('a release that speaks of what the records no longer tell is refused', () => {
    const lost = [{ name: '2026-09', cells: [{ at: { school: 'x' }, n: 12, primary: false }] }]
    const answer = protect(familyOf(recordsOf([4, 2], before), { earlier: lost }))
    expect(answer).toEqual({ refused: 'lostPlace', places: [{ school: 'x' }] })
  })
})
