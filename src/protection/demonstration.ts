import { clientOf, type Tx, type Visit } from '../platform/visit.ts'
import { protectHere } from './acts/switch.ts'

type Seeding = { municipality: string; person: string; unit: string }

/** For the demonstration: the first caseworker and the first decision maker of the unit are named for somebody. */
export async function seedProtected(tx: Tx, system: Visit, { unit, ...of }: Seeding): Promise<void> {
  const { rows } = await clientOf(tx).query<{ account: string }>(
    `select distinct on (h.role) h.account from accounts.role_held h join accounts.account a on a.id = h.account
     where h.organisation = $1 and h.role in ('caseworker', 'decisionMaker') order by h.role, a.created_at, a.id`,
    [unit],
  )
  const named = rows.map(({ account }) => ({ account, organisation: unit, home: true }))
  await protectHere(tx, system, of, { grade: 'marked', reason: 'Påhittat beslut i övningsmiljön', named })
}
