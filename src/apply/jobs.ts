import type { Job, Nightly } from '../platform/jobs.ts'
import { removeStored } from './acts.ts'
import { endDrafts, remindDrafts } from './nights.ts'

export const applyJobs: Record<string, Job> = {
  removeFiles: async ({ files }, services) => {
    await removeStored(services, files as string[])
  },
  remindDrafts: (_, services) => remindDrafts(services),
  endDrafts: (_, services) => endDrafts(services),
}
export const applyNights: Nightly[] = [
  { name: 'remindDrafts', at: '0 8 * * *' },
  { name: 'endDrafts', at: '30 2 * * *' },
]
