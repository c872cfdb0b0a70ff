/** Five classes by quintile (femtedelar) over the shown values. Equal values are never parted: a class may be empty. */
const classCount = 5

/** The largest value of each class. */
export function bounds(values: readonly number[]): number[] {
  const inOrder = [...values].sort((one, other) => one - other)
  return Array.from(
    { length: classCount },
    (_, at) => inOrder[Math.ceil((inOrder.length * (at + 1)) / classCount) - 1] ?? 0,
  )
}

/** 0 is the lowest class. */
export const classOf = (value: number, limits: readonly number[]): number =>
  Math.max(
    0,
    limits.findIndex((limit) => value <= limit),
  )

export type Range = { at: number; from: number; to: number }
/** The classes that somebody is in, with the smallest and largest value in each. */
export function ranges(values: readonly number[]): Range[] {
  const limits = bounds(values)
  return limits.flatMap((_, at) => {
    const inside = values.filter((value) => classOf(value, limits) === at)
    return inside.length > 0 ? [{ at, from: Math.min(...inside), to: Math.max(...inside) }] : []
  })
}
