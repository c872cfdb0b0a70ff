import type { Job, Nightly } from '../platform/jobs.ts'
import { endImports, removeFiles } from './acts/files.ts'

export const importJobs: Record<string, Job> = {
  removeImportFiles: ({ files }, services) => removeFiles(services, files as string[]),
  endImports: async (_, services) => {
    await endImports(services)
  },
}
/** Every hour, so that nothing lies much longer than its day. */
export const importNights: Nightly[] = [{ name: 'endImports', at: '20 * * * *' }]
