import type { Job, Nightly } from '../platform/jobs.ts'
import { findLikes, markApplicants } from './acts/find.ts'

export const duplicateJobs: Record<string, Job> = {
  findLikes: async (_, services) => {
    await findLikes(services)
    await markApplicants(services)
  },
}
/** Soon after somebody is saved or changed; the first run after an upgrade gives everybody their keys. */
export const duplicateNights: Nightly[] = [{ name: 'findLikes', at: '*/5 * * * *' }]
