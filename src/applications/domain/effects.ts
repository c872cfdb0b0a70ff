/**
 * What a step brings with it, as plain words that the act carries out in the same transaction: seats, tasks, access,
 * decisions, notices. The domain promises nothing and sends nothing.
 */
import type { DecisionKind } from '../../shared/actor.ts'
import { addDays, type Day, dayOf, startOfDay } from '../../shared/calendar.ts'
import { afterStart, dueAfter } from './clocks.ts'
import { type Ask, agreedStart, payersOf, takesSeat } from './guards.ts'
import { amountOf, endOf, type RuleKey } from './rules.ts'
import { type FundingState, type Holder, holdsSeat, isUnderWay, type State } from './states.ts'
import type { Transition } from './transitions.ts'

const taskNames = [
  'findHome',
  'startOrdinarySfi',
  'chasePayer',
  'confirmProposal',
  'tickStartList',
  'askWhyNotStarted',
  'agreeNextStep',
  'callAboutOffer',
  'confirmOffer',
  'callAboutReserve',
  'talkAboutAbsence',
  'callAboutOutcome',
  'callAboutNotice',
  'postLetter',
  'arrangeInterpreter',
  'tellProtected',
] as const
export type TaskName = (typeof taskNames)[number]
export type TaskOwner = Exclude<Holder, 'applicant' | 'system'> | 'coordinator' | 'manager'

export type Effect =
  | { kind: 'takeSeat' | 'freeSeat' | 'passSeat' }
  | { kind: 'task'; what: TaskName; of: TaskOwner; due: Date; about?: string }
  | { kind: 'closeTasks' }
  | { kind: 'notice'; text: string; at?: Date }
  | { kind: 'receipt' }
  | { kind: 'askDocuments'; items: readonly string[]; lastDay: Date | null }
  | { kind: 'decision'; decision: DecisionKind; outcome: 'yes' | 'no'; grounds: readonly string[]; text: string }
  | { kind: 'funding'; component: string; organisation: string; to: FundingState }
  | { kind: 'freezePrice' }
  | { kind: 'paymentMayStart'; from: Day }
  | { kind: 'paymentEnds'; lastDay: Day }
  | { kind: 'openAccess'; organisation: string }
  | { kind: 'closeAccess'; organisation: string; at: Date }
  | { kind: 'withdrawLower'; keepHigher: boolean }
  | { kind: 'restoreLower' }
  | { kind: 'offerNextStart'; keepQueueDate: boolean }
  | { kind: 'newDraft'; of: string }
  | { kind: 'handOver'; to: string; splitDay: Day | null }
  | { kind: 'outcome'; at: readonly Day[] }
  | { kind: 'compensates'; event: string }

type Made = (ask: Ask) => Effect[]

const remindersBefore = (ask: Ask, due: Date | null, keys: readonly RuleKey[], text: string): Effect[] =>
  keys.flatMap((key): Effect[] => {
    if (!due) return []
    const day = addDays(dayOf(due), -amountOf(ask.facts.limits, key, ask.now))
    return day > dayOf(ask.now) ? [{ kind: 'notice', text, at: startOfDay(day) }] : []
  })

const decided = (decision: DecisionKind, outcome: 'yes' | 'no', { step }: Ask): Effect => ({
  kind: 'decision',
  decision,
  outcome,
  grounds: step.reason ? [step.reason] : [],
  text: step.text ?? '',
})

/** SFI is a right: who must wait for a trade course begins ordinary SFI meanwhile. */
function sfiMeanwhile({ facts, now }: Ask): Effect[] {
  if (!facts.sfi?.right) return []
  const key = facts.sfi.establishment ? 'sfiEstablishment' : 'sfiOther'
  return [{ kind: 'task', what: 'startOrdinarySfi', of: 'home', due: endOf(facts.limits, key, now) }]
}

