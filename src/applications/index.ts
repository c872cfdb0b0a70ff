/** The door of applications: what travels, who may move it, and how it is read. */
export { createApplication, type Sent } from './acts/create.ts'
export { factsOf, type Known, limitsOf } from './acts/facts.ts'
export { answerPayment, type Payment } from './acts/funding.ts'
export { type Brought, type Imported, importApplications } from './acts/import.ts'
export { pauseApplication } from './acts/pause.ts'
export { settle } from './acts/proposal.ts'
export { handOver, takeResponsibility } from './acts/responsible.ts'
export type { NewChoice, NewFile, NewSending } from './acts/starting.ts'
export { type Asked, type NotNow, type Outcome, takeStep } from './acts/step.ts'
export { addTask, closeTask, type NewTask, tellPerson, tendOffer } from './acts/tasks.ts'
export { undoStep } from './acts/undo.ts'
export { type Beside, listBeside, registerBeside } from './beside.ts'
export * from './domain/application.ts'
export { isPaused, type Overdue, overdueDates, overdueOf } from './domain/clocks.ts'
export * from './domain/decisions.ts'
export { isPath, type PathProblem, pathProblems } from './domain/history.ts'
export { nextInLine, onFreedSeat } from './domain/offers.ts'
export {
  type Asked as OutcomeAsked,
  countOutcomes,
  type Outcome as OutcomeCode,
  type OutcomeAnswer,
  outcomes,
  questionsDue,
} from './domain/outcome.ts'
export { partiesOf } from './domain/parties.ts'
export { stepsFor } from './domain/possible.ts'
export * from './domain/ranking.ts'
export { amountOf, defaultRules, endOf, type Limits } from './domain/rules.ts'
export * from './domain/states.ts'
export { jobs as applicationJobs, nightly as applicationNights } from './jobs.ts'
export { findWhole, type Whole } from './queries/whole.ts'
export { stateTexts } from './texts/states.ts'
/** For imports: a history from elsewhere is made of the same parts. */
export { addRows } from './acts/create.ts'
export { type Made, rowsOf } from './acts/rows.ts'
export { type Around, draftOf, partnersOf, statutoryFor } from './acts/starting.ts'
export { dueAfter, shifted } from './domain/clocks.ts'
export { effectsOf } from './domain/effects.ts'
export { type PathProblem, pathProblems } from './domain/history.ts'
export { endOf, type Limits } from './domain/rules.ts'
export { rowsBetween, type Transition } from './domain/transitions.ts'
export { insertRows, listAreas, listRules, type NewRows, noRows, takeSeats } from './queries/insert.ts'
export { insertTasks } from './queries/save.ts'
