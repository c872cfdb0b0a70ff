import { and, asc, desc, eq } from 'drizzle-orm'
import { clientOf, type Tx } from '../../../platform/visit.ts'
import { release, releaseMove, releaseReply } from '../../tables.ts'
import { key, replace } from './replace.ts'

export type Release = typeof release.$inferSelect

export const listEvery = (tx: Tx): Promise<Release[]> => tx.select().from(release).orderBy(desc(release.seq)).limit(200)
export const findRelease = async (tx: Tx, seq: number): Promise<Release | undefined> =>
  (await tx.select().from(release).where(eq(release.seq, seq)))[0]
export const listReady = (tx: Tx): Promise<Release[]> =>
  tx.select().from(release).where(eq(release.stage, 'ready')).orderBy(asc(release.seq))
export const addRelease = (tx: Tx, row: typeof release.$inferInsert) =>
  tx.insert(release).values(row).onConflictDoNothing().returning({ seq: release.seq })
export const changeRelease = (
  tx: Tx,
  of: { seq: number; version: number },
  row: Partial<typeof release.$inferInsert>,
) =>
  tx
    .update(release)
    .set(row)
    .where(and(eq(release.seq, of.seq), eq(release.version, of.version)))
    .returning({ seq: release.seq })
export const addMove = (tx: Tx, row: typeof releaseMove.$inferInsert) => tx.insert(releaseMove).values(row)
export const unpin = (tx: Tx, seq: number) => tx.delete(releaseReply).where(eq(releaseReply.release, seq))
export const pin = (tx: Tx, seq: number, replies: readonly string[]) =>
  tx
    .insert(releaseReply)
    .values(replies.map((reply) => ({ release: seq, reply })))
    .onConflictDoNothing()
/** The release that recounts of this one are gathered in, until an editor begins with it. */
export const findPlannedRecount = async (tx: Tx, corrects: number): Promise<Release | undefined> =>
  (
    await tx
      .select()
      .from(release)
      .where(and(eq(release.corrects, corrects), eq(release.stage, 'planned'), eq(release.recounts, true)))
  )[0]
export const listNames = async (tx: Tx): Promise<string[]> =>
  (await tx.select({ name: release.name }).from(release)).map(({ name }) => name)
/** Nobody has moved its day, and nothing is left in it. */
export const dropEmptyRecounts = (tx: Tx) =>
  clientOf(tx).query(`delete from figures.release r where r.recounts and r.stage = 'planned'
    and not exists (select from figures.release_reply p where p.release = r.seq) and not exists (select from figures.release_move m where m.release = r.seq)`)
/** Everything that waits of these indicators (empty: of all) and is in no other release, pinned by its reply. A recount has its own. */
export async function pinWaiting(tx: Tx, seq: number, slugs: readonly string[]): Promise<number> {
  const { rowCount } = await clientOf(tx).query(
    `insert into figures.release_reply (release, reply)
    select distinct $1::int, w.reply from figures.waiting w where ($2::text[] = '{}' or w.slug = any ($2))
      and not exists (select from figures.release_reply p join figures.release r on r.seq = p.release
        where p.reply = w.reply and p.release <> $1 and (r.stage in ('preparing', 'ready') or r.recounts and r.stage = 'planned'))
    on conflict do nothing`,
    [seq, slugs],
  )
  return rowCount ?? 0
}

export type Brought = { slug: string; rows: number; protected: number; changed: number; replies: number }
/** What a release would bring, indicator by indicator: for the one who reads it before the world does. */
export async function listBrought(tx: Tx, seq: number, slugs: readonly string[]): Promise<Brought[]> {
  const { rows } = await clientOf(tx).query<Brought>(
    `select w.slug, count(*)::int as rows, count(*) filter (where w.status = 'protected')::int as protected,
      count(o.slug) filter (where (o.value, o.status) is distinct from (w.value, w.status))::int as changed, count(distinct w.reply)::int as replies
    from figures.waiting w join figures.release_reply p on p.reply = w.reply and p.release = $1
      left join figures.observation o on o.until is null
        and (o.slug, o.edition, o.municipality, o.period, o.sex) = (w.slug, w.edition, w.municipality, w.period, w.sex)
    where $2::text[] = '{}' or w.slug = any ($2) group by 1 order by 1`,
    [seq, slugs],
  )
  return rows
}

/** Of several replies that tell the same cell, the newest. */
const pinned = `select distinct on (${key('w')}) w.* from figures.waiting w
  join figures.release_reply p on p.reply = w.reply and p.release = $1 join figures.source_reply r on r.id = w.reply
  where $2::text[] = '{}' or w.slug = any ($2) order by ${key('w')}, r.fetched_at desc`

export async function moveWaiting(tx: Tx, seq: number, slugs: readonly string[]): Promise<void> {
  await clientOf(tx).query(replace(pinned), [seq, slugs])
  await clientOf(tx).query(
    `delete from figures.waiting w using figures.release_reply p where p.release = $1 and w.reply = p.reply and ($2::text[] = '{}' or w.slug = any ($2))`,
    [seq, slugs],
  )
}

/** Digest and number of the cells that the world sees of a release, in order. */
export async function sealOf(
  tx: Tx,
  seq: number,
  slugs: readonly string[],
): Promise<{ sha256: string; cells: number }> {
  const { rows } = await clientOf(tx).query<{ sha256: string; cells: number }>(
    `select encode(sha256(convert_to(coalesce(string_agg(concat_ws(';', ${key('o')}, o.value, o.status, array_to_string(o.marks, ' ')), E'\\n'
      order by ${key('o')}), ''), 'UTF8')), 'hex') as sha256, count(*)::int as cells
    from figures.observation o where o.since <= $1 and (o.until is null or o.until > $1) and ($2::text[] = '{}' or o.slug = any ($2))`,
    [seq, slugs],
  )
  return rows[0] ?? { sha256: '', cells: 0 }
}
