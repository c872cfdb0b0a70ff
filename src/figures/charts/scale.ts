/** Scales of the charts: a number to a place along an axis, and round numbers to print on it. */
export type Scale = { (value: number): number; ticks: number[] }

const steps = [1, 2, 2.5, 5, 10]
/** The smallest round step that gives at most `most` intervals. */
function stepFor(span: number, most: number): number {
  const rough = span / most
  const power = 10 ** Math.floor(Math.log10(rough))
  return (steps.find((step) => step * power >= rough * 0.999999) ?? 10) * power
}

const rounded = (value: number) => Number(value.toPrecision(12))

/** From zero, or from below it where there are values below: an axis never begins in the middle. */
export function linear(values: readonly number[], [from, to]: readonly [number, number], most = 4): Scale {
  const least = Math.min(0, ...values)
  const largest = Math.max(0, ...values)
  const step = stepFor(largest - least || 1, most)
  const first = Math.floor(rounded(least / step)) * step
  const last = Math.max(Math.ceil(rounded(largest / step)) * step, first + step)
  const ticks = Array.from({ length: Math.round((last - first) / step) + 1 }, (_, at) => rounded(first + at * step))
  return Object.assign((value: number) => from + ((value - first) / (last - first)) * (to - from), { ticks })
}

/** Middles of `count` places of equal width. */
export const places = (count: number, [from, to]: readonly [number, number]): number[] =>
  Array.from({ length: count }, (_, at) => from + ((at + 0.5) / count) * (to - from))
