import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import { token } from '../tables.ts'

const shown = {
  id: token.id,
  organisation: token.organisation,
  role: token.role,
  name: token.name,
  madeAt: token.madeAt,
  endsOn: token.endsOn,
  endedAt: token.endedAt,
  lastUsed: token.lastUsed,
}
export type Token = Pick<
  typeof token.$inferSelect,
  'id' | 'organisation' | 'role' | 'name' | 'madeAt' | 'endsOn' | 'endedAt' | 'lastUsed'
>

/** Those that end or have ended are last. */
export const listTokens = (tx: Tx, organisation: string): Promise<Token[]> =>
  tx
    .select(shown)
    .from(token)
    .where(eq(token.organisation, organisation))
    .orderBy(desc(isNull(token.endedAt)), desc(token.madeAt), token.id)

type NewToken = Pick<
  typeof token.$inferSelect,
  'id' | 'organisation' | 'role' | 'name' | 'digest' | 'madeBy' | 'endsOn'
>
/** Only these columns can be written by the site; drizzle would name them all. */
export const insertToken = (tx: Tx, row: NewToken) =>
  tx.execute(sql`insert into accounts.token (id, organisation, role, name, digest, made_by, ends_on)
    values (${row.id}, ${row.organisation}, ${row.role}, ${row.name}, ${row.digest}, ${row.madeBy}, ${row.endsOn})`)

/** The organisation whose token has ended now; undefined when it is not the visitor's or has ended before. */
export const closeToken = async (tx: Tx, id: string, by: { account: string; at: Date }) =>
  (
    await tx
      .update(token)
      .set({ endedAt: by.at, endedBy: by.account })
      .where(and(eq(token.id, id), isNull(token.endedAt)))
      .returning({ organisation: token.organisation })
  )[0]
