import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { delegation } from '../tables.ts'
import { holdsOn } from './period.ts'

export type Delegation = typeof delegation.$inferSelect
export const listDelegations = (tx: Tx, organisations: readonly string[]): Promise<Delegation[]> =>
  tx
    .select()
    .from(delegation)
    .where(inArray(delegation.organisation, [...organisations]))
    .orderBy(delegation.organisation, delegation.kind, asc(delegation.validFrom), delegation.id)

type Deciding = { organisation: string; kind: Delegation['kind']; role: string; account: string; day: Day }
/** The live row that lets this account decide, here or above; a row for the account goes before one for the role. */
export async function liveDelegation(tx: Tx, { organisation, kind, role, account, day }: Deciding) {
  const [found] = await tx
    .select()
    .from(delegation)
    .where(
      and(
        sql`${delegation.organisation} = any (organisations.above(${organisation}))`,
        eq(delegation.kind, kind),
        or(eq(delegation.account, account), and(isNull(delegation.account), eq(delegation.role, role))),
        holdsOn(delegation, day),
      ),
    )
    .orderBy(sql`${delegation.account} is null`, delegation.validFrom, delegation.id)
    .limit(1)
  return found
}
