import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'

export type NewHead = { chain: string; number: number; hash: string }
export type Officer = { mail: string; municipality: string }

/** The newest seal of each chain that has got one since then. */
export const listNewHeads = async (tx: Tx, since: Date): Promise<NewHead[]> =>
  (
    await tx.execute<NewHead>(sql`select distinct on (chain) chain, number::int as number, encode(hash, 'hex') as hash
      from platform.seal where at > ${since.toISOString()}::timestamptz order by chain, number desc`)
  ).rows

/** Data protection officers in office, with the municipality whose log is theirs. Invented ones get no mail. */
export const listOfficers = async (tx: Tx, today: string): Promise<Officer[]> =>
  (
    await tx.execute<Officer>(sql`select distinct a.mail, o.municipality from accounts.role_held h
      join accounts.account a on a.id = h.account join organisations.organisation o on o.id = h.organisation
      where h.role = 'dataProtectionOfficer' and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to > ${today})
        and a.mail is not null and a.disabled_at is null and not a.demo and o.municipality is not null`)
  ).rows
