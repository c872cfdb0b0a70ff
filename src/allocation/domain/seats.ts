/**
 * Whole places: Sainte-Laguë with a head start. Everybody begins at their floor; each next place goes to the
 * municipality where w / (2(h + a) + 1) is largest, the lowest kommunkod when equal. One place more in total never
 * takes a place from anybody (house monotone), which ordinary rounding of the real target does not promise.
 */
import { inOrder, mostOf, type Problem, type Unit } from './problem.ts'

type Row = { code: string; weight: number; head: number; given: number; most: number }

const rowOf = (unit: Unit): Row => ({
  code: unit.code,
  weight: unit.weight,
  head: Math.round(unit.headStart * 1000),
  given: unit.floor,
  most: mostOf(unit),
})

/** 2(h + a) + 1 in thousandths: a whole number. */
const divisor = (row: Row): number => 2 * row.head + 2000 * row.given + 1000
const near = 1e-9

/** Whether a goes before b; whole numbers decide when the quotients are nearly equal. Rows come in order of code. */
function isBefore(a: Row, b: Row): boolean {
  const [qa, qb] = [a.weight / divisor(a), b.weight / divisor(b)]
  if (Math.abs(qa - qb) > near * Math.max(qa, qb)) return qa > qb
  const [left, right] = [BigInt(a.weight) * BigInt(divisor(b)), BigInt(b.weight) * BigInt(divisor(a))]
  return left === right ? a.code < b.code : left > right
}

/** The rows as a heap, the next in turn first. */
function sink(rows: Row[], from: number): void {
  const row = rows[from] as Row
  let at = from
  for (let child = 2 * at + 1; child < rows.length; child = 2 * at + 1) {
    if (child + 1 < rows.length && isBefore(rows[child + 1] as Row, rows[child] as Row)) child++
    if (!isBefore(rows[child] as Row, row)) break
    rows[at] = rows[child] as Row
    at = child
  }
  rows[at] = row
}

function giveOneByOne(rows: Row[], left: number): void {
  const heap = rows.filter((row) => row.given < row.most && row.weight > 0)
  for (let at = heap.length >> 1; at >= 0; at--) if (heap.length) sink(heap, at)
  for (let place = 0; place < left; place++) {
    const next = heap[0]
    if (!next) throw new Error('places without anybody to take them: ask refusal() first')
    next.given++
    if (next.given >= next.most) {
      const last = heap.pop() as Row
      if (heap.length && last !== next) heap[0] = last
    }
    if (heap.length) sink(heap, 0)
  }
}

const total = (rows: Row[]): number => rows.reduce((all, row) => all + row.given, 0)
const answer = (rows: Row[]) => new Map(rows.map(({ code, given }) => [code, given]))

/** The plain method: one place at a time from the floors. */
export function seatsPlainly({ places, units }: Problem): Map<string, number> {
  const rows = inOrder(units).map(rowOf)
  giveOneByOne(rows, places - total(rows))
  return answer(rows)
}

const rounded = (level: number, row: Row, floor: number): number =>
  row.weight > 0 ? Math.min(row.most, Math.max(floor, Math.floor(level * row.weight - row.head / 1000 + 0.5))) : floor

/** The same answer sooner: begins at the largest level whose rounded numbers fit, and gives the few that are left. */
export function seats({ places, units }: Problem): Map<string, number> {
  const rows = inOrder(units).map(rowOf)
  const floors = rows.map(({ given }) => given)
  const at = (level: number) => rows.reduce((all, row, n) => all + rounded(level, row, floors[n] as number), 0)
  const level = largest(places, at) * (1 - 1e-12)
  for (const [n, row] of rows.entries()) row.given = rounded(level, row, floors[n] as number)
  giveOneByOne(rows, places - total(rows))
  return answer(rows)
}

function largest(places: number, at: (level: number) => number): number {
  let [low, high] = [0, 1]
  while (at(high) <= places && high < 1e300) high *= 2
  for (let turn = 0; turn < 200; turn++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (at(middle) <= places) low = middle
    else high = middle
  }
  return low
}
