import { and, desc, eq, gt, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm'
import { accountTable } from '../accounts/index.ts'
import { ask, type Tx } from '../platform/visit.ts'
import { deleted, draft, draftFile, notice, receipt } from './tables.ts'

export type DraftRow = typeof draft.$inferSelect
export type DraftFile = typeof draftFile.$inferSelect
export type ReceiptRow = typeof receipt.$inferSelect

/** Row security leaves only the drafts of this browser or account. */
export async function findDraft(tx: Tx, id: string, now: Date): Promise<DraftRow | undefined> {
  const [found] = await tx
    .select()
    .from(draft)
    .where(and(eq(draft.id, id), gt(draft.endsAt, now)))
  return found
}

export async function lockDraft(tx: Tx, id: string, now: Date): Promise<DraftRow | undefined> {
  const [found] = await tx
    .select()
    .from(draft)
    .where(and(eq(draft.id, id), gt(draft.endsAt, now)))
    .for('update')
  return found
}

export const listDrafts = (tx: Tx, now: Date): Promise<DraftRow[]> =>
  tx.select().from(draft).where(gt(draft.endsAt, now)).orderBy(desc(draft.savedAt)).limit(50)

export const listFiles = (tx: Tx, id: string): Promise<DraftFile[]> =>
  tx.select().from(draftFile).where(eq(draftFile.draft, id)).orderBy(draftFile.uploadedAt)

export const addDraft = (tx: Tx, row: typeof draft.$inferInsert) => tx.insert(draft).values(row)

export const saveDraft = (tx: Tx, id: string, row: Pick<DraftRow, 'sealed' | 'savedAt'>) =>
  tx.update(draft).set(row).where(eq(draft.id, id))

export const saveResume = (tx: Tx, id: string, resume: Buffer) =>
  tx.update(draft).set({ resume }).where(eq(draft.id, id))

/** The draft that this code opens; from now on it belongs to this browser. */
export async function resumeDraft(tx: Tx, code: Buffer): Promise<string | undefined> {
  const { rows } = await ask<{ resume: string | null }>(tx, 'select apply.resume($1) as resume', [code])
  return rows[0]?.resume ?? undefined
}

export const addFile = (tx: Tx, row: typeof draftFile.$inferInsert) => tx.insert(draftFile).values(row)

export async function removeFileRow(tx: Tx, id: string, of: string): Promise<string | undefined> {
  const [gone] = await tx
    .delete(draftFile)
    .where(and(eq(draftFile.id, id), eq(draftFile.draft, of)))
    .returning({ stored: draftFile.stored })
  return gone?.stored
}

/** Takes the draft away and says which files are left without it. */
export async function removeDraft(tx: Tx, id: string): Promise<string[]> {
  const files = await listFiles(tx, id)
  await tx.delete(draft).where(eq(draft.id, id))
  return files.map(({ stored }) => stored)
}

/** After sending: the files now belong to the application. */
export const removeDraftRow = (tx: Tx, id: string) => tx.delete(draft).where(eq(draft.id, id))

export const addReceipt = (tx: Tx, row: typeof receipt.$inferInsert) => tx.insert(receipt).values(row)

export async function findReceipt(tx: Tx, sending: string): Promise<ReceiptRow | undefined> {
  const [found] = await tx.select().from(receipt).where(eq(receipt.sending, sending))
  return found
}

export const removeReceipts = (tx: Tx, before: Date) => tx.delete(receipt).where(lt(receipt.sentAt, before))

/** Drafts that have waited so long that their writer is to be reminded, once. */
export const listToRemind = (tx: Tx, savedBefore: Date): Promise<DraftRow[]> =>
  tx
    .select()
    .from(draft)
    .where(and(isNull(draft.remindedAt), lte(draft.createdAt, savedBefore)))
    .limit(1000)

export const setReminded = (tx: Tx, id: string, at: Date) =>
  tx.update(draft).set({ remindedAt: at }).where(eq(draft.id, id))

export const listEnded = (tx: Tx, now: Date) =>
  tx.select({ id: draft.id }).from(draft).where(lte(draft.endsAt, now)).limit(1000)

export const countDeleted = (tx: Tx, row: typeof deleted.$inferInsert) =>
  tx
    .insert(deleted)
    .values(row)
    .onConflictDoUpdate({
      target: deleted.day,
      set: { drafts: sql`${deleted.drafts} + ${row.drafts}`, files: sql`${deleted.files} + ${row.files}` },
    })

export const addNotice = (tx: Tx, row: typeof notice.$inferInsert) => tx.insert(notice).values(row)

type NoticeRow = { id: string; sealed: Buffer; attempts: number; channel: string }
/** A reminder that is to go now, with its draft; another job that sends it has it already. */
export async function lockNotice(tx: Tx, id: string, now: Date): Promise<NoticeRow | undefined> {
  const { rows } = await ask<NoticeRow>(
    tx,
    `select d.id, d.sealed, n.attempts, n.channel from apply.notice n join apply.draft d on d.id = n.draft
     where n.id = $1 and n.sent_at is null and n.failed_at is null and n.send_at <= $2 for update of n skip locked`,
    [id, now],
  )
  return rows[0]
}

export const saveNotice = (tx: Tx, id: string, row: Partial<typeof notice.$inferInsert>) =>
  tx.update(notice).set(row).where(eq(notice.id, id))

export const listSentNotices = (tx: Tx, of: string) =>
  tx
    .select({ id: notice.id, attempts: notice.attempts, channel: notice.channel })
    .from(notice)
    .where(and(eq(notice.draft, of), isNotNull(notice.sentAt)))

export const listDueNotices = (tx: Tx, now: Date) =>
  tx
    .select({ id: notice.id })
    .from(notice)
    .where(and(isNull(notice.sentAt), isNull(notice.failedAt), lte(notice.sendAt, now)))
    .limit(1000)

/** The person of the account that a draft belongs to; asked by the site itself. */
export async function findApplicant(tx: Tx, account: string): Promise<string | undefined> {
  const [found] = await tx
    .select({ person: accountTable.person })
    .from(accountTable)
    .where(eq(accountTable.id, account))
  return found?.person ?? undefined
}
