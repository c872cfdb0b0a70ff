import { and, eq, isNull } from 'drizzle-orm'
import { insertMany } from '../../platform/bulk.ts'
import { codeOf } from '../../platform/once.ts'
import { clientOf, type Tx } from '../../platform/visit.ts'
import type { LegalSex } from '../../shared/legal-sex.ts'
import { merge, mergedRow } from '../tables.ts'

export type Of = { municipality: string; kept: string; gone: string }
export type MovedRow = { ofTable: string; rowId: string; sealed: Buffer | null }

/**
 * Tables whose rows belong to a person and can go over: as the database itself says, so that a new one is never forgotten;
 * and helpers, whose rows may have no person yet.
 */
export async function listPersonTables(tx: Tx): Promise<string[]> {
  const { rows } = await clientOf(tx).query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.confrelid = 'people.person'::regclass and n.nspname <> 'duplicates'
       and exists (select from pg_attribute x where x.attrelid = c.oid and x.attname = 'person' and x.attnum = any (k.conkey) and has_column_privilege(c.oid, x.attnum, 'update'))
       and exists (select from pg_attribute x where x.attrelid = c.oid and x.attname = 'id' and x.atttypid = 'uuid'::regtype and not x.attisdropped)
     union select 'helpers.helper' order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** The rows of one go to the other; nothing when the database says that both have the same thing already. */
export async function passRows(tx: Tx, table: string, { municipality, kept, gone }: Of): Promise<MovedRow[] | 'both'> {
  const client = clientOf(tx)
  await client.query('savepoint pass')
  try {
    const { rows } = await client.query<{ id: string }>(
      `update ${table} set person = $3 where municipality = $1 and person = $2 returning id`,
      [municipality, gone, kept],
    )
    await client.query('release savepoint pass')
    return rows.map(({ id }) => ({ ofTable: table, rowId: id, sealed: null }))
  } catch (defect) {
    if (codeOf(defect) !== '23505') throw defect
    await client.query('rollback to savepoint pass')
    return 'both'
  }
}

export type Sealed = { id: string; kind: string; sealed: Buffer }
export async function listNumbers(tx: Tx, municipality: string, person: string): Promise<Sealed[]> {
  const { rows } = await clientOf(tx).query<Sealed>(
    'select id, kind, sealed from people.person_identifier where municipality = $1 and person = $2',
    [municipality, person],
  )
  return rows
}
export const setNumber = (tx: Tx, municipality: string, id: string, row: { person: string; sealed: Buffer }) =>
  clientOf(tx).query(
    'update people.person_identifier set person = $3, sealed = $4 where municipality = $1 and id = $2',
    [municipality, id, row.person, row.sealed],
  )

/** Who has an account: one of the two at most goes on with it. */
export async function listAccounts(tx: Tx, people: readonly string[]): Promise<{ id: string; person: string }[]> {
  const { rows } = await clientOf(tx).query<{ id: string; person: string }>(
    'select id, person from accounts.account where person = any ($1)',
    [people],
  )
  return rows
}
export const setAccount = (tx: Tx, id: string, person: string) =>
  clientOf(tx).query('update accounts.account set person = $2 where id = $1', [id, person])

export async function findClosed(tx: Tx, municipality: string, person: string): Promise<Date | null> {
  const { rows } = await clientOf(tx).query<{ at: Date | null }>(
    'select closed_at as at from people.person where municipality = $1 and id = $2 for update',
    [municipality, person],
  )
  return rows[0]?.at ?? null
}
export const setClosed = (tx: Tx, municipality: string, person: string, at: Date | null) =>
  clientOf(tx).query('update people.person set closed_at = $3 where municipality = $1 and id = $2', [
    municipality,
    person,
    at,
  ])

/** What only the one that goes knows of sex is given to the one that stays; nothing when that one knew already. */
export async function passSex(tx: Tx, { municipality, kept, gone }: Of): Promise<LegalSex | null> {
  const { rows } = await clientOf(tx).query<{ sex: LegalSex }>(
    `update people.person p set sex = g.sex from people.sexes($1, array[$3::uuid]) g
     where p.municipality = $1 and p.id = $2 and not exists (select from people.sexes($1, array[$2::uuid])) returning g.sex`,
    [municipality, kept, gone],
  )
  return rows[0]?.sex ?? null
}
/** Taken back, unless somebody has written another one since. */
export const returnSex = (tx: Tx, { municipality, kept, sex }: Pick<Merge, 'municipality' | 'kept' | 'sex'>) =>
  clientOf(tx).query(
    `update people.person p set sex = null
     where p.municipality = $1 and p.id = $2 and exists (select from people.sexes($1, array[$2::uuid]) s where s.sex = $3)`,
    [municipality, kept, sex],
  )

/** Requests for restriction go over with the rest: both are what the requests that they have now say. */
export const markRestricted = (tx: Tx, { municipality, kept, gone }: Of) =>
  clientOf(tx).query('select rights.mark_restricted($1, person) from unnest($2::uuid[]) as both_of (person)', [
    municipality,
    [kept, gone],
  ])

export const insertMerge = (tx: Tx, row: typeof merge.$inferInsert) => tx.insert(merge).values(row)
export const insertMoved = (tx: Tx, rows: readonly (typeof mergedRow.$inferInsert)[]) => insertMany(tx, mergedRow, rows)

export type Merge = typeof merge.$inferSelect
export async function findMerge(tx: Tx, of: { municipality: string; id: string }): Promise<Merge | undefined> {
  const [found] = await tx
    .select()
    .from(merge)
    .where(and(eq(merge.municipality, of.municipality), eq(merge.pair, of.id), isNull(merge.undoneAt)))
  return found
}
export const listMoved = (tx: Tx, { municipality, id }: Pick<Merge, 'municipality' | 'id'>) =>
  tx
    .select({ ofTable: mergedRow.ofTable, rowId: mergedRow.rowId, sealed: mergedRow.sealed })
    .from(mergedRow)
    .where(and(eq(mergedRow.municipality, municipality), eq(mergedRow.merge, id)))

/** Exactly those rows, where they stood. */
type Returning = { table: string; municipality: string; ids: readonly string[]; person: string }
export const returnRows = (tx: Tx, { table, municipality, ids, person }: Returning) =>
  clientOf(tx).query(`update ${table} set person = $3 where municipality = $1 and id = any ($2)`, [
    municipality,
    ids,
    person,
  ])

export const saveUndone = (tx: Tx, { municipality, id }: Merge, row: { undoneBy: string | null; undoneAt: Date }) =>
  tx
    .update(merge)
    .set(row)
    .where(and(eq(merge.municipality, municipality), eq(merge.id, id)))
