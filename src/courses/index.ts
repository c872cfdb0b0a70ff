import { whenProtected } from '../protection/index.ts'
import { forgetWatches } from './acts/watches.ts'

whenProtected('watches', (_, visit, of) => forgetWatches(visit, of))

/** The door of the catalogue: what neighbours may use. */

export { setIntake } from './acts/rounds.ts'
export type { Card, Found } from './domain/card.ts'
export { type Course, type CourseKind, courseKinds, type Item, slugOf, type Texts } from './domain/course.ts'
export { apiNames } from './domain/filters.ts'
export {
  type Form,
  forms,
  type Intake,
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
  splitCost,
} from './domain/price.ts'
export type { Round, RoundFacts } from './domain/round.ts'
export { demoProviders } from './facts/providers.ts'
export { apiFilters, filtersOf } from './form/catalogue.ts'
export { courseJobs, courseNights } from './jobs.ts'
export { readIn } from './phrases.ts'
export { minutesFrom } from './places.ts'
export { listCatalogue } from './queries/catalogue.ts'
export { listCoursesById } from './queries/courses.ts'
export { listOpenNow, type OpenRound } from './queries/front.ts'
export { findPriceInForce, listPricesOf } from './queries/prices.ts'
export {
  findRound,
  freeSeat,
  listOpenRounds,
  listRounds,
  publishUsualDays,
  type Rule,
  takeSeat,
} from './queries/rounds.ts'
export { courseRoutes } from './routes/index.ts'
export { course, price, priceShare, round } from './tables.ts'
export { Written } from './views/words.tsx'
