import { moveToRound, type NotNow } from '../../applications/index.ts'
import { record } from '../../platform/audit.ts'
import { asSystemHere, inside, type Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import { decide, type MoveAct, type MoveReason } from '../move.ts'
import { findMove, lockMove, type MoveRow, saveAnswer } from '../queries/moves.ts'
import { carryHome } from './carry.ts'

export type Answer = { act: MoveAct; reason: string; version?: number }
export type Outcome = 'done' | 'missing' | 'changed' | { why: MoveReason } | NotNow

/** Accepted, refused with a reason, or taken back. What is accepted happens in the same transaction, or nothing does. */
export const answerMove = (visit: Visit, id: string, wish: Answer): Promise<Outcome> =>
  inside(visit, () => answerHere(visit, id, wish))

export function answerHere(visit: Visit, id: string, { act, reason, version }: Answer): Promise<Outcome> {
  return inside(visit, async (tx): Promise<Outcome> => {
    await lockMove(tx, id)
    const move = await findMove(tx, visit, id)
    if (!move) return 'missing'
    if (version !== undefined && version !== move.version) return 'changed'
    const decided = decide(act, askedIn(move), visit.actor, reason)
    if ('refused' in decided) return decided.refused === 'notYours' ? 'missing' : { why: decided.why }
    const row = { state: decided.to, answeredBy: visit.actor.account, answeredAt: visit.now, reason }
    if (!(await saveAnswer(tx, move, row))) return 'changed'
    const { municipality, person } = move
    await record(tx, visit, { verb: `move ${decided.to}`, municipality, person, about: { kind: 'move', id } })
    if (decided.to !== 'accepted') return 'done'
    return move.kind === 'home' ? carryHome(visit, move) : carryCourse(visit, move)
  })
}

/** In a list `unit` is the reader's own side; who may what is asked of the row as it was sent. */
const askedIn = (move: MoveRow) => ({ ...move, unit: move.from })

/** The school that sent, as whose step the application moves. */
const senderOf = ({ askedBy, provider }: MoveRow): Actor => ({
  account: askedBy,
  name: '',
  role: 'admissionOfficer',
  level: 'staff',
  organisation: provider,
  reach: provider ? [provider] : [],
  municipality: null,
  person: null,
  delegated: [],
})

function carryCourse(visit: Visit, move: MoveRow): Promise<Outcome> {
  const { municipality, application, toRound } = move
  return asSystemHere(visit, { municipality, purpose: 'handleApplication' }, async (system, tx): Promise<Outcome> => {
    if (!application || !toRound) return 'missing'
    const moved = await moveToRound(tx, system, application, { round: toRound, sender: senderOf(move) })
    return 'notNow' in moved ? moved : 'done'
  })
}
