/**
 * What an act looks up before it asks for a step: the round, the draft's form, what has been sent and answered.
 * Everything a guard needs and the application itself does not carry is here, so that the domain never asks back.
 */
import type { Day } from '../../shared/calendar.ts'
import type { Link } from './parties.ts'
import type { Limits } from './rules.ts'

const offerModes = ['automatic', 'confirm'] as const
export type OfferMode = (typeof offerModes)[number]
const intakes = ['planned', 'open', 'paused', 'closed', 'cancelled'] as const
export type Intake = (typeof intakes)[number]

export type RoundFacts = {
  intake: Intake
  start: Day
  lastEntry: Day
  freeSeats: number
  selection: 'open' | 'closed'
  offerMode: OfferMode
  /** Days to answer an ordinary offer; null takes the rule row. */
  answerDays: number | null
  /** May a lower choice be accepted while a higher one stays on its reserve list? */
  stayOnHigher: boolean
  /** Receipt numbers of those who have no recorded next step, when the whole round is cancelled. */
  withoutNextStep: readonly string[]
}

export type Facts = {
  now: Date
  limits: Limits
  round: RoundFacts
  link?: Link
  draft?: { consent: boolean; missingFields: readonly string[]; previewAccepted: boolean; duplicateOf: string | null }
  home?: { known: boolean; identityConfirmed: boolean }
  /** Law makes the home municipality pay: same cooperation area, right kind of education, on the start day. */
  statutory?: boolean
  /** Another huvudman arranges, so that the home municipality's yes or no is a decision of its own. */
  costDecisionNeeded?: boolean
  eligibility?: 'unknown' | 'eligible' | 'maybe' | 'not_eligible'
  /** Right to SFI, and whether the establishment programme shortens the time to begin. */
  sfi?: { right: boolean; establishment: boolean }
  firstInRank?: boolean
  offer?: {
    channels: readonly string[]
    remindedOn: readonly string[]
    callTask: 'none' | 'open' | 'closed'
    callTaskSince: Date | null
  }
  /** The choice of the same person and period that has been accepted. */
  accepted?: { application: string; rank: number } | null
  /** Days of absence for which a signal has come. */
  absenceSignals?: readonly number[]
  targetAccepts?: boolean
}
