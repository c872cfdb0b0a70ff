import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { accountTable as account, roleHeldTable as held } from '../../accounts/index.ts'
import { organisationTable as organisation } from '../../organisations/index.ts'
import type { Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'

const shown = {
  id: held.id,
  account: held.account,
  role: held.role,
  organisation: held.organisation,
  organisationName: organisation.name,
  validFrom: held.validFrom,
  validTo: held.validTo,
  name: account.name,
  title: account.title,
  mail: account.mail,
  disabledAt: account.disabledAt,
  version: held.version,
  accountVersion: account.version,
}
/** A role that somebody holds, with who it is. Row security leaves what the asking administrator looks after. */
export type Staff = {
  [Key in keyof typeof shown]: (typeof shown)[Key]['_']['notNull'] extends true
    ? (typeof shown)[Key]['_']['data']
    : (typeof shown)[Key]['_']['data'] | null
}

const inSwedishOrder = sql`${account.name} collate "sv-x-icu"`
const roles = (tx: Tx) =>
  tx
    .select(shown)
    .from(held)
    .innerJoin(account, eq(account.id, held.account))
    .innerJoin(organisation, eq(organisation.id, held.organisation))

/** Everybody with a role at these organisations today or later. */
export const listStaff = (tx: Tx, organisations: readonly string[], today: Day): Promise<Staff[]> =>
  roles(tx)
    .where(and(inArray(held.organisation, [...organisations]), or(isNull(held.validTo), gt(held.validTo, today))))
    .orderBy(inSwedishOrder, held.role, held.id)

export const findRole = async (tx: Tx, id: string): Promise<Staff | undefined> =>
  (await roles(tx).where(eq(held.id, id)))[0]

/** False when it has ended before, or is not the visitor's to end. */
export const closeRole = async (tx: Tx, id: string, day: Day): Promise<boolean> =>
  (
    await tx
      .update(held)
      .set({ validTo: sql`greatest(${held.validFrom}, ${day}::date)` })
      .where(and(eq(held.id, id), or(isNull(held.validTo), gt(held.validTo, day))))
  ).rowCount === 1
