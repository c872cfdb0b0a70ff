import type { Job } from '../platform/jobs.ts'
import { fileLetter } from './acts/file.ts'

export const jobs: Record<string, Job> = {
  fileLetter: (facts, services) => fileLetter(services, facts as Parameters<typeof fileLetter>[1]),
}
