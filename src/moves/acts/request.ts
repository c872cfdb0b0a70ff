import { randomUUID } from 'node:crypto'
import { endOf, limitsInForce, moving } from '../../applications/index.ts'
import { receivingUnit } from '../../organisations/index.ts'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { seal, unseal } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Visit } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { findNamed, findRequest, findSealed, insertMatch, insertRequest, saveRequest } from '../queries/requests.ts'
import { type Sent, sendHome } from './send.ts'

const purpose = 'handleApplication'
export type Asking = { municipality: string; number: string; splitDay: Day | null; text: string }

/** Asked of another municipality. Whether the number is somebody's there is looked up later, where only that one sees it. */
export function askForMove(visit: Visit, wish: Asking): Promise<'asked' | 'noReceiver'> {
  return inside(visit, async (tx) => {
    const { actor, services, now } = visit
    const [desk, unit, municipality] = [
      await receivingUnit(tx, wish.municipality),
      actor.organisation,
      actor.municipality,
    ]
    if (!desk || !unit || !municipality || municipality === wish.municipality) return 'noReceiver'
    const id = randomUUID()
    await insertRequest(tx, {
      municipality,
      id,
      unit,
      fromMunicipality: wish.municipality,
      desk: desk.id,
      sealed: seal(services.keys.vault, wish.number, `request ${id}`),
      text: wish.text,
      splitDay: wish.splitDay,
      askedBy: actor.account ?? '',
      askedAt: now,
      due: endOf(await limitsInForce(tx), 'transferAnswer', now),
    })
    await record(tx, visit, { verb: 'ask for move', municipality, about: { kind: 'request', id } })
    await later(tx, 'matchRequest', { municipality: wish.municipality, request: id })
    return 'asked'
  })
}

/** In the old home's own session; nothing is written where nobody has the number. */
export const matchRequest = (
  services: Services,
  { municipality, request }: { municipality: string; request: string },
) =>
  asSystem(services, { municipality, purpose }, (visit) =>
    inside(visit, async (tx) => {
      const asked = await findSealed(tx, request)
      if (!asked) return
      const number = unseal(services.keys.vault, asked.sealed, `request ${request}`)
      const person = await findNamed(tx, visit, municipality, number)
      if (person) await insertMatch(tx, { municipality, request, person })
    }),
  )

export type RequestAnswer = { act: 'send' | 'refuse' | 'withdraw'; version: number; splitDay: Day | null }
/** The old home sends whom it was asked for, or says that it cannot; the one who asked may take it back. */
export function answerRequest(
  visit: Visit,
  id: string,
  { act, version, splitDay }: RequestAnswer,
): Promise<Sent | 'done'> {
  return inside(visit, async (tx): Promise<Sent | 'done'> => {
    const { asked, matched } = await findRequest(tx, visit, moving, id)
    const [request] = asked
    if (!request || request.here === (act === 'withdraw')) return 'missing'
    if (request.state !== 'waiting' || request.version !== version) return 'changed'
    const application = matched.get(id)?.application
    if (act === 'send' && !application) return { problem: 'notMoving' }
    if (act === 'send' && application) {
      const wish = { municipality: request.municipality, splitDay: splitDay ?? request.splitDay, text: '', request: id }
      const sent = await sendHome(visit, application, wish)
      if (sent !== 'sent') return sent
    }
    const state = act === 'send' ? 'sent' : act === 'refuse' ? 'refused' : 'withdrawn'
    if (!(await saveRequest(tx, request, { state, answeredBy: visit.actor.account, answeredAt: visit.now })))
      return 'changed'
    await record(tx, visit, {
      verb: `request ${state}`,
      municipality: visit.actor.municipality,
      about: { kind: 'request', id },
    })
    return 'done'
  })
}
