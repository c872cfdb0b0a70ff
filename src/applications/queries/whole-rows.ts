import type { Day } from '../../shared/calendar.ts'
import type { Concerns } from '../../shared/relation.ts'
import type { CooperationArea } from '../domain/funding.ts'
import type { Application, Component, Decision, DocumentItem, Payer } from '../domain/records.ts'
import type { Rule } from '../domain/rules.ts'

export type WholeComponent = Component & {
  starts: Day | null
  ends: Day | null
  lastPresent: Day | null
  result: string | null
  agreedEnd: Day | null
  hoursPerWeek: number | null
  level: string | null
}
export type WholePayer = Payer & {
  id: string
  reason: string | null
  due: Date | null
  price: string | null
  amount: number | null
  splitFrom: number | null
  validFrom: Day | null
  validTo: Day | null
  version: number
  name: string
}
export type WholeDocument = DocumentItem & {
  label: string
  file: string | null
  askedUntil: Day | null
  decidedBy: string | null
  version: number
}
/** `reference` of the delegation row it was taken by. */
export type WholeDecision = Decision & { reference: string | null }
/** What was told, and how it went; null while it waits. */
export type WholeNotice = {
  kind: string
  madeAt: Date
  settledAt: Date | null
  result: 'sent' | 'shown' | 'call' | 'letter' | 'handlers' | 'overtaken' | 'undone' | null
  channel: 'sms' | 'mail' | null
}
export type WholeOffer = {
  id: string
  component: string
  sentAt: Date
  answerBy: Date
  mode: string
  remindedAt: Date | null
  callMadeAt: Date | null
}
export type RoundRow = {
  id: string
  starts: Day
  ends: Day
  entryDate: Day
  intake: 'planned' | 'open' | 'paused' | 'closed' | 'cancelled'
  offerMode: 'automatic' | 'confirm'
  answerDays: number
  stayOnHigher: boolean
  place: string
  distance: boolean
  schedule: string
  huvudman: string
  free: number
}
export type CourseRow = {
  id: string
  slug: string
  title: string
  kind: string
  vocational: boolean
  credits: number | null
  documents: { code: string; text: string }[]
  prerequisites: { code: string; text: string }[]
  texts: Record<string, { title?: string }>
}
export type Office = {
  id: string
  name: string
  ownName: string | null
  phone: string
  mail: string
  hoursFrom: string
  hoursTo: string
}
export type PersonRow = {
  givenName: string
  familyName: string
  phone: string
  mail: string
  language: string
  interpreter: boolean
  channel: 'sms' | 'mail' | 'letter' | 'none'
  homeSource: 'stated' | 'folkbokforing' | 'coordinator_decision'
  identityCheckedAt: Date | null
  version: number
}

/** Everything one step is decided from and one page shows, read at once. */
export type Whole = Omit<Application, 'components' | 'payers' | 'documents' | 'decisions' | keyof Concerns> &
  Concerns & {
    receipt: string
    sending: string
    huvudman: string
    stayOnHigher: boolean
    language: string
    channel: string
    startedAs: string
    queueAt: Date
    sentAt: Date
    eligibility: 'unknown' | 'eligible' | 'maybe' | 'not_eligible'
    conditions: { code: string; result: 'met' | 'not_met' | 'unknown' }[]
    wish: string
    homeKnown: boolean
    establishment: boolean
    copiedFrom: string | null
    movedFrom: string | null
    demo: boolean
    components: readonly WholeComponent[]
    payers: readonly WholePayer[]
    documents: readonly WholeDocument[]
    decisions: readonly WholeDecision[]
    notices: readonly WholeNotice[]
    offer: WholeOffer | null
    /** When a call about the offer was asked for, and when it was made. */
    call: { madeAt: Date; doneAt: Date | null } | null
    accepted: { application: string; rank: number } | null
    /** A move that waits for the receiver, as far as the reader may know of it. */
    moving: { to: string; due: Date } | null
    in: RoundRow
    of: CourseRow
    school: Office
    home: Office & { municipality: string }
    applicant: PersonRow | null
    areas: readonly CooperationArea[]
    rules: readonly Rule[]
  }
