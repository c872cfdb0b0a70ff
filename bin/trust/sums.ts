import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, totalmem } from 'node:os'
import type { Figures, Goal, Outcome, Proof } from './proofs.ts'

// docs/trust.json: every run of every proof, and what they come to together.

const file = 'docs/trust.json'
export type Run = {
  date: string
  seed: number
  seconds: number
  machine: string
  /** How many wanted the processor at the end of it: over the number of cores, times say little. */
  load?: number
  red: boolean
  figures: Figures
}
export type Runs = Record<string, Run[]>

export const readRuns = (): Runs => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Runs) : {})

/** Words that anybody may read: no name and no place. */
const machine = (): string => `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`

export function keepRun(name: string, run: Run, anew: boolean): Run[] {
  const all = readRuns()
  const mine = [...(anew ? [] : (all[name] ?? [])), run]
  const sorted = Object.fromEntries(Object.entries({ ...all, [name]: mine }).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const lines = Object.entries(sorted).map(([one, runs]) => {
    const each = runs.map((row) => `    ${JSON.stringify(row)}`)
    return `  ${JSON.stringify(one)}: [\n${each.join(',\n')}\n  ]`
  })
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`)
  return mine
}

const together: Record<Goal['add'], (seen: readonly number[]) => number> = {
  sum: (seen) => seen.reduce((a, b) => a + b),
  worst: (seen) => Math.max(...seen),
  last: (seen) => seen.at(-1) ?? 0,
}

/** Over all runs: counts together, of times the highest, of sums the last. */
export function sumOf(runs: readonly Pick<Run, 'figures'>[], goals: Record<string, Goal>): Figures {
  const sums: Figures = {}
  for (const [name, { add }] of Object.entries(goals)) {
    const seen = runs.flatMap(({ figures }) => (name in figures ? [figures[name] as number] : []))
    if (seen.length > 0) sums[name] = together[add](seen)
  }
  return sums
}

/** Too slow: nothing was lost or wrong, but a time was missed. */
export type Verdict = 'kept' | 'holds so far' | 'too slow' | 'BROKEN' | 'not tested'

export function verdictOf(runs: readonly Pick<Run, 'figures' | 'red'>[], { goals }: Pick<Proof, 'goals'>): Verdict {
  if (runs.length === 0) return 'not tested'
  const sums = sumOf(runs, goals)
  const all = Object.entries(goals)
  const missed = all.filter(([name, { atMost }]) => atMost !== undefined && (sums[name] ?? 0) > atMost)
  if (missed.some(([, { add }]) => add !== 'worst') || runs.some(({ red }) => red)) return 'BROKEN'
  if (missed.length > 0) return 'too slow'
  // What was never counted is not reached either.
  const reached = all.every(([name, { atLeast = 0 }]) => (sums[name] ?? -1) >= atLeast)
  return reached ? 'kept' : 'holds so far'
}

export function runOf({ figures, red }: Outcome, seed: number, began: Date): Run {
  const seconds = Math.round((Date.now() - began.getTime()) / 1000)
  return {
    date: began.toISOString().slice(0, 10),
    seed,
    seconds,
    machine: machine(),
    load: Math.round(loadavg()[0] ?? 0),
    red,
    figures,
  }
}
