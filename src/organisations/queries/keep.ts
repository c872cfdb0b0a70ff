import type { Tx } from '../../platform/visit.ts'
import { cooperationArea, cooperationMember, cornerMember, delegation, organisation } from '../tables.ts'

// Rows that are there already stay as they are: loading the same again changes nothing.

export const keepOrganisations = (tx: Tx, rows: readonly (typeof organisation.$inferInsert)[]) =>
  tx
    .insert(organisation)
    .values([...rows])
    .onConflictDoNothing()

export const keepCornerMembers = (tx: Tx, rows: readonly (typeof cornerMember.$inferInsert)[]) =>
  tx
    .insert(cornerMember)
    .values([...rows])
    .onConflictDoNothing()

export async function keepAreas(
  tx: Tx,
  areas: readonly (typeof cooperationArea.$inferInsert)[],
  members: readonly (typeof cooperationMember.$inferInsert)[],
): Promise<void> {
  await tx
    .insert(cooperationArea)
    .values([...areas])
    .onConflictDoNothing()
  await tx
    .insert(cooperationMember)
    .values([...members])
    .onConflictDoNothing()
}

export const keepDelegations = (tx: Tx, rows: readonly (typeof delegation.$inferInsert)[]) =>
  tx
    .insert(delegation)
    .values([...rows])
    .onConflictDoNothing()
