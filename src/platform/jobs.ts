import { setTimeout as sleep } from 'node:timers/promises'
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

type Running = { stop(): Promise<void> }
const pause = 2000

/**
 * Runs the jobs until stopped; a job that fails three times stays on the operators' list. A worker that cannot even write down
 * what became of its job ends itself: then another one begins, as soon as the database answers.
 */
export async function runJobs(
  pool: pg.Pool,
  services: Services,
  jobs: Record<string, Job>,
  nightly: Nightly[],
): Promise<Running> {
  const begin = () => start(pool, services, jobs, nightly)
  let runner = await begin()
  let stopping = false
  const goOn = async (): Promise<void> => {
    await runner.promise.catch(() => {}) // why it ended stands in the log
    while (!stopping) {
      await sleep(pause, undefined, { ref: false })
      const next = stopping ? undefined : await begin().catch(() => undefined) // the database is away: tried again
      if (!next) continue
      runner = next
      return stopping ? next.stop() : goOn()
    }
  }
  void goOn()
  return {
    async stop() {
      stopping = true
      await runner.stop().catch(() => {}) // it had ended by itself
    },
  }
}

// Without these two it does not listen to whether the end of a job could be written, and that ended the whole site.
const atOnce = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }

/**
 * One line of the crontab. A site that stood still at the hour does at its next start what it missed: once a day within a
 * day, once a month within a week. What runs many times a day waits for its next time instead.
 * A run that takes longer than the time to the next one is never run beside itself: it would take the place of all other jobs.
 */
function lineOf({ name, at }: Nightly): string {
  const [, hour = '*', day] = at.split(' ')
  const alone = `?queue=${name}&jobKey=${name}`
  if (/[*/]/.test(hour)) return `${at} ${name} ${alone}`
  return `${at} ${name} ${alone}&fill=${day === '*' ? '1d' : '7d'}`
}

const start = (pool: pg.Pool, services: Services, jobs: Record<string, Job>, nightly: Nightly[]): Promise<Runner> =>
  run({
    pgPool: pool,
    logger: quiet,
    concurrency: 2,
    noHandleSignals: true,
    preset: { worker: atOnce },
    crontab: nightly.map(lineOf).join('\n'),
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [name, (facts: unknown) => job((facts ?? {}) as Facts, services)]),
    ),
  })
