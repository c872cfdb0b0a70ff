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
