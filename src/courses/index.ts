/** The door of the catalogue: what neighbours may use. */

export { announceRound, setIntake } from './acts/rounds.ts'
export type { Card, Found } from './domain/card.ts'
export { type Course, type CourseKind, courseKinds, type Item, slugOf, type Texts, wordsOf } from './domain/course.ts'
export { apiNames } from './domain/filters.ts'
export {
  type Form,
  forms,
  type Intake,
  intakeOn,
  intakes,
  type OfferMode,
  offerModes,
  offerOf,
  seatWord,
} from './domain/intake.ts'
export {
  costOf,
  type Price,
  type Priced,
  type PriceUnit,
  priceInForce,
  type Share,
  type ShareKind,
  sharesAreWhole,
  splitCost,
} from './domain/price.ts'
export type { Round, RoundFacts } from './domain/round.ts'
export { demoProviders } from './facts/providers.ts'
export { apiFilters, filtersOf } from './form/catalogue.ts'
export { courseJobs, courseNights } from './jobs.ts'
export { minutesFrom } from './places.ts'
export { listCatalogue } from './queries/catalogue.ts'
export { findCourse, findCourseById, listCourses, listCoursesById, listRoundsOfCourse } from './queries/courses.ts'
export { findPriceInForce, listPrices, listPricesById, listPricesOf } from './queries/prices.ts'
export {
  countFreeSeats,
  findRound,
  freeSeat,
  listNextStarts,
  listRounds,
  listRuleSets,
  listRules,
  lockRound,
  publishCounts,
  publishUsualDays,
  type Rule,
  roundFacts,
  takeSeat,
} from './queries/rounds.ts'
export { courseRoutes } from './routes/index.ts'
export { course, price, priceShare, round, rule, ruleSet, seat } from './tables.ts'
