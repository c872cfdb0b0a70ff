import type { Job, Nightly } from '../platform/jobs.ts'
import { openRounds } from './acts/rounds.ts'
import { sendNotice, tellWatchers, tidyWatches } from './acts/watches.ts'

export const courseJobs: Record<string, Job> = {
  tellWatchers: (facts, services) => tellWatchers(services, String(facts.round)),
  sendWatchNotice: (facts, services) => sendNotice(services, String(facts.notice)),
  /** A little past midnight in Sweden, in summer an hour later. */
  openRounds: (_facts, services) => openRounds(services),
  tidyWatches: (_facts, services) => tidyWatches(services),
}
export const courseNights: Nightly[] = [
  { name: 'openRounds', at: '10 23 * * *' },
  { name: 'tidyWatches', at: '10 2 * * *' },
]
