/**
 * What a misspelt word may have meant: the known word that takes fewest steps to reach.
 * The trap: short words are all near each other, so they forgive less than long ones; and a word that is known is never "corrected".
 */
export type Known = { word: string; spelt: string; seen: number }

/** Steps that a word of this length forgives. */
export function forgiven(length: number): number {
  if (length < 4) return 0
  if (length < 8) return 1
  return length < 11 ? 2 : 3
}

/** Letters put in, left out, changed, or two that have changed places (optimal string alignment). */
export function stepsBetween(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const changed = one[i - 1] === other[j - 1] ? 0 : 1
      const isTurned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const turned = isTurned ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
      row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + changed, turned)
    }
    before = last
    last = row
  }
  return last[other.length] ?? 0
}

/** The nearest of them; of two as near, the one that is written more often. Both are without accents. */
export function nearest(asked: string, among: readonly Known[]): Known | null {
  const near = among
    .map((known) => ({ known, steps: stepsBetween(asked, known.word) }))
    .filter(({ steps }) => steps <= forgiven(asked.length))
    .sort((a, b) => a.steps - b.steps || b.known.seen - a.known.seen || (a.known.word < b.known.word ? -1 : 1))
  return near[0]?.known ?? null
}
