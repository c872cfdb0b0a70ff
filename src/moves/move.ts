/**
 * A move (flytt): one sends, another accepts or refuses within ten working days; until then nothing has changed.
 * To another municipality between caseworkers, to another course between schools and with the person's yes.
 * The trap: a request for somebody is no move. It tells the one who asks nothing about whether the person is there.
 */
import type { Actor } from '../shared/actor.ts'

const moveStates = ['waiting', 'accepted', 'refused', 'withdrawn'] as const
export type MoveState = (typeof moveStates)[number]
export type MoveKind = 'home' | 'course'
const moveActs = ['accept', 'refuse', 'withdraw'] as const
export type MoveAct = (typeof moveActs)[number]

export type Move = {
  kind: MoveKind
  state: MoveState
  unit: string
  provider: string | null
  receiver: string
  askedBy: string
}
export type MoveSide = 'sender' | 'receiver'

/** Between homes caseworkers act, between schools admission officers. One may be both, in the same house. */
export function sidesOf({ role, reach }: Pick<Actor, 'role' | 'reach'>, move: Move): MoveSide[] {
  const from = move.kind === 'home' ? move.unit : move.provider
  if (role !== (move.kind === 'home' ? 'caseworker' : 'admissionOfficer')) return []
  return [
    ...(from !== null && reach.includes(from) ? (['sender'] as const) : []),
    ...(reach.includes(move.receiver) ? (['receiver'] as const) : []),
  ]
}

const moveReasons = ['movedOn', 'ownMove', 'missingReason'] as const
export type MoveReason = (typeof moveReasons)[number]
export type Decided = { to: MoveState } | { refused: 'notYours' } | { refused: 'notNow'; why: MoveReason }

const ways = {
  accept: { to: 'accepted', by: 'receiver' },
  refuse: { to: 'refused', by: 'receiver' },
  withdraw: { to: 'withdrawn', by: 'sender' },
} as const

export function decide(act: MoveAct, move: Move, actor: Actor, reason = ''): Decided {
  const { to, by } = ways[act]
  if (actor.account === null || !sidesOf(actor, move).includes(by)) return { refused: 'notYours' }
  if (move.state !== 'waiting') return { refused: 'notNow', why: 'movedOn' }
  if (by === 'receiver' && move.kind === 'home' && actor.account === move.askedBy)
    return { refused: 'notNow', why: 'ownMove' }
  return act === 'refuse' && reason.trim() === '' ? { refused: 'notNow', why: 'missingReason' } : { to }
}
