import { endOf, limitsInForce } from '../applications/index.ts'
import { clientOf, type Tx, type Visit } from '../platform/visit.ts'
import { dayOf } from '../shared/calendar.ts'
import { insertMove } from './queries/moves.ts'

/** For the demonstration: somebody on a course who is on the way from another municipality. The session is that one's. */
export async function seedMove(
  tx: Tx,
  visit: Visit,
  of: { from: string; to: string; receiver: string },
): Promise<void> {
  const { rows } = await clientOf(tx).query<{ person: string; unit: string; account: string }>(
    `select a.person, a.unit, h.account from applications.application a join accounts.role_held h on h.role = 'caseworker'
     where a.municipality = $1 and a.state = 'ongoing' and a.handlers is null and a.demo order by a.receipt, h.account limit 1`,
    [of.from],
  )
  const [found] = rows
  if (!found) return
  await insertMove(tx, {
    municipality: of.from,
    person: found.person,
    kind: 'home',
    unit: found.unit,
    toMunicipality: of.to,
    receiver: of.receiver,
    splitDay: dayOf(visit.now),
    text: 'Flyttar till en lägenhet hos er. Vill gå kursen klart.',
    askedBy: found.account,
    askedAt: visit.now,
    due: endOf(await limitsInForce(tx), 'transferAnswer', visit.now),
  })
}
