import type { Job, Nightly } from '../platform/jobs.ts'
import { sendNotice, tellWatchers, tidyWatches } from './acts/watches.ts'

export const courseJobs: Record<string, Job> = {
  tellWatchers: (facts, services) => tellWatchers(services, String(facts.round)),
  sendWatchNotice: (facts, services) => sendNotice(services, String(facts.notice)),
  tidyWatches: (_facts, services) => tidyWatches(services),
}
export const courseNights: Nightly[] = [{ name: 'tidyWatches', at: '10 2 * * *' }]
