import { randomUUID } from 'node:crypto'
import { endOf, limitsOf, lockSeen, moving, type NotNow, type Whole } from '../../applications/index.ts'
import { findRound } from '../../courses/index.ts'
import { receivingUnit } from '../../organisations/index.ts'
import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { sidesOf } from '../move.ts'
import { insertMove, isMoving } from '../queries/moves.ts'
import { answerHere } from './answer.ts'

export type SendProblem =
  | 'sameMunicipality'
  | 'noReceiver'
  | 'alreadyMoving'
  | 'notMoving'
  | 'protected'
  | 'splitDay'
  | 'roundClosed'
export type Sent = 'sent' | 'moved' | 'missing' | 'changed' | { problem: SendProblem } | NotNow

export type HomeWish = { municipality: string; splitDay: Day | null; text: string; request?: string }
/** Everything that is open or goes on for this person is sent to another municipality, which answers. */
export function sendHome(visit: Visit, id: string, wish: HomeWish, version?: number): Promise<Sent> {
  return inside(visit, async (tx): Promise<Sent> => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole || visit.actor.role !== 'caseworker') return 'missing'
    if (version !== undefined && version !== whole.version) return 'changed'
    const to = await receivingUnit(tx, wish.municipality)
    const problem = whyNotSend(whole, wish) ?? (to ? null : 'noReceiver')
    if (problem || !to) return { problem: problem ?? 'noReceiver' }
    if (await isMoving(tx, { ...whole, application: id, kind: 'home' })) return { problem: 'alreadyMoving' }
    const { splitDay, text, request = null } = wish
    await insertMove(tx, {
      ...rowOf(visit, whole),
      kind: 'home',
      toMunicipality: wish.municipality,
      receiver: to.id,
      splitDay: splitDay ?? dayOf(visit.now),
      text,
      request,
    })
    await tell(tx, visit, whole, 'send to other home')
    return 'sent'
  })
}

function whyNotSend(whole: Whole, { municipality, splitDay }: HomeWish): SendProblem | null {
  if (whole.handlers) return 'protected'
  if (!moving.includes(whole.state)) return 'notMoving'
  if (municipality === whole.municipality) return 'sameMunicipality'
  return splitDay && (splitDay < whole.in.starts || splitDay > whole.in.ends) && whole.state === 'ongoing'
    ? 'splitDay'
    : null
}

const rowOf = ({ actor, now }: Visit, whole: Whole) => ({
  id: randomUUID(),
  municipality: whole.municipality,
  person: whole.person,
  unit: whole.unit,
  askedBy: actor.account ?? '',
  askedAt: now,
  due: endOf(limitsOf(whole), 'transferAnswer', now),
})

function tell(tx: Tx, visit: Visit, { municipality, person, id }: Whole, verb: string): Promise<void> {
  return record(tx, visit, { verb, municipality, person, about: { kind: 'application', id }, fields: ['application'] })
}

export type CourseWish = { round: string; agreed: 'phone' | 'desk' | 'letter' | 'message'; text: string }
/** One application to another round, with the person's yes: an own round at once, another school's when it has accepted. */
export function sendToCourse(visit: Visit, id: string, wish: CourseWish, version: number): Promise<Sent> {
  return inside(visit, async (tx): Promise<Sent> => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole || visit.actor.role !== 'admissionOfficer') return 'missing'
    if (version !== whole.version) return 'changed'
    if (whole.handlers) return { problem: 'protected' }
    if (!moving.includes(whole.state) || whole.state === 'ongoing') return { problem: 'notMoving' }
    const round = await findRound(tx, wish.round)
    if (!round || round.id === whole.round || round.intake !== 'open' || round.entryDate < dayOf(visit.now))
      return { problem: 'roundClosed' }
    if (await isMoving(tx, { ...whole, application: id, kind: 'course' })) return { problem: 'alreadyMoving' }
    const row = { ...rowOf(visit, whole), kind: 'course' as const, provider: whole.provider, receiver: round.provider }
    const { agreed, text } = wish
    await insertMove(tx, {
      ...row,
      application: id,
      toRound: round.id,
      toMunicipality: whole.municipality,
      agreed,
      text,
    })
    await tell(tx, visit, whole, 'send to other course')
    const asked = { ...row, state: 'waiting' as const }
    return sidesOf(visit.actor, asked).includes('receiver') ? takeOwn(visit, row.id) : 'sent'
  })
}

/** The school's own other round: the same hand answers, and the person has said yes. */
async function takeOwn(visit: Visit, id: string): Promise<Sent> {
  const outcome = await answerHere(visit, id, { act: 'accept', reason: '' })
  return outcome === 'done' ? 'moved' : typeof outcome === 'object' && 'notNow' in outcome ? outcome : 'changed'
}
