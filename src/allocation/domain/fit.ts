/** How near a calculated list lies to a decided one: R², mean absolute error, and places that are right. */
export type Fit = { r2: number; meanError: number; error: number; right: number; places: number }

export function fitOf(pairs: readonly { predicted: number; real: number }[]): Fit {
  const total = (of: (pair: { predicted: number; real: number }) => number) => pairs.reduce((all, p) => all + of(p), 0)
  const places = total(({ real }) => real)
  const mean = places / pairs.length
  const squares = total(({ predicted, real }) => (predicted - real) ** 2)
  const error = total(({ predicted, real }) => Math.abs(predicted - real))
  return {
    r2: 1 - squares / total(({ real }) => (real - mean) ** 2),
    meanError: error / pairs.length,
    error,
    right: total(({ predicted, real }) => Math.min(predicted, real)) / places,
    places,
  }
}
