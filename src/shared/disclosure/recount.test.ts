import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Count, type Dimension, protect, type RawTable, recount, tabulate } from './index.ts'
import { staysOf } from './presence.ts'

// Three municipalities and all of them, counted again and again. Whoever reads has every release.
const codes = ['1214', '1257', '1275']
const place: Dimension = {
  key: 'place',
  categories: [{ code: 'region', parts: codes }, ...codes.map((code) => ({ code }))],
}
const recordsOf = (numbers: readonly number[], dimension = place): RawTable => ({
  name: 'sent 2026-03',
  measure: 'count',
  dimensions: [dimension],
  cells: numbers.map((n, at) => ({ at: { place: codes[at] as string }, n })),
})
const countsOf = (records: RawTable) => tabulate(records, { name: 'sent', by: ['place'] })
const k = 5
/** More of them by `DISCLOSURE_RUNS=2000`. */
const runs = Number(process.env.DISCLOSURE_RUNS ?? 40)

type Shown = Record<string, number>
type Release = { count: Count; shown: Shown }
const shownOf = (
  tables: readonly { cells: readonly { at: Readonly<Record<string, string>>; value: number | null }[] }[],
) =>
  Object.fromEntries(
    tables.flatMap(({ cells }) => cells.flatMap(({ at, value }) => (value === null ? [] : [[at.place, value]]))),
  ) as Shown

/** The first count and each recount that went out. */
function released(history: readonly (readonly number[])[]): Release[] {
  const out: Release[] = []
  for (const numbers of history) {
    const records = recordsOf(numbers)
    const published = out.map(({ count }) => count)
    const tables = [countsOf(records)]
    const through =
      out.length === 0
        ? protect({ kind: 'suppression', records, tables, k })
        : recount({ records, tables, published, k })
    if (through === 'nothing') continue
    if ('refused' in through) throw new Error(through.refused)
    out.push({ count: { records, cells: through.frozen }, shown: shownOf(through.tables) })
  }
  return out
}

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0)
const toldOf = (numbers: readonly number[]): Shown => ({
  region: sum(numbers),
  ...Object.fromEntries(codes.map((code, at) => [code, numbers[at] ?? 0])),
})
const agrees = (numbers: readonly number[], shown: Shown): boolean => {
  const told = toldOf(numbers)
  return Object.entries(shown).every(([code, value]) => told[code] === value)
}
/** As far as is tried where no whole is shown: k more than the eight that a number begins with at most. */
const most = 13
const upTo = (n: number) => Array.from({ length: n + 1 }, (_, at) => at)
/** All that a release leaves possible. */
function possible(shown: Shown): number[][] {
  const of = (at: number) => {
    const own = shown[codes[at] ?? '']
    return own === undefined ? upTo(shown.region ?? most) : [own]
  }
  const all = of(0).flatMap((one) => of(1).flatMap((two) => of(2).map((three) => [one, two, three])))
  return all.filter((numbers) => agrees(numbers, shown))
}
const isSmall = (n: number) => n > 0 && n < k

type Range = { low: number; high: number }
const nothingYet = (): Range => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY })
const widen = (range: Range, n: number) => {
  range.low = Math.min(range.low, n)
  range.high = Math.max(range.high, n)
}
type Two = readonly [readonly number[], readonly number[]]
const seenOf = ([x, y]: Two, at: number) => [x[at] ?? 0, y[at] ?? 0, (y[at] ?? 0) - (x[at] ?? 0)]

/** Whether the second can have followed on the first, for a reader who knows where nobody has left, nobody come, or neither. */
const mayFollow = ([x, y]: Two, [was, is]: Two): boolean =>
  codes.every((_, at) => {
    const way = Math.sign((is[at] ?? 0) - (was[at] ?? 0))
    const change = Math.sign((y[at] ?? 0) - (x[at] ?? 0))
    return way === 0 ? change === 0 : change !== -way
  })
