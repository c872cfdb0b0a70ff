import { sql } from 'drizzle-orm'
import { Logger, type Runner, run } from 'graphile-worker'
import type pg from 'pg'
import type { Services, Tx } from './visit.ts'

export type Facts = Record<string, unknown>
/** A named job: three lines that call an act. It may be run twice and must then do nothing the second time. */
export type Job = (facts: Facts, services: Services) => Promise<void>
/** Five cron fields in Europe/Stockholm's UTC, as graphile-worker reads them. */
export type Nightly = { name: string; at: string }

/** In the transaction of the act: no commit, no job. `key` makes a second request replace the first. */
export async function later(tx: Tx, name: string, facts: Facts, when: { at?: Date; key?: string } = {}): Promise<void> {
  await tx.execute(
    sql`select jobs.later(${name}, ${JSON.stringify(facts)}::json, ${when.at?.toISOString() ?? null}::timestamptz, ${when.key ?? null})`,
  )
}

/** Warnings and errors only: that a job went well stands in what it did. */
export const quiet = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') process.stderr.write(`jobs: ${message}\n`)
})

/** Runs the jobs until stopped; a job that fails three times stays on the operators' list. */
export function runJobs(
  pool: pg.Pool,
  services: Services,
  jobs: Record<string, Job>,
  nightly: Nightly[],
): Promise<Runner> {
  return run({
    pgPool: pool,
    logger: quiet,
    concurrency: 2,
    noHandleSignals: true,
    crontab: nightly.map(({ name, at }) => `${at} ${name}`).join('\n'),
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [name, (facts: unknown) => job((facts ?? {}) as Facts, services)]),
    ),
  })
}
