/** Secondary suppression (sekundär undertryckning): which cells may be shown without giving away a primary one by sums. */
import { Span } from './span.ts'
import type { Sum } from './sums.ts'

/** Wholes first; within a level zeros, then larger numbers, then as they stand. */
const byWeight = (sums: readonly Sum[]): Sum[] =>
  sums.toSorted((a, b) => b.level - a.level || Number(b.n === 0) - Number(a.n === 0) || b.n - a.n)

export type Choice = { shown: Set<Sum>; opened: Sum[] }

/** What may be shown beside what is shown already; `opened` are those that the latter gives away. */
export function chooseBySpan(width: number, sums: readonly Sum[], given: ReadonlySet<Sum>): Choice {
  const primary = sums.filter((sum) => sum.primary)
  const span = new Span(
    width,
    primary.map(({ vector }) => vector),
  )
  for (const { vector } of given) span.give(vector)
  const opened = span.opened.map((at) => primary[at] as Sum)
  return {
    opened,
    shown: new Set(byWeight(sums).filter((sum) => sum.offered && !sum.primary && span.publish(sum.vector))),
  }
}
