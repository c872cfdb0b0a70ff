import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'
import { share } from '../tables.ts'

export type NewShare = typeof share.$inferInsert
export async function addShare(tx: Tx, row: NewShare): Promise<string> {
  const [made] = await tx.insert(share).values(row).returning({ id: share.id })
  return made?.id ?? ''
}

export type Shared = { course: string; round: string | null; language: Language }
/** What a link shows; nothing when it has ended. */
export async function findShared(tx: Tx, id: string, now: Date): Promise<Shared | undefined> {
  const { rows } = await tx.execute<Shared>(sql`select * from courses.open_share(${id}, ${now.toISOString()})`)
  return rows[0]
}
/** Of one's own: to see the link again. */
export async function findOwnShare(tx: Tx, id: string) {
  const [found] = await tx.select().from(share).where(sql`${share.id} = ${id}`)
  return found
}
