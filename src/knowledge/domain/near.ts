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

/**
 * Letters put in, left out, changed, or two that have changed places (optimal string alignment). More than `most` is `most + 1`: it is not counted how
 * far away what is far away is.
 */
export function stepsBetween(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  const [left, right] = withoutEnds(one, other)
  let before: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let i = 1; i <= left.length; i++) {
    const row = rowAfter(last, before, { one: left, other: right, i })
    if (Math.min(...row) > most && Math.min(...last) > most) return most + 1
    before = last
    last = row
  }
  return Math.min(last[right.length] ?? 0, most + 1)
}

/** Known words begin alike, for so they were found: only where two words differ is counted. */
function withoutEnds(one: string, other: string): [string, string] {
  const shortest = Math.min(one.length, other.length)
  let from = 0
  while (from < shortest && one[from] === other[from]) from++
  let end = 0
  while (end < shortest - from && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  return [one.slice(from, one.length - end), other.slice(from, other.length - end)]
}

type Between = { one: string; other: string; i: number }
function rowAfter(last: readonly number[], before: readonly number[], { one, other, i }: Between): number[] {
  const row = [i]
  const letter = one[i - 1]
  for (let j = 1; j <= other.length; j++) {
    const changed = letter === other[j - 1] ? 0 : 1
    const isTurned = i > 1 && j > 1 && letter === other[j - 2] && one[i - 2] === other[j - 1]
    const turned = isTurned ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
    row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + changed, turned)
  }
  return row
}

/** The nearest of them; of two as near, the one that is written more often. Both are without accents. */
export function nearest(asked: string, among: readonly Known[]): Known | null {
  const most = forgiven(asked.length)
  const near = among
    .map((known) => ({ known, steps: stepsBetween(asked, known.word, most) }))
    .filter(({ steps }) => steps <= most)
    .sort((a, b) => a.steps - b.steps || b.known.seen - a.known.seen || (a.known.word < b.known.word ? -1 : 1))
  return near[0]?.known ?? null
}
