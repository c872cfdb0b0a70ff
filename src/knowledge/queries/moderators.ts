import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'

export type Waits = { waiting: number; reported: number; hidden: number }
const count = `select count(*) filter (where stage = 'waiting')::int as waiting, count(*) filter (where stage = 'reported')::int as reported,
  count(*) filter (where stage = 'hidden')::int as hidden from knowledge.comment`
export const countWaiting = async (tx: Tx): Promise<Waits> =>
  (await ask<Waits>(tx, count, [])).rows[0] ?? { waiting: 0, reported: 0, hidden: 0 }

export type Moderator = { account: string; mail: string; language: Language }
/** In office, with somewhere to write to. Invented ones get no mail. */
const moderators = `select distinct a.id as account, a.mail, a.language from accounts.role_held h join accounts.account a on a.id = h.account
  where h.role = 'moderator' and h.valid_from <= $1::date and (h.valid_to is null or h.valid_to > $1::date)
    and a.mail is not null and a.disabled_at is null and not a.demo order by a.id`
export const listModerators = async (tx: Tx, today: Day): Promise<Moderator[]> =>
  (await ask<Moderator>(tx, moderators, [today])).rows

const late = `update knowledge.comment set late_told_at = $1 where stage in ('waiting', 'reported', 'hidden') and due_at < $1
  and (late_told_at is null or late_told_at < due_at) returning id`
/** How many have waited too long and were not told of; told of from now on. A new clock is told of anew. */
export const takeLate = async (tx: Tx, now: Date): Promise<number> => (await ask(tx, late, [now])).rowCount ?? 0
