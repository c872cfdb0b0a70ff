import type { Job } from '../platform/jobs.ts'
import { tellOfGlass } from './acts/glass.ts'

export const protectionJobs: Record<string, Job> = {
  tellOfGlass: ({ municipality }, services) => tellOfGlass(services, String(municipality)),
}
