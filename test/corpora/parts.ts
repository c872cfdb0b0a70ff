/** Every part before every other part: hostile strings are made, not collected, so that no combination is forgotten. */
export const joined = (before: readonly string[], after: readonly string[]): string[] =>
  before.flatMap((first) => after.map((second) => `${first}${second}`))

/** The first so many, and a loud stop when there are too few. */
export function exactly(count: number, all: readonly string[]): readonly string[] {
  const different = [...new Set(all)]
  if (different.length < count) throw new Error(`${different.length} hostile strings of ${count}`)
  return different.slice(0, count)
}
