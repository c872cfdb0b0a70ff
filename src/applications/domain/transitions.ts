/**
 * Every step an application can take, row by row as the rules of the house say them (applications, section 4), and
 * nowhere else: pages, texts, diagrams and the test matrix ask this table. Changed a row? Run `npm run docs:stages`.
 * The trap: a row with `confirm` changes nothing by itself; it leaves a proposal that a second user takes.
 */
import type { GuardName } from './guards.ts'
import type { RuleKey } from './rules.ts'
import { openStates, type State, states } from './states.ts'
import type { Party } from './words.ts'

/** How the clock of the state that is entered is set: a limit, or a day that the step or the round names. */
export type Deadline = RuleKey | 'lastDay' | 'lastEntry' | 'answerDays' | 'startTicks' | 'lateStart'

export type Confirm = {
  by: readonly Party[]
  /** Only then are two people needed; without it always. */
  when?: 'afPays' | 'afterErrorAlone'
  /** The receiving municipality's caseworker, who does not answer for the person yet, is the second. */
  receiver?: true
  /** School and home: whoever asks, the other one confirms. */
  otherParty?: true
}

export type Transition = {
  from: State | null
  to: State
  by: readonly Party[]
  guards: readonly GuardName[]
  /** Of the state entered. */
  deadline?: Deadline
  confirm?: Confirm
  /** The whole application, all components that may, instead of one. */
  wholeApplication?: boolean
}

const beginners: readonly Party[] = [
  'applicant',
  'studyCounsellor',
  'sfiTeacher',
  'afPayer',
  'homeCaseworker',
  'helper',
]
/** Staff who talk with the person and record what was said. */
const recorders: readonly Party[] = ['homeCaseworker', 'studyCounsellor', 'admissionOfficer']
const seatFor: readonly GuardName[] = ['everyPayer', 'mayStillEnter', 'freeSeat']
const sending: readonly GuardName[] = ['helperMayFill', 'fieldsFilled', 'consent', 'preview', 'notApplied', 'roundOpen']

// biome-ignore format: the table, one row a line
const toSchool: readonly Transition[] = [
  { from: null, to: 'draft', by: beginners, guards: ['helperMayFill'], deadline: 'draftDeleted', wholeApplication: true },
  { from: 'draft', to: 'submitted', by: beginners, guards: sending, deadline: 'routeHome', wholeApplication: true },
  { from: 'submitted', to: 'with_home', by: ['system'], guards: ['homeKnown'], deadline: 'homeAnswer', wholeApplication: true },
  { from: 'with_home', to: 'completion', by: ['homeCaseworker'], guards: ['asked'], deadline: 'lastDay' },
  { from: 'completion', to: 'with_home', by: ['applicant', 'helper'], guards: ['helperMayFill'], deadline: 'homeAnswer' },
  { from: 'completion', to: 'with_home', by: ['system'], guards: ['lastDayPassed'], deadline: 'homeAnswer' },
  { from: 'with_home', to: 'with_provider', by: ['homeCaseworker', 'system'], guards: ['homePays', 'reasonWhenLate'], deadline: 'providerStart' },
  { from: 'with_home', to: 'not_granted', by: ['homeDecisionMaker'], guards: ['costDelegation', 'reason', 'lawfulNo'], confirm: { by: ['homeDecisionMaker'] } },
  { from: 'not_granted', to: 'with_home', by: ['homeDecisionMaker'], guards: ['costDelegation', 'changedDecision'], deadline: 'homeAnswer' },
]

// biome-ignore format: the table, one row a line
const atSchool: readonly Transition[] = [
  { from: 'with_provider', to: 'assessment', by: ['admissionOfficer'], guards: [], deadline: 'assess' },
  { from: 'with_provider', to: 'with_home', by: ['admissionOfficer'], guards: ['reason', 'suggestion'], deadline: 'returnAnswer' },
  { from: 'assessment', to: 'with_home', by: ['admissionOfficer'], guards: ['reason', 'suggestion'], deadline: 'returnAnswer' },
  { from: 'assessment', to: 'admitted', by: ['rector'], guards: ['admissionDelegation', 'eligible'], deadline: 'lastEntry' },
  { from: 'assessment', to: 'not_admitted', by: ['rector'], guards: ['admissionDelegation', 'reason'] },
  { from: 'not_admitted', to: 'assessment', by: ['rector'], guards: ['admissionDelegation', 'changedDecision'], deadline: 'assess' },
  { from: 'admitted', to: 'offered', by: ['rector'], guards: ['seatDelegation', ...seatFor], deadline: 'answerDays' },
  { from: 'admitted', to: 'reserve', by: ['rector'], guards: ['notSfi', 'seatDelegation', 'full'], deadline: 'lastEntry' },
  { from: 'admitted', to: 'not_selected', by: ['rector'], guards: ['notSfi', 'seatDelegation', 'reason', 'selectionDone'] },
]

