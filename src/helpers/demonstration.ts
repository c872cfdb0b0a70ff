import { randomBytes, randomUUID } from 'node:crypto'
import type { Tx, Visit } from '../platform/visit.ts'
import { endsAfter, linkEnds } from './domain.ts'
import { insertDeed, insertHelper, listSendings, setUsed } from './queries.ts'

/** In the demonstration: somebody who helps with what this person has sent. Nobody has the link. */
export async function seedHelper(tx: Tx, visit: Visit, person: string, name: string): Promise<void> {
  const [sending] = await listSendings(tx, person)
  if (!sending) return
  const id = randomUUID()
  const nobodys = { owner: randomBytes(32), digest: randomBytes(32), pin: randomBytes(32) }
  const { now } = visit
  await insertHelper(tx, {
    ...nobodys,
    id,
    name,
    person,
    scopes: ['view', 'answer'],
    until: endsAfter(90, now),
    municipality: sending.municipality,
    sending: sending.id,
    madeAt: now,
    linkUntil: linkEnds(now),
  })
  await setUsed(tx, id, now)
  for (const what of ['opened', 'looked'] as const) await insertDeed(tx, { helper: id, at: now, what })
}
