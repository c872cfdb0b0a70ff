import type { Job, Nightly } from '../platform/jobs.ts'
import { fetchAll, fetchFrom } from './acts/fetch.ts'
import { publishDue } from './acts/releases.ts'
import type { ConnectorName } from './facts/connectors.ts'

export const figureJobs: Record<string, Job> = {
  publishReleases: (_facts, services) => publishDue(services),
  fetchSources: (_facts, services) => fetchAll(services),
  fetchFigures: async ({ connector }, services) => {
    await fetchFrom(services, connector as ConnectorName)
  },
}
/** Eight in the morning in Sweden is six in summer and seven in winter. */
export const figureNights: Nightly[] = [
  { name: 'publishReleases', at: '0 6,7 * * *' },
  { name: 'fetchSources', at: '40 1 * * *' },
]
