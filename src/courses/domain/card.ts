import type { Day } from '../../shared/calendar.ts'
import type { Counts } from './facets.ts'
import type { Form, Intake } from './intake.ts'
import type { PriceUnit } from './price.ts'

/** One row of the catalogue: a round, or a course that has none yet. */
export type Card = {
  /** The round; null when no start is planned. */
  id: string | null
  course: string
  slug: string
  title: string
  /** The title is in the reader's own language. */
  own: boolean
  trade: string
  tradeName: string
  track: string
  levelIn: string
  levelOut: string
  languageSupport: string
  place: string | null
  municipality: string | null
  municipalityCode: string | null
  provider: string | null
  form: Form | null
  starts: Day | null
  ends: Day | null
  entryDate: Day | null
  hoursPerWeek: number | null
  seats: number | null
  seatsTaken: number | null
  reserves: number | null
  usualDays: number | null
  intake: Intake
  intakeReason: string | null
  reopens: Day | null
  minutes: number | null
  nextStart: Day | null
  /** For staff only. */
  amount: number | null
  unit: PriceUnit | null
}
export type Found = { cards: Card[]; total: number; counts: Counts }
