/**
 * The municipalities as the formula needs them, put together from what is known. A municipality without a population is
 * told by name: it is not a municipality with none.
 */
import type { Bound, BoundReason, Member } from './rule.ts'
import { ways } from './rule.ts'

type Value = { indicator: string; code: string; value: number }
type Fact = { code: string; category: string; persons: number }
type Kept = Bound & { code: string }
export type Known = {
  codes: readonly string[]
  values: readonly Value[]
  facts: readonly Fact[]
  bounds: readonly (Omit<Kept, 'reason'> & { reason: string | null })[]
}
export type Members = { members: Member[] } | { missing: string[] }

/** What is expected goes before what was; a way that nobody has counted is 0. */
function receptionOf(code: string, { values, facts }: Known): Record<string, number> {
  const forecast = (way: string) => values.find((one) => one.code === code && one.indicator === way)?.value
  const fact = (way: string) => facts.find((one) => one.code === code && one.category === way)?.persons
  return Object.fromEntries(ways.map((way) => [way, forecast(way) ?? fact(way) ?? 0]))
}

export function membersFrom(known: Known): Members {
  const figureOf = (code: string, indicator: string) =>
    known.values.find((one) => one.code === code && one.indicator === indicator)?.value
  const missing = known.codes.filter((code) => figureOf(code, 'folkmangd') === undefined)
  if (missing.length > 0) return { missing }
  return {
    members: known.codes.map((code) => {
      const bound = known.bounds.find((one) => one.code === code)
      const isKept = bound?.reason === 'kept_plan'
      return {
        code,
        population: figureOf(code, 'folkmangd') ?? 0,
        labour: figureOf(code, 'arbetsmarknad') ?? 0,
        reception: receptionOf(code, known),
        values: Object.fromEntries(
          known.values.filter((one) => one.code === code).map(({ indicator, value }) => [indicator, value]),
        ),
        floor: isKept ? 0 : (bound?.floor ?? 0),
        cap: isKept ? null : (bound?.cap ?? null),
        reason: (bound?.reason as BoundReason | undefined) ?? null,
        text: bound?.text ?? '',
        kept: isKept ? (bound?.floor ?? 0) : null,
      }
    }),
  }
}
