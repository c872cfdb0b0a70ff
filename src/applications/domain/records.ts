/**
 * One application as plain words: what the acts read before a step and what a step is decided from.
 * An application (ansökan) is one ranked choice of a course; its components (delar) have payers, decisions and a state
 * each. The trap: `municipality` is the controller that owns the row, not where the person lives.
 */
import type { DecisionKind } from '../../shared/actor.ts'
import type { Day } from '../../shared/calendar.ts'
import type { ComponentKind, FundingState, Holder, PayerKind, State } from './states.ts'
import type { Party } from './words.ts'

export type Component = {
  id: string
  application: string
  kind: ComponentKind
  state: State
  since: Date
  holder: Holder
  due: Date | null
  /** The first day, where payer and school have agreed on another than the round's. */
  agreedStart?: Day | null
  version: number
}

export type Payer = {
  component: string
  /** Who pays. */
  organisation: string
  kind: PayerKind
  /** Basis points; the shares of a component add up to 10,000. */
  share: number
  funding: FundingState
  /** The person has special personal reasons, so that the home municipality must pay. */
  specialReasons?: boolean
  decidedAt: Date | null
  /** The account that committed; never the one that attests payment. */
  decidedBy?: string | null
}

const documentStates = ['missing', 'received', 'approved', 'rejected'] as const
export type DocumentState = (typeof documentStates)[number]
export type DocumentItem = { id: string; item: string; status: DocumentState; reason: string | null }

export type Decision = {
  id: string
  component: string
  kind: DecisionKind
  outcome: 'yes' | 'no'
  /** Reason codes; `text` beside them in own words. */
  grounds: readonly string[]
  text: string
  decidedBy: string | null
  /** The delegation row it was taken by. */
  delegation: string | null
  decidedAt: Date
  registerNumber: string
  letterVersion: string
  notifiedAt: Date | null
  notifiedBy: string | null
  /** An earlier decision that stands beside it, changed but never deleted. */
  supersedes: string | null
}

/** Append-only. Who did it is the part they played and, for those who have one, their account. */
export type Event = {
  id: string
  application: string
  component: string
  seq: number
  from: State | null
  to: State
  party: Party | 'import'
  account: string | null
  organisation: string | null
  ground: string | null
  reason: string | null
  note: string | null
  at: Date
  /** The day it is about, where that is another than the day it was taken: first day, last day present, day of handing over. */
  effective?: Day | null
  /** The event that this one takes back. */
  compensates: string | null
}
/** Before the act gives it id and number. */
export type NewEvent = Omit<Event, 'id' | 'seq'>

/** What an actor asks for: the state to reach, and what the row of the table needs to be told. */
export type Step = {
  to: State
  /** Without it the leading component; rows about the whole application take all components along. */
  component?: string
  /** A reason code; `text` beside it in own words. */
  reason?: string
  text?: string
  /** Last day to complete; last day present when a course is broken off. */
  lastDay?: Day
  items?: readonly string[]
  ground?: 'reconsideration' | 'board'
  /** How the person said it, when somebody else presses the button. */
  recorded?: 'phone' | 'desk' | 'letter' | 'message'
  /** Course or level that the school proposes instead. */
  suggests?: string
  nextStep?: string
  newStart?: Day
  results?: Readonly<Record<string, string>>
  /** Municipality or round that takes over. */
  target?: string
  splitDay?: Day
  /** The applicant has said yes to being moved. */
  agreed?: boolean
  /** Keep higher choices on their reserve lists while accepting this one. */
  stay?: boolean
}

/** A two-person act (förslag till beslut): changes nothing until a second user confirms. */
export type Proposal = {
  id: string
  application: string
  component: string
  step: Step
  party: Party
  proposedBy: string
  proposedAt: Date
  state: 'waiting' | 'confirmed' | 'returned'
}
export type NewProposal = Omit<Proposal, 'id' | 'state'>

export type Application = {
  municipality: string
  id: string
  receipt: string | null
  sending: string | null
  person: string | null
  unit: string
  provider: string
  round: string
  course: string
  rank: number
  state: State
  holder: Holder
  since: Date
  due: Date | null
  /** The last day that the clock stands still. */
  pausedUntil: Day | null
  pauseReason: string | null
  /** The account that is responsible at the home municipality. */
  responsible: string | null
  version: number
  leadingComponent: string
  /** Named handlers when the identity is protected. */
  handlers?: readonly string[] | null
  /** Accounts of the counsellors and SFI teachers who follow the person. */
  followers?: readonly string[]
  /** The account that began the draft for somebody else. */
  startedBy?: string | null
  components: readonly Component[]
  payers: readonly Payer[]
  documents: readonly DocumentItem[]
  decisions: readonly Decision[]
  events: readonly Event[]
  proposals: readonly Proposal[]
}
/** The columns of the application itself. */
export type ApplicationRow = Omit<
  Application,
  'components' | 'payers' | 'documents' | 'decisions' | 'events' | 'proposals'
>
