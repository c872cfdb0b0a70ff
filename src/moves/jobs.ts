import type { Job } from '../platform/jobs.ts'
import { matchRequest } from './acts/request.ts'

export const moveJobs: Record<string, Job> = {
  matchRequest: (facts, services) => matchRequest(services, facts as { municipality: string; request: string }),
}
