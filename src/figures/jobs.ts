import type { Job, Nightly } from '../platform/jobs.ts'
import { fetchAll, fetchFrom } from './acts/fetch.ts'
import { countPeers } from './acts/peers.ts'
import { publishDue } from './acts/releases.ts'
import { type Letter, sendLetter, tellSubscribers, tidySubscriptions } from './acts/subscriptions.ts'
import type { ConnectorName } from './facts/connectors.ts'

export const figureJobs: Record<string, Job> = {
  publishReleases: (_facts, services) => publishDue(services),
  fetchSources: (_facts, services) => fetchAll(services),
  fetchFigures: async ({ connector }, services) => {
    await fetchFrom(services, connector as ConnectorName)
  },
  figuresPublished: async ({ release }, services) => {
    await countPeers(services)
    await tellSubscribers(services, Number(release), 'new')
  },
  countPeers: (_facts, services) => countPeers(services),
  figuresMoved: ({ release }, services) => tellSubscribers(services, Number(release), 'moved'),
  sendFigureLetter: ({ subscription, ...of }, services) => sendLetter(services, String(subscription), of as Letter),
  tidySubscriptions: (_facts, services) => tidySubscriptions(services),
}
/** Eight in the morning in Sweden is six in summer and seven in winter. */
export const figureNights: Nightly[] = [
  { name: 'publishReleases', at: '0 6,7 * * *' },
  { name: 'fetchSources', at: '40 1 * * *' },
  { name: 'tidySubscriptions', at: '20 2 * * *' },
]
