/** The door of the catalogue: what neighbours may use. */
export { type Course, type CourseKind, courseKinds, type Item, slugOf, type Texts, wordsOf } from './course.ts'
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
} from './intake.ts'
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
} from './price.ts'
export { findPriceInForce, listPrices, listPricesById } from './queries/prices.ts'
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
export type { Round, RoundFacts } from './round.ts'
export { course, price, priceShare, round, rule, ruleSet, seat } from './tables.ts'
