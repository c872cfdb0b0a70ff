/** The door of notices: what people are told, by which way, and whether it arrived. */
import { registerContact } from '../accounts/index.ts'
import { registerBeside } from '../applications/index.ts'
import { keepContact } from '../people/index.ts'
import { inside } from '../platform/visit.ts'
import { tellNotices } from './acts/beside.ts'
import { draftSentRoutes } from './routes/draft.tsx'
import { questionRoutes } from './routes/question.tsx'
import { sentRoutes } from './routes/sent.tsx'
import { settingsRoutes } from './routes/settings.tsx'

registerBeside('notices', { tell: tellNotices })
registerContact((visit, contact) => inside(visit, (tx) => keepContact(tx, visit, contact)))

export const noticeRoutes = [questionRoutes, settingsRoutes, sentRoutes, draftSentRoutes]
export { noticeJobs, noticeNights } from './jobs.ts'
export { countDispatches, dropWaiting, type Standing as SendingStanding } from './queries/lines.ts'
export { texts as noticeTexts } from './texts/index.ts'
