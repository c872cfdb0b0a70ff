import { pairRoutes } from './routes/pairs.tsx'

/** The door of duplicates: pairs for a human to judge. */
export const duplicateRoutes = [pairRoutes]
export { seedPair } from './demo.ts'
export { duplicateJobs, duplicateNights } from './jobs.ts'
