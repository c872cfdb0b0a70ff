import { whenProtected } from '../protection/index.ts'
import { hideFromLines } from './acts/protected.ts'

whenProtected('lines', (_, visit, of) => hideFromLines(visit, of))

/** The door of applications: what travels, who may move it, and how it is read. */
export { type Agreed, agree, confirmStep, endOfCourse } from './acts/agreed.ts'
export { createApplication, type Sent } from './acts/create.ts'
export { factsOf, type Known, limitsOf } from './acts/facts.ts'
export { answerPayment, freezeShares, noteSpecialReasons, type Payment } from './acts/funding.ts'
export { goOnAt, type HomeMove, type Leaving, leaveHome, moveToRound, type NewHome } from './acts/going-on.ts'
export { type Brought, type Imported, importApplications, seatImported } from './acts/import.ts'
export { tellPerson } from './acts/notice.ts'
export { pauseApplication } from './acts/pause.ts'
export { settle } from './acts/proposal.ts'
export { handOver, takeResponsibility } from './acts/responsible.ts'
export type { NewChoice, NewFile, NewSending } from './acts/starting.ts'
export { type Asked, lockSeen, type NotNow, type Outcome, takeStep } from './acts/step.ts'
export { addTask, closeTask, limitsInForce, type NewTask, tendOffer } from './acts/tasks.ts'
export { undoStep } from './acts/undo.ts'
export { lookWide, type Wide } from './acts/wide.ts'
export { type Beside, listBeside, registerBeside, type Teller } from './beside.ts'
export * from './domain/application.ts'
export { type Overdue, overdueOf } from './domain/clocks.ts'
export * from './domain/decisions.ts'
export { answerFunding, splitAt } from './domain/funding.ts'
export { moving } from './domain/going-on.ts'
export { type PathProblem, pathProblems } from './domain/history.ts'
export { onFreedSeat } from './domain/offers.ts'
export {
  type Asked as OutcomeAsked,
  type Outcome as OutcomeCode,
  type OutcomeAnswer,
  outcomes,
  questionsDue,
} from './domain/outcome.ts'
export { isUndo, partiesOf, standingSteps } from './domain/parties.ts'
export { type PossibleStep, stepsFor } from './domain/possible.ts'
export * from './domain/ranking.ts'
export { amountOf, defaultRules, endOf, type Limits } from './domain/rules.ts'
export * from './domain/states.ts'
export { isCopy, transitions } from './domain/transitions.ts'
export { undo } from './domain/undo.ts'
export { jobs as applicationJobs, nightly as applicationNights } from './jobs.ts'
export { registerKnown } from './known.ts'
export { registerProposer } from './proposer.ts'
export { findWhole, shaped, type Whole } from './queries/whole.ts'
export { stateTexts } from './texts/states.ts'
