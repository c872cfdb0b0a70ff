import { randomUUID } from 'node:crypto'
import { endOf, findWhole, limitsOf } from '../applications/index.ts'
import { clientOf, type Tx, type Visit } from '../platform/visit.ts'
import { addDays } from '../shared/calendar.ts'
import { askedOf } from './proposals.ts'
import { insertProposal } from './queries/proposals.ts'

/** For the demonstration: a school that asks for four weeks more, and waits for the answer. */
export async function seedProposal(tx: Tx, visit: Visit, municipality: string): Promise<void> {
  const { rows } = await clientOf(tx).query<{ id: string; account: string }>(
    `select a.id, h.account from applications.application a join accounts.role_held h on h.organisation = a.provider and h.role = 'admissionOfficer'
     where a.municipality = $1 and a.state = 'ongoing' and a.handlers is null and a.demo order by a.receipt limit 1`,
    [municipality],
  )
  const [whole] = rows[0] ? await findWhole(tx, rows[0].id) : []
  const asked = whole && askedOf(whole, whole.leadingComponent)
  if (!whole || !asked || !rows[0]) return
  await insertProposal(tx, {
    municipality,
    id: randomUUID(),
    application: whole.id,
    component: whole.leadingComponent,
    kind: 'extension',
    day: addDays(whole.in.ends, 28),
    reason: 'Behöver fyra veckor till för att bli klar med provet.',
    ...asked,
    party: 'admissionOfficer',
    proposedBy: rows[0].account,
    proposedAt: visit.now,
    due: endOf(limitsOf(whole), 'messageReply', visit.now),
  })
}
