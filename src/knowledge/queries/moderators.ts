import { ask, type Tx } from '../../platform/visit.ts'

export type Waits = { waiting: number; reported: number; hidden: number }
const count = `select count(*) filter (where stage = 'waiting')::int as waiting, count(*) filter (where stage = 'reported')::int as reported,
  count(*) filter (where stage = 'hidden')::int as hidden from knowledge.comment`
export const countWaiting = async (tx: Tx): Promise<Waits> =>
  (await ask<Waits>(tx, count, [])).rows[0] ?? { waiting: 0, reported: 0, hidden: 0 }

const late = `update knowledge.comment set late_told_at = $1 where stage in ('waiting', 'reported', 'hidden') and due_at < $1
  and (late_told_at is null or late_told_at < due_at) returning id`
/** How many have waited too long and were not told of; told of from now on. A new clock is told of anew. */
export const takeLate = async (tx: Tx, now: Date): Promise<number> => (await ask(tx, late, [now])).rowCount ?? 0
