/** Disclosure control (röjandekontroll): from what we know to what may leave. */
import { widen } from './audit.ts'
import { tablesByKey } from './cell-key.ts'
import { coarser, stepsOf } from './coarsen.ts'
import { Cube } from './cube.ts'
import {
  type Family,
  type FrozenCell,
  innerCells,
  lowestK,
  mostInner,
  type Protection,
  type Refusal,
  type Step,
  type Suppression,
  type SuppressionFamily,
  standardK,
} from './family.ts'
import { letThrough, published } from './gate.ts'
import { tellImplied } from './implied.ts'
import { chooseBySpan } from './secondary.ts'
import { type Sum, Sums } from './sums.ts'
import type { ProtectedCell, ProtectedTable, RawCell, RawTable } from './table.ts'

export function protect(family: SuppressionFamily): Suppression | Refusal
export function protect(family: Family): Protection | Refusal
export function protect(family: Family): Protection | Refusal {
  if (family.kind === 'published') return { ...nothingHidden, tables: family.tables.map(published) }
  const k = family.k ?? standardK
  if (k < lowestK) throw new Error(`k is at least ${lowestK}`)
  return family.kind === 'cellKey'
    ? { ...nothingHidden, tables: tablesByKey(family) }
    : bySteps(family, k, [null, ...stepsOf(family)])
}

const nothingHidden = { frozen: [], inner: 0, hiddenInner: 0, hidden: 0, coarsen: false, together: null }

/** As finely as no more than a third has to be hidden; the last step is taken whatever it hides. */
function bySteps(family: SuppressionFamily, k: number, steps: readonly (Step | null)[]): Suppression | Refusal {
  const [step = null, ...left] = steps
  const answer = suppress(family, { k, step, isLast: left.length === 0 })
  return answer === 'tooMuch' ? bySteps(family, k, left) : answer
}

type Turn = { k: number; step: Step | null; isLast: boolean }
/** `tooMuch` is hidden, where there is a coarser step left to take. */
function suppress(whole: SuppressionFamily, { k, step, isLast }: Turn): Suppression | Refusal | 'tooMuch' {
  const family = step ? atStep(whole, step) : whole
  if (innerCells(family) > mostInner) return isLast ? { refused: 'tooManyCells', places: [] } : 'tooMuch'
  const sums = new Sums(family)
  const lost = (family.earlier ?? []).flatMap(({ cells }) => cells.filter(({ at }) => !sums.cube.stand(at)))
  if (lost.length > 0) return { refused: 'lostPlace', places: lost.map(({ at }) => at) }
  const given = earlierOf(family, sums)
  const all = sums.collect()
  if (sums.wrong.length > 0) return { refused: 'doesNotAddUp', places: sums.wrong }
  const isTooMuch = (shown: ReadonlySet<Sum>) => !isLast && counted(all, shown).coarsen
  // Small ones are hidden whatever else is: most often that is enough to know, before anything is reckoned.
  if (isTooMuch(new Set(all.filter(({ primary }) => !primary)))) return 'tooMuch'
  const { shown, opened } = chooseBySpan(sums.cube.size, all, given)
  if (opened.length === 0 && isTooMuch(shown)) return 'tooMuch'
  const open = opened.length > 0 ? opened : widen(shown, { sums: all, given, k })
  if (open.length > 0) return { refused: 'opensCell', places: open.map(({ at }) => at) }
  tellImplied(sums.cube.size, shown, { sums: all, given })
  if (isTooMuch(shown)) return 'tooMuch'
  const tables = whole.tables.map((table) => tableOf(table, sums, shown, k))
  const frozen = all.map((sum) => frozenOf(sum, shown))
  return { tables, frozen, records: family.records, together: step, ...counted(all, shown) }
}

/** Without the places that are finer than the step. */
function atStep(family: SuppressionFamily, step: Step): SuppressionFamily {
  const records = coarser(family.records, step)
  const cube = new Cube(records.dimensions)
  const tables = family.tables.map((table) => ({ ...table, cells: table.cells.filter(({ at }) => cube.stand(at)) }))
  return { ...family, records, tables }
}

/** What was shown stays known; what was too small then is guarded now too, or the two could be set against each other. */
function earlierOf({ earlier = [] }: SuppressionFamily, sums: Sums): Set<Sum> {
  const given = new Set<Sum>()
  for (const { at, n, primary } of earlier.flatMap(({ cells }) => cells)) {
    if (n !== null) given.add(sums.at(at))
    if (primary) sums.at(at).primary = true
  }
  return given
}

const frozenOf = (sum: Sum, shown: ReadonlySet<Sum>): FrozenCell => ({
  at: sum.at,
  n: shown.has(sum) ? sum.n : null,
  primary: sum.primary,
})

/** Of the lowest level that is shown at all; more than a third hidden is too much. */
function counted(all: readonly Sum[], shown: ReadonlySet<Sum>) {
  const offered = all.filter((sum) => sum.offered)
  const lowest = Math.min(...offered.map(({ level }) => level))
  const inner = offered.filter(({ level }) => level === lowest)
  const hiddenInner = inner.filter((sum) => !shown.has(sum)).length
  return {
    inner: inner.length,
    hiddenInner,
    hidden: offered.length - shown.size,
    coarsen: hiddenInner * 3 > inner.length,
  }
}

function tableOf(table: RawTable, sums: Sums, shown: ReadonlySet<Sum>, k: number): ProtectedTable {
  const cells = table.cells.map((cell): ProtectedCell => {
    const { at, n, status = 'missing', marks = [] } = cell
    // Finer than what was put together: alike for all of them, whatever was counted.
    if (!sums.cube.stand(at)) return { at, value: null, status: 'protected', marks: [...marks, 'merged'] }
    if (n === null) return { at, value: null, status: status === 'ok' ? 'missing' : status, marks }
    const own = sums.at(at)
    const of = table.measure === 'share' ? sums.at({ ...at, ...table.of }) : own
    if (!shown.has(own) || !shown.has(of)) return { at, value: null, status: 'protected', marks }
    const value = numberOf(table, cell, of.n)
    const empty = of.n === 0 ? 'na' : 'missing'
    return { at, value, status: value === null ? empty : 'ok', marks }
  })
  return letThrough(table, 'suppression', k, cells)
}

/** Null where there is nobody to take a share or a mean of. */
function numberOf({ measure, multiplier = 100 }: RawTable, { n, value }: RawCell, of: number): number | null {
  if (measure === 'count') return n
  if (measure === 'share') return of === 0 ? null : (multiplier * (n ?? 0)) / of
  return n === 0 && measure !== 'sum' ? null : (value ?? null)
}
