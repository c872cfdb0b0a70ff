/** What somebody who knows every shown cell of a table can work out about the others: for the page where visitors try. */
import { hiddenCells } from './cells.ts'
import { Cube } from './cube.ts'
import { type Interval, Reading, type Shown } from './reading.ts'
import { Contradiction } from './simplex.ts'
import type { Category, Dimension, Place, ProtectedCell, ProtectedTable } from './table.ts'

/** Something the visitor holds for true, right or wrong. */
export type Claim = { at: Place; n: number }
export type Remains = { at: Place } & Interval

/**
 * What remains for each hidden cell of a table of counts, given its shown cells, those of other tables of the same records, and
 * what the visitor claims. Null when the claims cannot be true together with what is shown.
 */
export function attack(
  table: ProtectedTable,
  claims: readonly Claim[] = [],
  others: readonly ProtectedTable[] = [],
): Remains[] | null {
  const tables = [table, ...others].filter(({ measure }) => measure === 'count')
  const cube = new Cube(joined(tables))
  const vectorOf = (at: Place) => cube.stand(at)?.inner ?? []
  const shown = tables.flatMap(({ cells }) => cells.flatMap((cell) => said(vectorOf(cell.at), cell)))
  const known = [...shown, ...claims.map(({ at, n }) => ({ vector: vectorOf(at), n }))]
  try {
    const reading = new Reading(known)
    return hiddenCells(table).map(({ at }) => ({ at, ...reading.interval(vectorOf(at)) }))
  } catch (error) {
    if (error instanceof Contradiction) return null
    throw error
  }
}

/** A leaf that is missing is in no total either. */
function said(vector: readonly number[], { value, status }: ProtectedCell): Shown[] {
  if (value !== null) return [{ vector, n: value }]
  return status !== 'protected' && vector.length === 1 ? [{ vector, n: 0 }] : []
}

/** The dimensions of all tables, with the categories that any of them knows or takes for granted. */
function joined(tables: readonly ProtectedTable[]): Dimension[] {
  const found = new Map<string, Map<string, Category>>()
  for (const { key, categories } of tables.flatMap(({ dimensions }) => dimensions)) {
    const known = found.get(key) ?? new Map<string, Category>()
    for (const category of categories) known.set(category.code, category)
    found.set(key, known)
  }
  return [...found].map(([key, known]) => {
    const parts = [...known.values()].flatMap((category) => category.parts ?? []).filter((code) => !known.has(code))
    return { key, categories: [...known.values(), ...[...new Set(parts)].map((code) => ({ code }))] }
  })
}
