import { registerCodeSignIn } from '../accounts/index.ts'
import { findBySending } from './newcomer.ts'
import { answerRoutes } from './routes/answers.tsx'
import { protectedRoutes } from './routes/protected.tsx'
import { sendingRoutes } from './routes/sending.tsx'
import { applyRoutes as startRoutes } from './routes/start.tsx'
import { statusRoutes } from './routes/status.tsx'

registerCodeSignIn(findBySending)

/** The door of apply: from "Sök kursen" to the receipt. */
export const applyRoutes = [startRoutes, answerRoutes, sendingRoutes, statusRoutes, protectedRoutes]
export { mayInvite, readDrafts } from './acts.ts'
export { endAfterDays } from './draft.ts'
export { registerHelping, type SentDraft } from './helping.ts'
export { applyJobs, applyNights } from './jobs.ts'
export { type DraftNotice, eachDueDraftNotice, findSentReminder, withDraftNotice } from './reminders.ts'
