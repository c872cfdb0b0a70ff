import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { clientOf, type Tx } from '../../../platform/visit.ts'
import type { Cell } from '../../cell.ts'
import { observation, releaseReply, sourceBody, sourceReply, waiting } from '../../tables.ts'

export type Reply = typeof sourceReply.$inferSelect

export const addReply = (tx: Tx, row: typeof sourceReply.$inferInsert) =>
  tx.insert(sourceReply).values(row).returning({ id: sourceReply.id })
export const addBody = (tx: Tx, row: typeof sourceBody.$inferInsert) => tx.insert(sourceBody).values(row)

export async function findReply(
  tx: Tx,
  id: string,
): Promise<(Reply & { body: Buffer; name: string; broughtBy: string }) | undefined> {
  const [found] = await tx
    .select({ reply: sourceReply, body: sourceBody.body, name: sourceBody.name, broughtBy: sourceBody.broughtBy })
    .from(sourceReply)
    .innerJoin(sourceBody, eq(sourceBody.reply, sourceReply.id))
    .where(eq(sourceReply.id, id))
  return found && { ...found.reply, body: found.body, name: found.name, broughtBy: found.broughtBy }
}

export const changeReply = (tx: Tx, id: string, row: Partial<typeof sourceReply.$inferInsert>) =>
  tx.update(sourceReply).set(row).where(eq(sourceReply.id, id)).returning({ id: sourceReply.id })

/** The last reply of this kind and address that was taken in: the same bytes again are nothing new. */
export async function lastTakenIn(
  tx: Tx,
  of: Pick<Reply, 'connector' | 'kind' | 'url'>,
): Promise<{ sha256: string } | undefined> {
  const [found] = await tx
    .select({ sha256: sourceReply.sha256 })
    .from(sourceReply)
    .where(
      and(
        eq(sourceReply.connector, of.connector),
        eq(sourceReply.kind, of.kind),
        eq(sourceReply.url, of.url),
        eq(sourceReply.state, 'imported'),
      ),
    )
    .orderBy(desc(sourceReply.fetchedAt))
    .limit(1)
  return found
}

export const dropWaiting = (tx: Tx, replies: readonly string[]) =>
  tx.delete(waiting).where(inArray(waiting.reply, [...replies]))

/** Whether it stands in a release that has been prepared or is out: then it can no longer be undone. */
export async function isPinned(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ release: releaseReply.release })
    .from(releaseReply)
    .where(eq(releaseReply.reply, id))
    .limit(1)
  return rows.length > 0
}

export type ReplyLine = Reply & { name: string | null; broughtBy: string | null; waits: number; releases: string[] }
/** What has come in, newest first, with how much of it waits. */
export async function listReplies(tx: Tx, most: number): Promise<ReplyLine[]> {
  const { rows } = await clientOf(tx).query(
    `select r.*, b.name, b.brought_by, (select count(*)::int from figures.waiting w where w.reply = r.id) as waits,
      array(select l.name from figures.release_reply p join figures.release l on l.seq = p.release where p.reply = r.id order by l.seq) as releases
    from (select * from figures.source_reply order by fetched_at desc limit $1) r left join figures.source_body b on b.reply = r.id
    order by r.fetched_at desc`,
    [most],
  )
  return rows.map(({ fetched_at, done_at, brought_by, ...row }) => ({
    ...row,
    fetchedAt: fetched_at,
    doneAt: done_at,
    broughtBy: brought_by,
  }))
}

/** Expected value: the outcome is what was expected and the difference, or something is wrong at the source. */
export async function expectedWarnings(tx: Tx, reply: string): Promise<string[]> {
  const { rows } = await clientOf(tx).query<{ municipality: string; period: string }>(
    `with known as (
      select slug, municipality, period, value from figures.waiting where sex = 'T' and slug like 'flyktingar-%'
      union select slug, municipality, period, value from figures.observation where until is null and sex = 'T' and slug like 'flyktingar-%' and not 'demo' = any (marks))
    select distinct a.municipality, a.period from known a
      join known e on e.slug = 'flyktingar-forvantat' and (e.municipality, e.period) = (a.municipality, a.period)
      join known d on d.slug = 'flyktingar-skillnad' and (d.municipality, d.period) = (a.municipality, a.period)
    where a.slug = 'flyktingar-arbete' and abs(a.value - e.value - d.value) > 0.15 + 1e-9
      and exists (select from figures.waiting w where w.reply = $1 and w.slug in ('flyktingar-arbete', 'flyktingar-forvantat', 'flyktingar-skillnad')
        and (w.municipality, w.period) = (a.municipality, a.period))
    order by 1, 2 limit 50`,
    [reply],
  )
  return rows.map(({ municipality, period }) => `expected ${municipality} ${period}`)
}

/** What is shown now of these indicators: to compare a file with. */
export const listNow = (tx: Tx, slugs: readonly string[]): Promise<Cell[]> =>
  tx
    .select({
      slug: observation.slug,
      edition: observation.edition,
      municipality: observation.municipality,
      period: observation.period,
      sex: observation.sex,
      value: observation.value,
      numerator: observation.numerator,
      denominator: observation.denominator,
      status: observation.status,
      marks: observation.marks,
    })
    .from(observation)
    .where(and(isNull(observation.until), inArray(observation.slug, [...slugs])))
