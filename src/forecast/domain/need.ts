/**
 * How many of those who leave still need help (försörjningsstöd), month by month. Some get out of it each month (λ), some come back (ρ).
 * Counted for one person who needs help from the first month; shares below one only make it smaller.
 */
export type Rates = { exit: number; back: number }

/** What stays after one more month: `of` is everybody who may come back. */
export const step = (needs: number, of: number, exit: number, back: number): number =>
  needs * (1 - exit) + (of - needs) * back

/** max(0, 1 − p − b): who does not support themselves and has no other income. */
export const needing = (p: number, b: number): number => Math.max(0, 1 - p - b)

/** The curve for one person, month by month from the month of leaving. */
export function curve(months: number, rates: (at: number) => Rates): number[] {
  const made = [1]
  for (let at = 0; at + 1 < months; at++) {
    const { exit, back } = rates(at)
    made.push(step(made[at] as number, 1, exit, back))
  }
  return made
}
