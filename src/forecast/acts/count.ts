import { isDeepStrictEqual } from 'node:util'
import { sha256 } from '../../platform/seal.ts'
import { type Asked, assemble, type Refused } from '../domain/assemble.ts'
import { judge, knownBefore, outcomeOf } from '../domain/backtest.ts'
import { draw } from '../domain/draw.ts'
import { month } from '../domain/month.ts'
import { lookup, type Parameter } from '../domain/parameter.ts'
import type { Place } from '../domain/place.ts'
import { planOf } from '../domain/plan.ts'
import { codeVersion, mayTellSexes, type Result, yearsOf } from '../domain/result.ts'
import { tornado } from '../domain/tornado.ts'
import type { Run } from '../queries/runs.ts'

export type Counting = Asked & { seed: number; draws: number }
export type Counted = {
  result: Result
  used: string[]
  inputSha256: string
  newest: string
  place: Place
}

const hashOf = (value: unknown): string => sha256(JSON.stringify(value)).toString('hex')

/** One municipality: percentiles and what matters most, from rows in the order they were entered. */
export function count(rows: readonly Parameter[], asked: Counting): Counted | Refused {
  const made = assemble(rows, asked)
  if (!('place' in made)) return made
  const { place, leaving } = made
  const { kommun, from, to, seed, draws } = asked
  const plan = planOf([place], from, to)
  const { region } = draw(plan, { seed, draws })
  const compensation = lookup(rows, kommun).best({ key: 'compensation' }, month(from, 1))
  const used = [...made.used, ...(compensation ? [compensation.id] : [])]
  const active = place.cohorts.some((one) => one.active !== null)
  const kept = { leaving, active, compensation: compensation?.value ?? null }
  const behind = rows.filter(({ id }) => used.includes(id))
  return {
    result: {
      years: yearsOf(region, { years: plan.years, ...kept }),
      tornado: tornado(plan, plan.years.length - 1, !mayTellSexes(leaving)).map((bar) => ({
        ...bar,
        ...{ low: Math.round(bar.low), high: Math.round(bar.high), swing: Math.round(bar.swing) },
      })),
    },
    used,
    inputSha256: hashOf({ codeVersion, asked: { kommun, from, to, seed, draws }, behind }),
    newest:
      behind
        .map(({ sourceDate }) => sourceDate)
        .sort()
        .at(-1) ?? '2010-01-01',
    place,
  }
}

type TestRun = Omit<Run, 'id' | 'scenario' | 'example' | 'publishedAt'>
/** A closed year from what was known before it, beside what it came to. Nothing is kept here. */
export function testYear(
  rows: readonly Parameter[],
  { kommun, year }: { kommun: string; year: number },
): { run: TestRun } | Refused | { noOutcome: true } {
  const outcome = outcomeOf(rows, year)
  if (outcome === null) return { noOutcome: true }
  const asked = { kommun, from: year, to: year, seed: year, draws: 1000 }
  const counted = count(knownBefore(rows, year), asked)
  if (!('result' in counted)) return counted
  const { result, used, inputSha256, newest } = counted
  const range = result.years[0]?.full
  if (!range) return { noOutcome: true }
  const judged = judge(year, range, outcome, outcomeOf(rows, year - 1))
  const kept = { codeVersion, inputSha256, rows: used, newest, result: { ...result, judged } }
  return { run: { ...asked, ...kept, kind: 'backtest', name: '', status: 'published' } }
}

/** The same rows, years, seed and code version give the same bytes; what a closed year cost was not counted but written beside. */
export function replays(run: Run, rows: readonly Parameter[]): boolean {
  const { kommun, from, to, seed, draws } = run
  if (run.codeVersion !== codeVersion || kommun === null) return false
  const again = count(rows, { kommun, from, to, seed, draws })
  if (!('result' in again) || again.inputSha256 !== run.inputSha256) return false
  const { judged: _, ...kept } = run.result
  return isDeepStrictEqual(JSON.parse(JSON.stringify(again.result)), kept)
}