const fundedBy = (ask: Ask, to: FundingState, which: (kind: string) => boolean): Effect[] =>
  payersOf(ask)
    .filter(({ kind, funding }) => which(kind) && funding !== 'not_applicable' && funding !== to)
    .map(({ component, organisation }) => ({ kind: 'funding', component, organisation, to }))

/** Inside the cooperation area the law has answered already; otherwise the question goes to those who pay. */
const askedToPay: Made = (ask) =>
  ask.application.payers
    .filter(({ funding }) => funding === 'not_applicable' || funding === 'requested')
    .filter(({ kind, component }) => kind !== 'municipality' || isHomeAsked(component, ask))
    .map(({ component, organisation, kind }) => {
      const to = kind === 'municipality' && ask.facts.statutory ? 'statutory' : 'requested'
      return { kind: 'funding', component, organisation, to }
    })

/** Known only when another huvudman arranges; ordinary SFI beside it is the home's own. */
const isHomeAsked = (component: string, ask: Ask) => component === ask.component.id && ask.facts.statutory !== undefined

/** Provider and payers see the application from the moment it is sent. */
export const openTo: Made = (ask) => concerned(ask).map((organisation) => ({ kind: 'openAccess', organisation }))

/** Who said no keeps the row for as long as the no can be undone or appealed; a withdrawal closes at once. */
const closeTo =
  (until?: RuleKey): Made =>
  (ask) => {
    const at = until ? endOf(ask.facts.limits, until, ask.now) : ask.now
    return concerned(ask).map((organisation) => ({ kind: 'closeAccess', organisation, at }))
  }
const concerned = ({ application }: Ask): string[] => [
  ...new Set([application.provider, ...application.payers.map(({ organisation }) => organisation)]),
]

const outcomeDays: Made = ({ facts, now, step }) => {
  const from = step.lastDay ?? dayOf(now)
  const keys = ['outcomeFirst', 'outcomeSecond', 'outcomeLast'] as const
  return [{ kind: 'outcome', at: keys.map((key) => addDays(from, amountOf(facts.limits, key, now))) }]
}

const nextStart: Made = () => [{ kind: 'offerNextStart', keepQueueDate: true }]

/** By the state entered; what only one way in brings is told by `from`. */
const entering: Partial<Record<State, Made>> = {
  submitted: (ask) => [
    { kind: 'receipt' },
    ...openTo(ask),
    ...askedToPay(ask),
    ...(ask.facts.home?.known
      ? []
      : [
          {
            kind: 'task',
            what: 'findHome',
            of: 'coordinator',
            due: endOf(ask.facts.limits, 'routeHome', ask.now),
          } as const,
        ]),
  ],
  with_provider: (ask) => [
    { kind: 'freezePrice' },
    ...(ask.facts.costDecisionNeeded ? [decided('cost', 'yes', ask)] : []),
  ],
  not_granted: (ask) => [
    decided('cost', 'no', ask),
    ...fundedBy(ask, 'refused', (kind) => kind === 'municipality'),
    ...closeTo('appeal')(ask),
    ...nextStart(ask),
  ],
  admitted: (ask) => [decided('admission', 'yes', ask)],
  not_admitted: (ask) => [
    decided('admission', 'no', ask),
    ...sfiMeanwhile(ask),
    ...closeTo('appeal')(ask),
    ...nextStart(ask),
  ],
  not_selected: (ask) => [
    ...(ask.party === 'rector' ? [decided('seat', 'no', ask)] : []),
    ...closeTo('appeal')(ask),
    ...nextStart(ask),
  ],
  reserve: (ask) => sfiMeanwhile(ask),
  accepted: ({ step, facts }) => [
    { kind: 'withdrawLower', keepHigher: facts.round.stayOnHigher && step.stay === true },
  ],
  interrupted: (ask) => [
    { kind: 'paymentEnds', lastDay: ask.step.lastDay ?? dayOf(ask.now) },
    {
      kind: 'task',
      what: 'agreeNextStep',
      of: 'home',
      due: endOf(ask.facts.limits, 'returnAnswer', ask.now),
      about: ask.step.nextStep ?? '',
    },
    ...outcomeDays(ask),
  ],
  completed: (ask) => [
    { kind: 'paymentEnds', lastDay: dayOf(ask.now) },
    ...fundedBy(ask, 'ended', () => true),
    ...outcomeDays(ask),
    ...closeTo('accessAfterEnd')(ask),
  ],
  transferred: ({ step }) => [
    { kind: 'handOver', to: step.target ?? '', splitDay: step.splitDay ?? null },
    { kind: 'passSeat' },
  ],
  moved: (ask) => [{ kind: 'handOver', to: ask.step.target ?? '', splitDay: null }, ...closeTo('undo')(ask)],
  cancelled: (ask) => [...nextStart(ask), ...closeTo('undo')(ask)],
  withdrawn: closeTo(),
  declined: (ask) => [...closeTo('undo')(ask), ...nextStart(ask)],
  registered_in_error: closeTo('undo'),
  not_started: ({ facts }) => [
    { kind: 'task', what: 'askWhyNotStarted', of: 'provider', due: afterStart(facts, 'lateStart') },
  ],
}

