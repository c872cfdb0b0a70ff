import type { Job, Nightly } from '../platform/jobs.ts'
import { endRestrictions } from './acts/requests.ts'

export const rightsJobs: Record<string, Job> = {
  endRestrictions: (_, services) => endRestrictions(services),
}
export const rightsNights: Nightly[] = [{ name: 'endRestrictions', at: '10 0 * * *' }]
