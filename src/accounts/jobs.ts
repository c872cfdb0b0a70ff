import type { Job, Nightly } from '../platform/jobs.ts'
import { deliverMessage, sweepUp } from './acts/messages.ts'

export const jobs: Record<string, Job> = {
  deliverMessage: (facts, services) => deliverMessage(services, String(facts.message)),
  sweepAccounts: async (_facts, services) => {
    await sweepUp(services)
  },
}
export const nightly: Nightly[] = [{ name: 'sweepAccounts', at: '20 2 * * *' }]
