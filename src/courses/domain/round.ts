/**
 * A round (kurstillfälle): one course at one school, with a start, an end, a last entry date and seats.
 * The trap: `huvudman` arranges and answers for it, `municipality` is where the place lies; they often differ.
 */
import type { Day } from '../../shared/calendar.ts'
import type { Course } from './course.ts'
import type { Form, Intake, OfferMode } from './intake.ts'

export type Round = {
  id: string
  code: string | null
  course: string
  provider: string
  huvudman: string
  place: string
  municipality: string
  distance: boolean
  form: Form
  starts: Day
  ends: Day
  entryDate: Day
  hoursPerWeek: number
  schedule: string
  seats: number
  minSeats: number
  intake: Intake
  intakeReason: string
  reopens: Day | null
  offerMode: OfferMode
  answerDays: number
  /** May a lower choice be accepted while a higher one stays on its reserve list? */
  stayOnHigher: boolean
  ruleSet: string | null
  agreement: string
  seatsTaken: number
  reserves: number
  usualDays: number | null
  demo: boolean
  version: number
}

export type CourseFacts = Pick<
  Course,
  | 'slug'
  | 'title'
  | 'ingress'
  | 'body'
  | 'kind'
  | 'trade'
  | 'tradeName'
  | 'languageSupport'
  | 'track'
  | 'levelIn'
  | 'levelOut'
  | 'vocational'
  | 'certificate'
  | 'credits'
  | 'prerequisites'
  | 'documents'
  | 'texts'
>
/** A round with what one needs to know of its course and school: what neighbours are given. */
export type RoundFacts = Round &
  CourseFacts & {
    /** Null when no municipality with that code takes part. */
    municipalityName: string | null
    huvudmanName: string | null
    providerName: string
    providerPhone: string
    providerMail: string
  }

/** `Malmö, Sorgenfri`: the place with its municipality, unless it says so itself. */
export function placeOf(place: string, municipality: string | null): string {
  if (!municipality || place.includes(municipality)) return place
  return place ? `${place}, ${municipality}` : municipality
}
