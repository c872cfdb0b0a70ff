import type { Job, Nightly } from '../platform/jobs.ts'
import { arrangeLine, arrangeOpenLines } from './acts/line.ts'
import { tendOffers } from './acts/offers.ts'
import { askWhoWaits } from './acts/pings.ts'

export const admissionJobs: Record<string, Job> = {
  arrangeLine: ({ round }, services) => arrangeLine(services, round as string),
  tendOffers: async (_, services) => {
    await tendOffers(services)
    await arrangeOpenLines(services)
  },
  askWhoWaits: (_, services) => askWhoWaits(services),
}
/** Offers are looked after all day, so that a seat does not wait for the night. */
export const admissionNights: Nightly[] = [
  { name: 'tendOffers', at: '*/5 * * * *' },
  { name: 'askWhoWaits', at: '0 8 * * *' },
]
