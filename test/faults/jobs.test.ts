import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { poolOf } from '../../src/platform/connection.ts'
import { runJobs } from '../../src/platform/jobs.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const table = 'graphile_worker._private_jobs'

test('a worker that cannot write down what became of its job ends, and another one goes on', async () => {
  const pool = poolOf(site.at, 'kp_jobs', 4, 'kp-jobs')
  const done: string[] = []
  const jobs = {
    breaks: async () => {
      done.push('breaks')
      await site.rows(`alter table ${table} rename to broken`)
    },
    works: async () => void done.push('works'),
  }
  const running = await runJobs(pool, site.services, jobs, [])
  onTestFinished(async () => {
    await running.stop()
    await pool.end()
  })
  await site.rows(`select graphile_worker.add_job('breaks', max_attempts => 1)`)
  while (!done.includes('breaks')) await sleep(20)
  await sleep(1000)
  await site.rows('alter table graphile_worker.broken rename to _private_jobs')
  await site.rows(`select graphile_worker.add_job('works')`)
  while (!done.includes('works')) await sleep(20)
  expect(done).toContain('works')
}, 30_000)

test('what a site missed while it stood still is done at its next start, once; what runs often is not', async () => {
  const before = new Date(Date.now() - 2 * 3_600_000)
  const nightly = [
    { name: 'daily', at: `${before.getUTCMinutes()} ${before.getUTCHours()} * * *` },
    { name: 'often', at: `${(before.getUTCMinutes() + 30) % 60} * * * *` },
  ]
  const done: string[] = []
  const alone: unknown[] = []
  const jobs = {
    daily: async () => {
      done.push('daily')
      alone.push(
        ...(await site.rows(`select j.key, q.queue_name as queue from ${table} j
        join graphile_worker._private_job_queues q on q.id = j.job_queue_id where q.queue_name = 'daily'`)),
      )
    },
    often: async () => void done.push('often'),
    last: async () => void done.push('last'),
  }
  const startOnce = async () => {
    const pool = poolOf(site.at, 'kp_jobs', 4, 'kp-jobs')
    const running = await runJobs(pool, site.services, jobs, nightly)
    await site.rows(`select graphile_worker.add_job('last', priority => 100)`)
    while (!done.includes('last')) await sleep(20)
    await running.stop()
    await pool.end()
    return done.splice(0).filter((name) => name !== 'last')
  }
  expect(await startOnce()).not.toContain('daily')
  await site.rows(`update graphile_worker._private_known_crontabs set known_since = now() - interval '3 days',
    last_execution = now() - interval '1 day' where identifier in ('daily', 'often')`)
  expect(await startOnce()).toEqual(['daily'])
  // In a queue of its own: a run that takes longer than it may never has the next one beside it.
  expect(alone).toEqual([{ key: 'daily', queue: 'daily' }])
  expect(await startOnce()).toEqual([])
}, 30_000)
