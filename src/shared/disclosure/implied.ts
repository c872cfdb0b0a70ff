/**
 * What follows anyway is told. The audit hides one number after another until the small ones have room; some of them are still the sum or
 * the rest of what is shown, so that hiding them protects nobody and only looks as if something were known.
 */
import { Span } from './span.ts'
import type { Sum } from './sums.ts'

/** Takes what the shown ones give away into the shown ones: no small number, for of those none does. */
export function tellImplied(
  width: number,
  shown: Set<Sum>,
  { sums, given }: { sums: readonly Sum[]; given: ReadonlySet<Sum> },
) {
  const left = sums.filter((sum) => sum.offered && !sum.primary && !shown.has(sum))
  if (left.length === 0) return
  const span = new Span(width, [])
  for (const { vector } of [...given, ...shown]) span.give(vector)
  for (const sum of left) if (span.has(sum.vector)) shown.add(sum)
}
