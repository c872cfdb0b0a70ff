/**
 * Money (pengar) is whole öre, never a fraction, so that what is split always adds up to what was there.
 * Shares are basis points: 10,000 is the whole.
 */
export type Ore = number
export const whole = 10_000

/** Splits öre in proportion to whole weights; what is left over goes to the largest remainders, first come first. */
export function splitInProportion(amount: Ore, weights: readonly number[]): Ore[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total <= 0) return weights.map(() => 0)
  const exact = weights.map((weight) => BigInt(Math.abs(amount)) * BigInt(weight))
  const parts = exact.map((part) => part / BigInt(total))
  const left = Math.abs(amount) - Number(parts.reduce((sum, part) => sum + part, 0n))
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part % BigInt(total) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  const extra = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return parts.map((part, index) => Math.sign(amount) * (Number(part) + (extra.has(index) ? 1 : 0)))
}

export const sumOf = (amounts: readonly Ore[]): Ore => amounts.reduce((sum, amount) => sum + amount, 0)
