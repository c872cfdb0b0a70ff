import { registerCodeSignIn } from '../accounts/index.ts'
import { answerRoutes } from './answers.tsx'
import { findBySending } from './newcomer.ts'
import { applyRoutes as startRoutes } from './routes.tsx'
import { sendingRoutes } from './sending.tsx'

registerCodeSignIn(findBySending)

/** The door of apply: from "Sök kursen" to the receipt. */
export const applyRoutes = [startRoutes, answerRoutes, sendingRoutes]
export { applyJobs, applyNights } from './jobs.ts'
