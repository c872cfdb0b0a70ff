/** The door of participation: start lists, absence, cancelled starts and outcomes. */
import { registerBeside, registerKnown, registerProposer } from '../applications/index.ts'
import { knownAbsence } from './acts/absence.ts'
import { tellCourse } from './acts/beside.ts'
import { proposeStep } from './acts/proposals.ts'
import { personRoutes } from './routes/person.tsx'
import { proposalRoutes } from './routes/proposals.tsx'
import { roundRoutes } from './routes/round.tsx'

registerBeside('participation', tellCourse)
registerKnown('participation', knownAbsence)
registerProposer('participation', (scene, { step, component }) => proposeStep(scene, step, component))

export const participationRoutes = [roundRoutes, personRoutes, proposalRoutes]
export { type BroughtOutcome, bringOutcomes } from './acts/brought.ts'
export { answerByLink, type LinkAnswer } from './acts/outcome.ts'
export { seedProposal } from './demo.ts'
export { participationJobs, participationNights } from './jobs.ts'