/** The small numbers, before, after and between, that have less room than k when everything is tried. */
function opened(truth: Two, [first = {}, second = {}]: readonly Shown[]): string[] {
  const ranges = codes.map(() => [nothingYet(), nothingYet(), nothingYet()])
  const [before, after] = [possible(first), possible(second)]
  for (const x of before)
    for (const y of after.filter((one) => mayFollow([x, one], truth)))
      for (const [at, of] of ranges.entries())
        for (const [turn, n] of seenOf([x, y], at).entries()) widen(of[turn] as Range, n)
  return codes.flatMap((code, at) =>
    seenOf(truth, at).flatMap((n, turn) => {
      const { low, high } = ranges[at]?.[turn] ?? nothingYet()
      expect(low <= n && n <= high).toBe(true)
      return isSmall(Math.abs(n)) && high - low < k ? [`${code} ${['before', 'after', 'between'][turn]}`] : []
    }),
  )
}
/** Neither may a number that stands in both differ by few. */
function isSafe(truth: Two): void {
  const [first, again] = released(truth)
  if (!first || !again) return
  for (const [code, value] of Object.entries(again.shown)) {
    expect(value).toBe(toldOf(truth[1])[code])
    expect(isSmall(Math.abs(value - (first.shown[code] ?? value)))).toBe(false)
  }
  expect(opened(truth, [first.shown, again.shown])).toEqual([])
}

describe('nobody is pointed at by the difference between two releases', () => {
  test('one person who came late changes nothing that is shown', () => {
    expect(
      released([
        [9, 8, 7],
        [9, 9, 7],
      ]),
    ).toHaveLength(1)
  })
  test('seven late ones in one place are told there and in the whole', () => {
    const [, again] = released([
      [9, 8, 7],
      [9, 15, 7],
    ])
    expect(again?.shown).toEqual({ region: 31, 1257: 15 })
  })
  test('six late ones in three places are told together, never place by place', () => {
    const [, again] = released([
      [9, 8, 7],
      [11, 10, 9],
    ])
    expect(again?.shown).toEqual({ region: 30 })
  })
  test('five here and one there: the whole would tell the one', () => {
    const [, again] = released([
      [9, 8, 7],
      [14, 8, 8],
    ])
    expect(Object.keys(again?.shown ?? {})).toHaveLength(1)
  })
  test('who has left is guarded like who has come', () => {
    expect(
      released([
        [9, 8, 7],
        [9, 7, 7],
      ]),
    ).toHaveLength(1)
    expect(
      released([
        [9, 18, 7],
        [9, 8, 7],
      ])[1]?.shown,
    ).toEqual({ region: 24, 1257: 8 })
  })
  test('what was hidden is told when it has grown enough, and no sum tells how small it was', () => {
    const truth: Two = [
      [10, 2, 11],
      [10, 9, 11],
    ]
    expect(released(truth)[0]?.shown[1257]).toBeUndefined()
    isSafe(truth)
  })
  const number = fc.integer({ min: 0, max: 8 })
  const three = fc.tuple(number, number, number)
  const long = 30_000 + 200 * runs
  test(
    'by brute force, when some come late',
    () => {
      const more = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 7 }))
      fc.assert(
        fc.property(three, fc.tuple(more, more, more), (x, d) => isSafe([x, x.map((n, at) => n + (d[at] ?? 0))])),
        { numRuns: runs },
      )
    },
    long,
  )
  test(
    'by brute force, with more and with fewer',
    () => {
      fc.assert(
        fc.property(three, three, (x, y) => isSafe([x, y])),
        { numRuns: runs },
      )
    },
    long,
  )
  test('a third count is judged against both before it', () => {
    fc.assert(
      fc.property(fc.array(three, { minLength: 3, maxLength: 4 }), (history) => {
        const out = released(history)
        for (const [at, { shown }] of out.entries())
          for (const before of out.slice(0, at))
            for (const [code, value] of Object.entries(shown))
              expect(isSmall(Math.abs(value - (before.shown[code] ?? value)))).toBe(false)
      }),
      { numRuns: runs },
    )
  })
})

describe('like is compared with like', () => {
  test('a corner with other municipalities is no longer the same number', () => {
    const [first] = released([[9, 8, 7]])
    const wider = { ...place, categories: [...place.categories, { code: 'NV', parts: codes.slice(1) }] }
    const records = recordsOf([19, 18, 17], wider)
    const published = first ? [first.count] : []
    expect(recount({ records, tables: [countsOf(records)], published })).toMatchObject({ refused: 'lostPlace' })
  })
  test('who came last is taken to leave first', () => {
    expect(staysOf([3, 8, 6, 1])).toEqual([
      { from: 2, to: 2, n: 2 },
      { from: 2, to: 3, n: 3 },
      { from: 1, to: 3, n: 2 },
      { from: 1, to: 4, n: 1 },
    ])
  })
})
