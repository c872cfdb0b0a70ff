/**
 * Assigned against received (anvisade mot mottagna): how many came in all, for each place that was decided. Where nothing was
 * assigned there is no ratio; it is not infinity and not 0. Quota and ABO are not "received on assignment": both are shown.
 */
export const categories = ['kvot', 'abo', 'ebo', 'ovriga', 'anhoriga', 'massflykt', 'okand'] as const
export type Category = (typeof categories)[number]
export type Reception = {
  code: string
  decided: number | null
  onAssignment: number | null
  population: number | null
  ways: Partial<Record<Category, number>>
  /** Known only as a sum, where the ways are not known. */
  total: number | null
  /** Of them, minors who came alone; never added to the sum. */
  unaccompanied: number | null
}
export type Compared = Reception & { received: number | null; ratio: number | null; perThousand: number | null }

export function compare(row: Reception): Compared {
  const parts = Object.values(row.ways)
  const received = parts.length > 0 ? parts.reduce((all, one) => all + one, 0) : row.total
  const ratio = received !== null && row.decided ? received / row.decided : null
  const perThousand = received !== null && row.population ? (received / row.population) * 1000 : null
  return { ...row, received, ratio, perThousand }
}

/** The county as the sum of its municipalities; a sum with something unknown in it is unknown, unless it is known by itself. */
export function sumOf(rows: readonly Reception[], known: Partial<Pick<Reception, 'decided' | 'total'>> = {}): Compared {
  const add = (of: (row: Reception) => number | null): number | null =>
    rows.reduce<number | null>((all, row) => (all === null || of(row) === null ? null : all + (of(row) ?? 0)), 0)
  const ways = Object.fromEntries(
    categories
      .filter((way) => rows.length > 0 && rows.every((row) => row.ways[way] !== undefined))
      .map((way) => [way, add((row) => row.ways[way] ?? null)]),
  )
  return compare({
    code: '',
    decided: known.decided ?? add(({ decided }) => decided),
    onAssignment: add(({ onAssignment }) => onAssignment),
    population: add(({ population }) => population),
    ways,
    total: known.total ?? add(({ total }) => total),
    unaccompanied: add(({ unaccompanied }) => unaccompanied),
  })
}

/** Highest ratio first; those without a ratio last, in order of code. */
export const byRatio = (rows: readonly Compared[]): Compared[] =>
  [...rows].sort((a, b) => (b.ratio ?? -1) - (a.ratio ?? -1) || (a.code < b.code ? -1 : 1))
