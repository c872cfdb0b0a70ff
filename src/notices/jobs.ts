import type { Job, Nightly } from '../platform/jobs.ts'
import { sendNotices, tendNotices } from './acts/deliver.ts'
import { sendDraftNotice, tendDraftNotices } from './acts/drafts.ts'
import type { Of } from './queries/lines.ts'

export const noticeJobs: Record<string, Job> = {
  sendNotices: (facts, services) => sendNotices(services, facts as Of),
  sendDraftNotice: ({ notice }, services) => sendDraftNotice(services, String(notice)),
  tendNotices: async (_, services) => {
    await tendNotices(services)
    await tendDraftNotices(services)
  },
}
/** All day, every minute: what waits for the morning, for a new try or for its day. */
export const noticeNights: Nightly[] = [{ name: 'tendNotices', at: '* * * * *' }]
