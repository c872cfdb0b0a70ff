import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { retryJobs } from '../queries/standing.ts'

/** Three tries more for what has given up. A job may run twice and does nothing the second time. */
export const retry = (visit: Visit, job: string): Promise<number> =>
  inside(visit, async (tx) => {
    const count = await retryJobs(tx, job)
    await record(tx, visit, { verb: 'retryJobs', municipality: null, fields: [job] })
    return count
  })
