/** What moves when something is changed: the five most changed municipalities, and what the others get instead. */
type Place = { code: string; places: number }
export type Change = { code: string; before: number; after: number; difference: number }

export function changes(before: readonly Place[], after: readonly Place[]): Change[] {
  const old = new Map(before.map(({ code, places }) => [code, places]))
  return after.map(({ code, places }) => ({
    code,
    before: old.get(code) ?? 0,
    after: places,
    difference: places - (old.get(code) ?? 0),
  }))
}

export const mostChanged = (all: readonly Change[], many = 5): Change[] =>
  [...all]
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1))
    .slice(0, many)

/** How many places change hands, among how many. */
export const price = (all: readonly Change[]) => ({
  gained: all.reduce((sum, { difference }) => sum + Math.max(0, difference), 0),
  lost: all.reduce((sum, { difference }) => sum + Math.max(0, -difference), 0),
  municipalities: all.filter(({ difference }) => difference !== 0).length,
})