// biome-ignore format: the table, one row a line
const answers: readonly Transition[] = [
  { from: 'reserve', to: 'offered', by: ['system', 'admissionOfficer'], guards: ['offerMode', 'firstInRank', ...seatFor], deadline: 'reserveAnswer' },
  { from: 'reserve', to: 'not_selected', by: ['system'], guards: ['notSfi', 'mayNotEnter'] },
  { from: 'offered', to: 'accepted', by: ['applicant', 'helper', ...recorders], guards: ['helperMayAnswer', 'recorded', 'answerTime'] },
  { from: 'offered', to: 'declined', by: ['applicant', 'helper', ...recorders], guards: ['helperMayAnswer', 'recorded'] },
  { from: 'offered', to: 'no_answer', by: ['system'], guards: ['unanswered'], deadline: 'revive' },
  { from: 'no_answer', to: 'offered', by: ['admissionOfficer'], guards: ['stillRevivable', ...seatFor], deadline: 'reserveAnswer' },
  { from: 'no_answer', to: 'reserve', by: ['admissionOfficer'], guards: ['notSfi', 'stillRevivable', 'full'], deadline: 'lastEntry' },
  { from: 'accepted', to: 'awaiting_start', by: ['system'], guards: [], deadline: 'startTicks' },
]

// biome-ignore format: the table, one row a line
const course: readonly Transition[] = [
  { from: 'awaiting_start', to: 'ongoing', by: ['admissionOfficer'], guards: ['started'] },
  { from: 'awaiting_start', to: 'not_started', by: ['admissionOfficer'], guards: ['started'], deadline: 'lateStart' },
  { from: 'not_started', to: 'ongoing', by: ['admissionOfficer'], guards: ['lateStart', 'freeSeat'] },
  { from: 'ongoing', to: 'interrupted', by: ['provider'], guards: ['reason', 'lastDayPresent', 'absenceCameFirst', 'nextStep'], confirm: { by: ['afPayer'], when: 'afPays' } },
  { from: 'interrupted', to: 'ongoing', by: ['provider', 'homeCaseworker'], guards: ['quarantine', 'newStart'], confirm: { by: ['provider', 'homeCaseworker'], otherParty: true } },
  { from: 'ongoing', to: 'completed', by: ['provider'], guards: ['result'] },
  { from: 'ongoing', to: 'transferred', by: ['homeCaseworker'], guards: ['target', 'splitDay'], confirm: { by: ['homeCaseworker'], receiver: true } },
]

// biome-ignore format: the table, one row a line
const leaving: readonly Transition[] = openStates.flatMap((from): Transition[] => [
  { from, to: 'withdrawn', by: ['system'], guards: ['otherAccepted'], wholeApplication: true },
  { from, to: 'withdrawn', by: ['applicant', ...recorders], guards: ['recorded'], wholeApplication: true },
  { from, to: 'moved', by: ['homeCaseworker', 'provider'], guards: ['target', 'targetAccepts', 'applicantAgreed'], wholeApplication: true },
  { from, to: 'cancelled', by: ['provider'], guards: ['everyNextStep'], wholeApplication: true },
])

/** A new application with what the old one said; the old one stays as it is. */
const endings = ['not_granted', 'not_admitted', 'not_selected', 'declined', 'withdrawn'] as const
// biome-ignore format: the table, one row a line
const again: readonly Transition[] = endings.map((from) => (
  { from, to: 'draft', by: ['applicant'], guards: ['roundOpen'], wholeApplication: true }
))

const mayBeWrong = states.filter((state) => state !== 'draft' && state !== 'registered_in_error')
const whoErred: readonly Party[] = ['stepActor', 'coordinator']
// biome-ignore format: the table, one row a line
const inError: readonly Transition[] = mayBeWrong.map((from) => (
  { from, to: 'registered_in_error', by: whoErred, guards: ['reason'], confirm: { by: whoErred, when: 'afterErrorAlone' }, wholeApplication: true }
))

export const transitions: readonly Transition[] = [
  ...toSchool,
  ...atSchool,
  ...answers,
  ...course,
  ...leaving,
  { from: 'ongoing', to: 'cancelled', by: ['provider'], guards: ['everyNextStep'], wholeApplication: true },
  ...again,
  ...inError,
]

const byWay = Map.groupBy(transitions, ({ from, to }) => `${from}>${to}`)
export const rowsBetween = (from: State | null, to: State): readonly Transition[] => byWay.get(`${from}>${to}`) ?? []

/** A step that begins a new application instead of moving this one. */
export const isCopy = ({ from, to }: { from: State | null; to: State }): boolean => to === 'draft' && from !== null
