import type { Job, Nightly } from '../platform/jobs.ts'
import { pack } from './acts/archive.ts'
import { endRestrictions } from './acts/requests.ts'
import { destroy } from './acts/retention.ts'

export const rightsJobs: Record<string, Job> = {
  destroy: ({ run, municipality }, services) =>
    destroy(services, { run: String(run), municipality: String(municipality) }),
  pack: ({ run, municipality }, services) => pack(services, { run: String(run), municipality: String(municipality) }),
  endRestrictions: (_, services) => endRestrictions(services),
}
export const rightsNights: Nightly[] = [{ name: 'endRestrictions', at: '10 0 * * *' }]
