import type { Dimension, Place, RawTable, SuppressionFamily } from '../../src/shared/disclosure/index.ts'
import { tabulate } from '../../src/shared/disclosure/index.ts'

/** The same numbers for the same seed, everywhere. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** So many persons drawn into so many cells of uneven weight. */
export function drawn(random: () => number, cells: number, n: number): number[] {
  const weights = Array.from({ length: cells }, () => 0.2 + 3 * random() * random())
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const counts = weights.map(() => 0)
  for (let person = 0; person < n; person++) {
    let left = random() * all
    let at = 0
    while (at < cells - 1 && left >= (weights[at] as number)) left -= weights[at++] as number
    counts[at] = (counts[at] as number) + 1
  }
  return counts
}

const whole = 'T'

/** `a0, a1, …, T`. */
function dimension(key: string, size: number): Dimension {
  const codes = Array.from({ length: size }, (_, at) => `${key}${at}`)
  return { key, categories: [...codes.map((code) => ({ code })), { code: whole, parts: codes }] }
}

/** Counts row-major over dimensions a, b, c … of these sizes. */
export function recordsOf(sizes: readonly number[], counts: readonly number[]): RawTable {
  const dimensions = sizes.map((size, at) => dimension('abcdef'.charAt(at), size))
  const cells = counts.map((n, inner) => {
    let rest = inner
    const at: [string, string][] = []
    for (const { key, categories } of dimensions.toReversed()) {
      const size = categories.length - 1
      at.push([key, `${key}${rest % size}`])
      rest = Math.floor(rest / size)
    }
    return { at: Object.fromEntries(at) as Place, n }
  })
  return { name: 'records', measure: 'count', dimensions, cells }
}

/** One table of all dimensions with all its margins. */
export function familyOf(records: RawTable, more: Partial<SuppressionFamily> = {}): SuppressionFamily {
  const table = tabulate(records, { name: 'all', by: records.dimensions.map(({ key }) => key) })
  return { kind: 'suppression', records, tables: [table], ...more }
}

/** The answer, or a loud no. */
export function granted<Answer extends object>(
  answer: Answer | { refused: string },
): Exclude<Answer, { refused: string }> {
  if ('refused' in answer) throw new Error(`refused: ${answer.refused}`)
  return answer as Exclude<Answer, { refused: string }>
}
