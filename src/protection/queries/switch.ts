import { clientOf, type Tx } from '../../platform/visit.ts'
import type { Kept } from '../kept.ts'
import type { Grade, Named } from '../protection.ts'

export type Of = { municipality: string; person: string }

/** Everything that tells who somebody is, out of the open tables. */
export async function takeAway(tx: Tx, { municipality, person }: Of): Promise<Kept['parts']> {
  const { rows } = await clientOf(tx).query<{ parts: Kept['parts'] }>('select protection.take($1, $2) as parts', [
    municipality,
    person,
  ])
  return rows[0]?.parts ?? []
}

export type Laid = { code: string; grade: Grade; key: Buffer; sealed: Buffer; at: Date }
/** False when the code is somebody else's. */
export async function layInVault(tx: Tx, { municipality, person }: Of, laid: Laid): Promise<boolean> {
  const { rows } = await clientOf(tx).query<{ laid: boolean }>(
    'select protection.keep($1, $2, $3, $4, $5, $6, $7) as laid',
    [municipality, person, laid.code, laid.grade, laid.key, laid.sealed, laid.at],
  )
  return rows[0]?.laid === true
}

export const nameThese = (
  tx: Tx,
  { municipality, person }: Of,
  named: readonly Named[],
  by: { account: string | null; at: Date },
) =>
  clientOf(tx).query('select protection.name_handlers($1, $2, $3, $4, $5, $6)', [
    municipality,
    person,
    named.map(({ account }) => account),
    named.map(({ organisation }) => organisation),
    by.account,
    by.at,
  ])

const yes = async (tx: Tx, sql: string, values: unknown[]): Promise<boolean> => {
  const { rows } = await clientOf(tx).query<{ done: boolean }>(`select ${sql} as done`, values)
  return rows[0]?.done === true
}

/** False when somebody else has changed it meanwhile, or the visitor is not named at home. */
export const saveSealed = (tx: Tx, of: Of, { version, sealed }: { version: number; sealed: Buffer }) =>
  yes(tx, 'protection.reseal($1, $2, $3, $4)', [of.municipality, of.person, version, sealed])

export const proposeEnd = (tx: Tx, of: Of, at: Date) =>
  yes(tx, 'protection.propose_end($1, $2, $3)', [of.municipality, of.person, at])

/** With what was kept everything goes back; without it the protection stays. */
export const settleEnd = (tx: Tx, of: Of, parts: Kept['parts'] | null, at: Date) =>
  yes(tx, 'protection.settle_end($1, $2, $3, $4)', [
    of.municipality,
    of.person,
    parts === null ? null : JSON.stringify(parts),
    at,
  ])
