/**
 * What has changed between two editions of a text (ändringar), paragraph by paragraph, so that a guest sees every change.
 * The trap: a text of thousands of paragraphs; beyond a limit the middle counts as wholly rewritten.
 */
export type Change = { kind: 'same' | 'gone' | 'new'; text: string }

export const paragraphsOf = (text: string): string[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const mostCompared = 250_000
const all = (kind: Change['kind'], parts: readonly string[]): Change[] => parts.map((text) => ({ kind, text }))

export function changesBetween(before: string, after: string): Change[] {
  const [a, b] = [paragraphsOf(before), paragraphsOf(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  const middle = rewritten(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return [...all('same', a.slice(0, head)), ...middle, ...all('same', a.slice(a.length - tail))]
}

/** The longest row of paragraphs that both have stays; the rest is gone or new. */
function rewritten(a: readonly string[], b: readonly string[]): Change[] {
  if (a.length * b.length > mostCompared) return [...all('gone', a), ...all('new', b)]
  const longest = lengthsOf(a, b)
  const changes: Change[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      changes.push({ kind: 'same', text: a[i] as string })
      i += 1
      j += 1
    } else if ((longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0)) {
      changes.push({ kind: 'gone', text: a[i] as string })
      i += 1
    } else {
      changes.push({ kind: 'new', text: b[j] as string })
      j += 1
    }
  }
  return [...changes, ...all('gone', a.slice(i)), ...all('new', b.slice(j))]
}

/** For each pair of places, how many paragraphs are alike from there on. */
function lengthsOf(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [lengths[i] as number[], lengths[i + 1] as number[]]
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}
