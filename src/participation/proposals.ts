/**
 * The school proposes a change for one participant and the payer answers (förslag): start, stop, extension, level, hours,
 * interruption. One open for each kind; five working days to answer; a no says why, and the school may ask again.
 * The trap: nothing has changed until the answer, and then everything is judged once more, because days have passed.
 */
import type { State, Step } from '../applications/index.ts'
import type { Actor } from '../shared/actor.ts'
import { addDays, type Day } from '../shared/calendar.ts'

export const proposalKinds = ['start', 'stop', 'extension', 'level', 'hours', 'interruption'] as const
export type ProposalKind = (typeof proposalKinds)[number]
export const proposalStates = ['waiting', 'approved', 'refused', 'withdrawn', 'replaced'] as const
export type ProposalState = (typeof proposalStates)[number]
/** Levels that a participant can be moved to: SFI by course, then Swedish as a second language. */
export const levels = ['sfiA', 'sfiB', 'sfiC', 'sfiD', 'basic', 'upper'] as const
export type Level = (typeof levels)[number]
export const proposalActs = ['propose', 'replace', 'approve', 'refuse', 'withdraw'] as const
export type ProposalAct = (typeof proposalActs)[number]

/** What is proposed: one of them, by kind. */
export type Wish = {
  kind: ProposalKind
  day?: Day | null
  hours?: number | null
  level?: string | null
  step?: Step | null
  reason: string
}

/** Where somebody must stand for a change of that kind to mean anything. */
const standsIn: Record<ProposalKind, readonly State[]> = {
  start: ['awaiting_start', 'not_started'],
  stop: ['ongoing'],
  extension: ['ongoing'],
  level: ['awaiting_start', 'not_started', 'ongoing'],
  hours: ['awaiting_start', 'not_started', 'ongoing'],
  interruption: ['ongoing'],
}
export const kindsIn = (state: State): ProposalKind[] => proposalKinds.filter((kind) => standsIn[kind].includes(state))

export type ProposalSide = 'provider' | 'payer'
type Asked = { provider: string; desk: string }

/** Who is on which side: the school that has the participant, and the desk that has the money in hand. */
export function sideOf({ role, reach }: Pick<Actor, 'role' | 'reach'>, { provider, desk }: Asked): ProposalSide | null {
  if ((role === 'admissionOfficer' || role === 'rector') && reach.includes(provider)) return 'provider'
  return (role === 'caseworker' || role === 'payer') && reach.includes(desk) ? 'payer' : null
}

type Way = { from: ProposalState | 'none'; to: ProposalState; by: ProposalSide }
const proposalWays: Record<ProposalAct, Way> = {
  propose: { from: 'none', to: 'waiting', by: 'provider' },
  replace: { from: 'waiting', to: 'replaced', by: 'provider' },
  approve: { from: 'waiting', to: 'approved', by: 'payer' },
  refuse: { from: 'waiting', to: 'refused', by: 'payer' },
  withdraw: { from: 'waiting', to: 'withdrawn', by: 'provider' },
}

const proposalReasons = ['movedOn', 'alreadyProposed', 'ownProposal', 'missingReason', 'wrongState'] as const
export type ProposalReason = (typeof proposalReasons)[number]
export type Decided = { to: ProposalState } | { refused: 'notYours' } | { refused: 'notNow'; why: ProposalReason }

type Question = {
  act: ProposalAct
  actor: Actor
  asked: Asked
  /** The one that is answered, or the open one of the same kind. */
  before: { state: ProposalState; proposedBy: string } | null
  answer?: string
}
export function decide({ act, actor, asked, before, answer = '' }: Question): Decided {
  const { from, to, by } = proposalWays[act]
  if (actor.account === null || sideOf(actor, asked) !== by) return { refused: 'notYours' }
  if (act === 'propose' && before?.state === 'waiting') return { refused: 'notNow', why: 'alreadyProposed' }
  if (from !== 'none' && before?.state !== from) return { refused: 'notNow', why: 'movedOn' }
  if (by === 'payer' && before?.proposedBy === actor.account) return { refused: 'notNow', why: 'ownProposal' }
  if (act === 'refuse' && answer.trim() === '') return { refused: 'notNow', why: 'missingReason' }
  return { to }
}

type Course = { state: State; starts: Day; ends: Day; today: Day }
const wishProblems = ['startDay', 'stopDay', 'extensionDay', 'hours', 'level', 'interruption'] as const
export type WishProblem = (typeof wishProblems)[number]
/** The longest that a course is drawn out by one proposal. */
const longest = 366

/** What is wrong with what is proposed, as the course stands; nothing when it can be asked. */
export function wishProblem(
  { kind, day, hours, level, step }: Wish,
  course: Course,
): WishProblem | 'wrongState' | null {
  const { state, starts, ends, today } = course
  if (!standsIn[kind].includes(state)) return 'wrongState'
  const right: Record<ProposalKind, boolean> = {
    start: !!day && day >= starts && day < ends,
    stop: !!day && day >= today && day < ends,
    extension: !!day && day > ends && day <= addDays(ends, longest),
    level: !!level?.trim(),
    hours: !!hours && hours >= 1 && hours <= 60,
    interruption: step?.to === 'interrupted',
  }
  const said = { start: 'startDay', stop: 'stopDay', extension: 'extensionDay' } as const
  return right[kind] ? null : kind in said ? said[kind as keyof typeof said] : (kind as WishProblem)
}

type Share = { component: string; organisation: string; kind: string }
/** The state answers where it pays, then a project; else the home municipality, at the unit that has the person. */
export function askedOf(
  { payers, unit }: { payers: readonly Share[]; unit: string },
  component: string,
): { payer: string; desk: string } | undefined {
  const own = payers.filter((payer) => payer.component === component)
  const other = own.find(({ kind }) => kind === 'af') ?? own.find(({ kind }) => kind === 'project')
  if (other) return { payer: other.organisation, desk: other.organisation }
  return own[0] && { payer: own[0].organisation, desk: unit }
}
