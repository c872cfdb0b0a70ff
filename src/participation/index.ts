/** The door of participation: start lists, absence, cancelled starts and outcomes. */
import { registerBeside, registerKnown } from '../applications/index.ts'
import { knownAbsence } from './acts/absence.ts'
import { tellCourse } from './acts/beside.ts'
import { personRoutes } from './routes/person.tsx'
import { roundRoutes } from './routes/round.tsx'

registerBeside('participation', tellCourse)
registerKnown('participation', knownAbsence)

export const participationRoutes = [roundRoutes, personRoutes]
export { type BroughtOutcome, bringOutcomes } from './acts/brought.ts'
export { participationJobs, participationNights } from './jobs.ts'
