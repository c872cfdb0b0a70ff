import { answerRoutes } from './answers.tsx'
import { applyRoutes as startRoutes } from './routes.tsx'

/** The door of apply: from "Sök kursen" to the receipt. */
export const applyRoutes = [startRoutes, answerRoutes]
export { applyJobs, applyNights } from './jobs.ts'
