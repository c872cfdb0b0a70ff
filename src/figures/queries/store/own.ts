import { eq } from 'drizzle-orm'
import { clientOf, type Tx } from '../../../platform/visit.ts'
import type { Before } from '../../recounted.ts'
import { frozen, releaseReply } from '../../tables.ts'

export const addFrozen = (tx: Tx, row: typeof frozen.$inferInsert) => tx.insert(frozen).values(row)
export const dropFrozen = (tx: Tx, reply: string) => tx.delete(frozen).where(eq(frozen.reply, reply))
export const unpinReply = (tx: Tx, reply: string) => tx.delete(releaseReply).where(eq(releaseReply.reply, reply))

const counts = `select f.records as name, f.reply, f.cells, f.counted as records, p.out as release,
    case when p.read or (p.out is not null and w.waits) then 'read' when p.out is not null then 'out' when w.waits then 'waits' else 'gone' end as standing
  from figures.frozen f,
    lateral (select exists (select from figures.waiting w where w.reply = f.reply) as waits) w,
    lateral (select max(r.seq) filter (where r.published_at is not null) as out, coalesce(bool_or(r.stage in ('preparing', 'ready')), false) as read
      from figures.release_reply p join figures.release r on r.seq = p.release where p.reply = f.reply) p
  where f.family = $1 order by f.at, f.reply`
/** Every count of a family, oldest first, how far each has come, and in which release it is out. */
export const listFrozen = async (tx: Tx, family: string): Promise<(Before & { name: string })[]> =>
  (await clientOf(tx).query<Before & { name: string }>(counts, [family])).rows
