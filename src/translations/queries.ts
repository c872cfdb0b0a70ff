import { and, eq } from 'drizzle-orm'
import { accountTable as account } from '../accounts/index.ts'
import type { Services, Tx } from '../platform/visit.ts'
import type { Drafted } from '../shared/language.ts'
import type { Approved } from '../shared/text-state.ts'
import { type Approval, approvedTable as text } from './tables.ts'

export type Row = Approval & { approver: string | null }

/** What has been approved in a language, with the name of the approver. */
export async function listApproved(tx: Tx, language: Drafted): Promise<Row[]> {
  const rows = await tx
    .select({ row: text, approver: account.name })
    .from(text)
    .leftJoin(account, eq(account.id, text.approvedBy))
    .where(eq(text.language, language))
  return rows.map(({ row, approver }) => ({ ...row, approver }))
}

export type At = { language: Drafted; feature: string; path: string }
const isAt = (at: At) => and(eq(text.language, at.language), eq(text.feature, at.feature), eq(text.path, at.path))

export const saveApproved = (tx: Tx, rows: (typeof text.$inferInsert)[]) =>
  tx.insert(text).values(rows).onConflictDoNothing().returning({ id: text.id })

export const changeApproved = (tx: Tx, at: At & { version: number }, row: Partial<typeof text.$inferInsert>) =>
  tx
    .update(text)
    .set(row)
    .where(and(isAt(at), eq(text.version, at.version)))
    .returning({ id: text.id })

export const dropApproved = (tx: Tx, at: At & { version: number }) =>
  tx
    .delete(text)
    .where(and(isAt(at), eq(text.version, at.version)))
    .returning({ id: text.id })

export type Known = Omit<Approved, 'language'> & { language: Drafted; swedish: string }
/** Every approved text, for the memory of this process: read before anybody has signed in, so without a session. */
export async function readApproved({ app }: Pick<Services, 'app'>): Promise<Known[]> {
  const { rows } = await app.query<Known>('select language, feature, path, body, swedish from translations.text')
  return rows
}

/** Changes whenever anything has been approved, mended or taken back. */
export async function lastChange({ app }: Pick<Services, 'app'>): Promise<string> {
  const { rows } = await app.query<{ mark: string }>(
    `select concat_ws(' ', count(*), sum(version), max(approved_at)) as mark from translations.text`,
  )
  return rows[0]?.mark ?? ''
}
