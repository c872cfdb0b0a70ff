import { widen } from '../../src/shared/disclosure/audit.ts'
import { Reading } from '../../src/shared/disclosure/reading.ts'
import { chooseBySpan } from '../../src/shared/disclosure/secondary.ts'
import { Span } from '../../src/shared/disclosure/span.ts'
import { Sums } from '../../src/shared/disclosure/sums.ts'
import { drawn, familyOf, mulberry32, recordsOf } from './samples.ts'

const k = 5

export type Outcome = {
  cells: number
  primary: number
  /** Primary ones that follow from the rest when only primary ones are hidden. */
  derivable: number
  secondary: number
  /** Primary ones with less room than k after the span step, and the tables they are in. */
  narrow: number
  tables: number
  afterSpan: number
  afterAudit: number
}

/** The table of figures that says why the audit is there: 40 random tables of one size with both margins. */
export function experiment(rows: number, columns: number, n: number, audit = true): Outcome {
  const sum = { cells: 0, primary: 0, derivable: 0, secondary: 0, narrow: 0, tables: 0, afterSpan: 0, afterAudit: 0 }
  for (let seed = 1; seed <= 40; seed++) {
    const random = mulberry32(seed * 7919 + 31 * rows + columns)
    const one = outcome(rows, columns, drawn(random, rows * columns, n), audit)
    for (const key of Object.keys(sum) as (keyof Outcome)[]) sum[key] += one[key]
  }
  return sum
}

function outcome(rows: number, columns: number, counts: number[], audit: boolean): Outcome {
  const sums = new Sums(familyOf(recordsOf([rows, columns], counts)))
  const all = sums.collect()
  const primary = all.filter((one) => one.primary)
  const onlyPrimary = new Span(
    sums.cube.size,
    primary.map(({ vector }) => vector),
  )
  for (const one of all) if (!one.primary) onlyPrimary.give(one.vector)
  const { shown } = chooseBySpan(sums.cube.size, all, new Set())
  const reading = new Reading([...shown])
  const narrow = primary.filter(({ vector }) => reading.look(vector, k).width < k).length
  const afterSpan = all.length - shown.size
  if (audit) widen(shown, { sums: all, given: new Set(), k })
  return {
    cells: all.length,
    primary: primary.length,
    derivable: onlyPrimary.opened.length,
    secondary: afterSpan - primary.length,
    narrow,
    tables: narrow > 0 ? 1 : 0,
    afterSpan,
    afterAudit: all.length - shown.size,
  }
}
