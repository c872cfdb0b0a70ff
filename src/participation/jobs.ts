import type { Job, Nightly } from '../platform/jobs.ts'
import { signalAbsences } from './acts/absence.ts'
import { askOutcomes } from './acts/outcome.ts'

export const participationJobs: Record<string, Job> = {
  signalAbsences: (_, services) => signalAbsences(services),
  askOutcomes: (_, services) => askOutcomes(services),
}
export const participationNights: Nightly[] = [
  { name: 'signalAbsences', at: '0 5 * * *' },
  { name: 'askOutcomes', at: '15 8 * * *' },
]
