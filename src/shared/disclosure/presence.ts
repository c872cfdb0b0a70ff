/**
 * Several counts of the same records as one: a further dimension says in which of them somebody was. The trap: only how many each count
 * held is known, so whoever came last is taken to leave first; a reader who believes otherwise knows less, not more.
 */
import { placeKey } from './cells.ts'
import type { Category, Place, RawCell, RawTable } from './table.ts'

export const presence = 'when'

/** From one count until another, the first and the last included. */
type Stay = { from: number; to: number; n: number }
const codeOf = ({ from, to }: Omit<Stay, 'n'>): string => `${from}-${to}`

/** Count by count at one place: who stayed how long. */
export function staysOf(counts: readonly number[]): Stay[] {
  const here: { from: number; n: number }[] = []
  const gone: Stay[] = []
  for (const [turn, n] of counts.entries()) {
    const more = n - (counts[turn - 1] ?? 0)
    if (more > 0) here.push({ from: turn + 1, n: more })
    for (let left = -more; left > 0; ) {
      const last = here.at(-1)
      if (!last) break
      const leaving = Math.min(left, last.n)
      gone.push({ from: last.from, to: turn, n: leaving })
      last.n -= leaving
      left -= leaving
      if (last.n === 0) here.pop()
    }
  }
  return [...gone, ...here.map((stay) => ({ ...stay, to: counts.length }))]
}

/** Every count is a whole of it, named by its turn: `1` the first. Oldest first. */
export function throughTime(counts: readonly RawTable[]): RawTable {
  const [first] = counts
  if (!first) throw new Error('nothing has been counted')
  const numbers = counts.map(({ cells }) => new Map(cells.map(({ at, n }) => [placeKey(at), n ?? 0])))
  const places = leavesAt(first).map((at) => {
    const held = numbers.map((count) => count.get(placeKey(at)) ?? 0)
    return { at, held, stays: staysOf(held) }
  })
  const last = counts.length
  const gone = places.flatMap(({ stays }) => stays.filter(({ to }) => to < last).map(codeOf))
  const came = counts.map((_, turn) => codeOf({ from: turn + 1, to: last }))
  const cells = places.flatMap((place) => cellsOf(place, { came, gone: [...new Set(gone)] }))
  return {
    ...first,
    dimensions: [...first.dimensions, { key: presence, categories: wholesOf(came, gone, last) }],
    cells,
  }
}

type Held = { at: Place; held: readonly number[]; stays: readonly Stay[] }
/**
 * The reader is taken to know where there became more, where fewer, and where nothing changed, never by how many. Real ones know less; but
 * they guess that most places are as they were, and no number may be shown that only such a guess stands before.
 */
function cellsOf({ at, held, stays }: Held, { came, gone }: { came: string[]; gone: string[] }): RawCell[] {
  const counted = (code: string) => stays.filter((stay) => codeOf(stay) === code).reduce((sum, { n }) => sum + n, 0)
  const cell = (code: string) => ({ ...at, [presence]: code })
  const isMore = (turn: number) => turn === 0 || (held[turn] ?? 0) > (held[turn - 1] ?? 0)
  return [
    ...came.map((code, turn) => ({ at: cell(code), n: isMore(turn) ? counted(code) : null })),
    ...gone.map((code) => ({ at: cell(code), n: counted(code) || null })),
  ]
}

/** Each count, whoever came or left between two of them, and the leaves. */
function wholesOf(came: readonly string[], gone: readonly string[], last: number): Category[] {
  const leaves = [...new Set([...came, ...gone])]
  const turns = Array.from({ length: last }, (_, at) => at + 1)
  const isHere = (code: string, turn: number) => {
    const [from = 0, to = 0] = code.split('-').map(Number)
    return from <= turn && turn <= to
  }
  const counts = turns.map((turn) => ({ code: String(turn), parts: leaves.filter((code) => isHere(code, turn)) }))
  const between = turns.flatMap((one) =>
    turns.map((other) => ({
      code: `${one}>${other}`,
      parts: leaves.filter((code) => !isHere(code, one) && isHere(code, other)),
    })),
  )
  return [...counts, ...between.filter(({ parts }) => parts.length > 0), ...leaves.map((code) => ({ code }))]
}

const leavesAt = ({ dimensions }: RawTable): Place[] =>
  dimensions.reduce<Place[]>(
    (places, { key, categories }) =>
      places.flatMap((at) => categories.filter(({ parts }) => !parts).map(({ code }) => ({ ...at, [key]: code }))),
    [{}],
  )