/** Two ways into a state can bring different things. */
function alongTheWay(row: Transition, ask: Ask): Effect[] {
  const { from, to } = row
  if (to === 'completion') {
    const due = dueAfter(row.deadline, ask)
    const reminders = ['completionReminderFirst', 'completionReminderLast'] as const
    return [
      { kind: 'askDocuments', items: ask.step.items ?? [], lastDay: due },
      ...remindersBefore(ask, due, reminders, 'remind.completion'),
    ]
  }
  if (from === 'submitted' && to === 'with_home') return askedToPay(ask)
  if (from === 'not_granted' || from === 'not_admitted') return openTo(ask)
  if (from === 'admitted' && to === 'offered') return [decided('seat', 'yes', ask)]
  if (to === 'awaiting_start') return atStart(ask)
  if (to === 'ongoing')
    return [
      { kind: 'paymentMayStart', from: ask.step.newStart ?? agreedStart(ask.component, ask.now) ?? dayOf(ask.now) },
    ]
  return from === null
    ? [
        {
          kind: 'notice',
          text: 'remind.draft',
          at: startOfDay(addDays(dayOf(ask.now), amountOf(ask.facts.limits, 'draftReminder', ask.now))),
        },
      ]
    : []
}

/** The call to start, and the officer's start list with its reminders. */
function atStart(ask: Ask): Effect[] {
  const { facts, now } = ask
  const call = addDays(facts.round.start, -amountOf(facts.limits, 'callToStart', now))
  const list = (['startReminderFirst', 'startReminderSecond', 'startReminderLast'] as const).map(
    (key): Effect => ({ kind: 'task', what: 'tickStartList', of: 'provider', due: afterStart(facts, key) }),
  )
  const manager: Effect = { kind: 'task', what: 'tickStartList', of: 'manager', due: afterStart(facts, 'startTicks') }
  return [{ kind: 'notice', text: 'call.start', at: startOfDay(call) }, ...list, manager]
}

/** One seat, held by the leading component; freed the moment it leaves the states that hold one. */
function seat(from: State | null, to: State, ask: Ask): Effect[] {
  if (!takesSeat(ask) || (from !== null && holdsSeat(from)) === holdsSeat(to)) return []
  return [{ kind: holdsSeat(to) ? 'takeSeat' : 'freeSeat' }]
}

/** Everything that follows when the row is taken, in the order it is carried out. */
export function effectsOf(row: Transition, ask: Ask): Effect[] {
  const { from, to } = row
  const leftWork: Effect[] = from !== null && from !== 'draft' && isUnderWay(from) ? [{ kind: 'closeTasks' }] : []
  const told: Effect = { kind: 'notice', text: `${from ?? 'new'}.${to}` }
  return [...seat(from, to, ask), ...leftWork, ...(entering[to]?.(ask) ?? []), ...alongTheWay(row, ask), told]
}
