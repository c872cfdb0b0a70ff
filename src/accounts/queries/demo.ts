import { sql } from 'drizzle-orm'
import type { Services, Tx } from '../../platform/visit.ts'
import type { Role } from '../../shared/actor.ts'
import { account, roleHeld } from '../tables.ts'
import { through } from './door.ts'

export type DemoAccount = {
  account: string
  /** The role held; null for newcomers. */
  held: string | null
  name: string
  role: Exclude<Role, 'system' | 'token' | 'helper' | 'anonymous'>
  organisation: string | null
}
const list = { name: 'door-demo', text: 'select account, held, name, role, organisation from accounts.demo_accounts()' }
export const listDemoAccounts = (services: Services) => through<DemoAccount>(services, list)

/** What the demonstration has already: `organisation role`. */
export async function heldByDemo(tx: Tx): Promise<Set<string>> {
  const { rows } = await tx.execute<{ key: string }>(sql`
    select distinct h.organisation || ' ' || h.role as key from accounts.role_held h join accounts.account a on a.id = h.account where a.demo`)
  return new Set(rows.map(({ key }) => key))
}

export async function addAccounts(
  tx: Tx,
  accounts: (typeof account.$inferInsert)[],
  roles: (typeof roleHeld.$inferInsert)[],
): Promise<void> {
  if (accounts.length > 0) await tx.insert(account).values(accounts)
  if (roles.length > 0) await tx.insert(roleHeld).values(roles)
}
