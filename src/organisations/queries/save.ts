import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { MunicipalityCode } from '../../shared/municipality-code.ts'
import type { Organisation } from '../organisation.ts'
import { cooperationArea, cooperationMember, cornerMember, delegation, organisation } from '../tables.ts'

export type NewOrganisation = Pick<Organisation, 'kind' | 'parent' | 'municipality' | 'name' | 'phone' | 'mail'> &
  Partial<Organisation>

/** A taken municipality code saves nothing; false then. */
export const insertOrganisation = async (tx: Tx, row: NewOrganisation & { id: string }): Promise<boolean> =>
  (await tx.insert(organisation).values(row).onConflictDoNothing()).rowCount === 1

export type Changes = Pick<Organisation, 'name' | 'ownName' | 'phone' | 'mail' | 'hoursFrom' | 'hoursTo'>
/** False when somebody has changed the row since, or it is not the visitor's to change. */
export const updateOrganisation = async (
  tx: Tx,
  { id, version }: { id: string; version: number },
  changes: Partial<Changes>,
): Promise<boolean> =>
  (
    await tx
      .update(organisation)
      .set(changes)
      .where(and(eq(organisation.id, id), eq(organisation.version, version)))
  ).rowCount === 1

/** Takes the receiving from whoever has it. False when that one is out of the visitor's reach. */
export async function moveReceiving(tx: Tx, unit: string, municipality: MunicipalityCode): Promise<boolean> {
  await tx
    .update(organisation)
    .set({ receives: false })
    .where(and(eq(organisation.municipality, municipality), eq(organisation.receives, true)))
  const [other] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.municipality, municipality), eq(organisation.receives, true)))
  if (other) return false
  return (await tx.update(organisation).set({ receives: true }).where(eq(organisation.id, unit))).rowCount === 1
}

export const insertDelegation = async (tx: Tx, row: typeof delegation.$inferInsert): Promise<string> =>
  ((await tx.insert(delegation).values(row).returning({ id: delegation.id }))[0] as { id: string }).id

/** Ends an open or later-ending delegation on a day; null when none is the visitor's to end. */
export const closeDelegation = async (tx: Tx, id: string, day: Day) =>
  (
    await tx
      .update(delegation)
      .set({ validTo: sql`greatest(${delegation.validFrom}, ${day}::date)` })
      .where(and(eq(delegation.id, id), or(isNull(delegation.validTo), gt(delegation.validTo, day))))
      .returning({ organisation: delegation.organisation, kind: delegation.kind })
  )[0]

type Joining = { corner: string; municipality: MunicipalityCode; from: Day; source: string }
/** Whether a membership begins that day or later already. */
export const hasLaterCorner = async (tx: Tx, { municipality, from }: Joining): Promise<boolean> =>
  (
    await tx
      .select({ corner: cornerMember.corner })
      .from(cornerMember)
      .where(and(eq(cornerMember.municipality, municipality), sql`${cornerMember.validFrom} >= ${from}::date`))
  ).length > 0

export async function moveCorner(tx: Tx, { corner, municipality, from, source }: Joining): Promise<void> {
  await tx
    .update(cornerMember)
    .set({ validTo: from })
    .where(
      and(
        eq(cornerMember.municipality, municipality),
        or(isNull(cornerMember.validTo), gt(cornerMember.validTo, from)),
      ),
    )
  await tx.insert(cornerMember).values({ corner, municipality, validFrom: from, source })
}

export const insertArea = async (tx: Tx, row: typeof cooperationArea.$inferInsert): Promise<string> =>
  ((await tx.insert(cooperationArea).values(row).returning({ id: cooperationArea.id }))[0] as { id: string }).id

type Member = { area: string; municipality: MunicipalityCode }
/** False when the municipality is a member that day or later already. */
export async function joinArea(tx: Tx, { area, municipality, from }: Member & { from: Day }): Promise<boolean> {
  const { area: ofArea, municipality: member, validTo } = cooperationMember
  const there = await tx
    .select({ area: ofArea })
    .from(cooperationMember)
    .where(and(eq(ofArea, area), eq(member, municipality), or(isNull(validTo), gt(validTo, from))))
  if (there.length > 0) return false
  const again = { target: [ofArea, member, cooperationMember.validFrom], set: { validTo: null } }
  await tx.insert(cooperationMember).values({ area, municipality, validFrom: from }).onConflictDoUpdate(again)
  return true
}

export const leaveArea = async (tx: Tx, { area, municipality, to }: Member & { to: Day }): Promise<boolean> => {
  const { area: ofArea, municipality: member, validFrom, validTo } = cooperationMember
  const ended = await tx
    .update(cooperationMember)
    .set({ validTo: sql`greatest(${validFrom}, ${to}::date)` })
    .where(and(eq(ofArea, area), eq(member, municipality), or(isNull(validTo), gt(validTo, to))))
  return ended.rowCount === 1
}
