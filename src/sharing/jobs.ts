import type { Job } from '../platform/jobs.ts'
import { tellReceiver } from './acts/tell.ts'

export const sharingJobs: Record<string, Job> = {
  tellReceiver: (facts, services) =>
    tellReceiver(services, { municipality: String(facts.municipality), id: String(facts.consent) }),
}
