/**
 * Largest remainder (största resten) on the real target: the comparison column. Its trap is the Alabama paradox: one
 * place more in total can take a place from somebody.
 */
import { inOrder } from './problem.ts'

export function largestRemainder(places: number, shares: ReadonlyMap<string, number>): Map<string, number> {
  const rows = inOrder([...shares].map(([code, share]) => ({ code, whole: Math.floor(share + 1e-9), share })))
  let left = places - rows.reduce((all, { whole }) => all + whole, 0)
  const byRest = [...rows].sort((a, b) => b.share - b.whole - (a.share - a.whole))
  for (const row of byRest) {
    if (left <= 0) break
    row.whole++
    left--
  }
  return new Map(rows.map(({ code, whole }) => [code, whole]))
}
