/**
 * The cell key method (cellnyckel) for registers with free filters: each person has a secret number, the sum of a cell's numbers
 * draws a small change of its count. The same persons give the same number in every table; parts need not add up to totals.
 */
import { createHmac } from 'node:crypto'
import { placeKey } from './cells.ts'
import { type CellKeyFamily, standardK } from './family.ts'
import { letThrough } from './gate.ts'
import type { Place, ProtectedCell, ProtectedTable, RawCell, RawTable } from './table.ts'

const whole = 2 ** 52

/** First 52 bits, as a whole number: fractions would add up differently in another order. */
export function recordKey(secret: string | Uint8Array, personId: string): number {
  const bits = createHmac('sha256', secret).update(personId).digest().readBigUInt64BE()
  return Number(bits >> 12n)
}

export const addKeys = (keys: Iterable<number>): number => {
  let sum = 0
  for (const key of keys) sum = (sum + key) % whole
  return sum
}

type Change = readonly [by: number, chance: number]
const forOne: readonly Change[] = [
  [-1, 0.3981],
  [0, 0.3058],
  [1, 0.1942],
  [2, 0.1019],
]
const forMore: readonly Change[] = [
  [-2, 0.0638],
  [-1, 0.2447],
  [0, 0.383],
  [1, 0.2447],
  [2, 0.0638],
]

/** Mean 0 and variance 1, drawn by the key; an empty cell stays empty. */
export function perturbed(n: number, key: number): number {
  if (n === 0) return 0
  const changes = n === 1 ? forOne : forMore
  let left = key / whole
  const drawn = changes.find(([, chance]) => {
    left -= chance
    return left < 0
  })
  return n + (drawn ?? (changes.at(-1) as Change))[0]
}

export const tablesByKey = ({ tables, k = standardK }: CellKeyFamily): ProtectedTable[] =>
  tables.map((table) => keyed(table, k))

function keyed(table: RawTable, k: number): ProtectedTable {
  if (table.measure !== 'count' && table.measure !== 'share')
    throw new Error(`${table.name}: keys protect counts and shares`)
  const counts = new Map(table.cells.map((cell) => [placeKey(cell.at), changed(table, cell)]))
  const below = (at: Place) => counts.get(placeKey({ ...at, ...table.of })) ?? null
  const cells = table.cells.map(({ at, status = 'ok', marks = [] }): ProtectedCell => {
    const n = counts.get(placeKey(at)) ?? null
    if (n === null) return { at, value: null, status, marks }
    return table.measure === 'count'
      ? { at, value: n, status: 'ok', marks }
      : { at, ...rate(n, below(at), table, k), marks }
  })
  return letThrough(table, 'cellKey', k, cells)
}

function changed({ name }: RawTable, { at, n, key }: RawCell): number | null {
  if (n === null || n === 0) return n
  if (key === undefined) throw new Error(`${name}: a cell without key at ${Object.values(at).join(', ')}`)
  return perturbed(n, key)
}

function rate(n: number, of: number | null, { multiplier = 100 }: RawTable, k: number) {
  if (of === null) return { value: null, status: 'missing' } as const
  if (of === 0) return { value: null, status: 'na' } as const
  return of < 2 * k
    ? ({ value: null, status: 'protected' } as const)
    : ({ value: (multiplier * n) / of, status: 'ok' } as const)
}
