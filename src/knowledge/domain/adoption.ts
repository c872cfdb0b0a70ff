/**
 * "Vi har tagit upp detta": who took a good example from whom, as a tree from the original outwards.
 * The trap: two that have learned from each other would make a ring, and each would prove the other.
 */
export type Adoption = {
  id: string
  organisation: string
  /** Whom they took it from: an adoption, or null for the original itself. */
  from: string | null
  withdrawn: boolean
}
export type Branch = Adoption & { depth: number; further: Branch[] }

/** Whether a new adoption would close a ring: `by` is already on the way from `from` to the original. */
export function closesRing(all: readonly Adoption[], original: string, from: string | null, by: string): boolean {
  if (by === original) return true
  const known = new Map(all.map((one) => [one.id, one]))
  const passed = new Set<string>()
  for (let at = from; at !== null; ) {
    const one = known.get(at)
    if (!one || passed.has(at)) return true
    if (one.organisation === by) return true
    passed.add(at)
    at = one.from
  }
  return false
}

/** The tree, deepest branches included; what hangs on nothing known hangs on the original. */
export function treeOf(all: readonly Adoption[]): Branch[] {
  const ids = new Set(all.map(({ id }) => id))
  const below = (from: string | null, depth: number, above: readonly string[]): Branch[] =>
    all
      .filter((one) => !above.includes(one.id) && (one.from !== null && ids.has(one.from) ? one.from : null) === from)
      .map((one) => ({ ...one, depth, further: below(one.id, depth + 1, [...above, one.id]) }))
  return below(null, 1, [])
}
export const flat = (tree: readonly Branch[]): Branch[] => tree.flatMap((branch) => [branch, ...flat(branch.further)])
export const counting = (all: readonly Adoption[]): Adoption[] => all.filter(({ withdrawn }) => !withdrawn)
