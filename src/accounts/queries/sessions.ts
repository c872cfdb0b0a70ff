import { sql } from 'drizzle-orm'
import type { Services, Tx, Visit } from '../../platform/visit.ts'
import type { Level } from '../../shared/actor.ts'
import { isDone, through } from './door.ts'

export type Opening = {
  token: string
  account: string
  /** The role held (role_held.id); null for newcomers and for the first role of staff. */
  held: string | null
  level: Level
  browser: string
  borrowed: boolean
}

const signIn = { name: 'door-sign-in', text: 'select accounts.sign_in($1, $2, $3, $4, $5, $6, $7) as done' }
/** False when the account is ended, or holds no role today. */
export const openSession = (
  services: Services,
  { token, account, held, level, browser, borrowed }: Opening,
  now: Date,
) => isDone(services, signIn, [token, account, held, level, browser, borrowed, now])

export type Renewal = { held?: string; level?: Level; steppedUp?: Date }
const renew = { name: 'door-renew', text: 'select accounts.renew_session($1, $2, $3, $4, $5) as done' }
/** False when the session has ended, or the role is not held today. */
export const renewSession = (services: Services, old: string, token: string, { held, level, steppedUp }: Renewal) =>
  isDone(services, renew, [old, token, held ?? null, level ?? null, steppedUp ?? null])

const end = { name: 'door-end', text: 'select ctx.end_session($1)' }
export const endSession = (services: Services, token: string) => through(services, end, [token])

export type OwnSession = {
  id: string
  browser: string
  role: string
  organisation: string | null
  openedAt: Date
  seenAt: Date
  /** The one that asks. */
  here: boolean
}
export async function listOwnSessions(tx: Tx): Promise<OwnSession[]> {
  const { rows } = await tx.execute<Record<string, unknown>>(
    sql`select id, browser, role, organisation, opened_at as "openedAt", seen_at as "seenAt", here from ctx.own_sessions()`,
  )
  return rows.map((row) => ({
    ...(row as OwnSession),
    openedAt: new Date(row.openedAt as string),
    seenAt: new Date(row.seenAt as string),
  }))
}

/** How many ended: one own session, or all of them. */
export async function endOwnSessions(tx: Tx, one: string | null): Promise<number> {
  const { rows } = await tx.execute<{ ended: number }>(sql`select ctx.end_own(${one}) as ended`)
  return rows[0]?.ended ?? 0
}

export type OwnRole = { id: string; role: string; organisation: string; inForce: boolean }
/** The roles that the visitor holds today, the oldest first. */
export async function listOwnRoles(tx: Tx, { actor }: Visit): Promise<OwnRole[]> {
  const { rows } = await tx.execute<OwnRole>(sql`
    select h.id, h.role, coalesce(o.own_name, o.name) as organisation,
      h.role = ${actor.role} and h.organisation = ${actor.organisation}::uuid as "inForce"
    from accounts.role_held h join organisations.organisation o on o.id = h.organisation
    where h.account = ${actor.account}::uuid and h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date)
    order by h.granted_at, h.id`)
  return rows
}
