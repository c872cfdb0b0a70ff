import type { RuleSet } from '../../applications/index.ts'
import { takeTurn } from '../../platform/turn.ts'
import { ask, clientOf, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { RuleSetRow } from '../selection.ts'
import { list } from '../tables.ts'

export type DecidedList = { id: string; number: number; rules: RuleSet; seats: number; decidedAt: Date }
export type RoundRow = {
  id: string
  code: string | null
  title: string
  slug: string
  place: string
  provider: string
  school: string
  starts: Day
  ends: Day
  entryDate: Day
  intake: string
  seats: number
  free: number
  offerMode: 'automatic' | 'confirm'
  answerDays: number
  ruleSet: (RuleSetRow & { name: string; law: string }) | null
  list: DecidedList | null
}
type Read = Omit<RoundRow, 'list'> & { list: (Omit<DecidedList, 'decidedAt'> & { decidedAt: string }) | null }

const select = `select r.id, r.code, k.title, k.slug, r.place, r.provider, coalesce(s.own_name, s.name) as school, r.starts::text as starts, r.ends::text as ends,
    r.entry_date::text as "entryDate", r.intake, r.seats, courses.free_seats(r.id) as free, r.offer_mode as "offerMode", r.answer_days as "answerDays",
    (select jsonb_build_object('id', x.id, 'version', x.version, 'name', x.name, 'law', x.law, 'rules', (select coalesce(jsonb_agg(to_jsonb(u) order by u.number), '[]')
      from courses.rule u where u.rule_set = x.id)) from courses.rule_set x where x.id = r.rule_set) as "ruleSet",
    (select jsonb_build_object('id', l.id, 'number', l.number, 'rules', l.rules, 'seats', l.seats, 'decidedAt', l.decided_at)
      from admission.list l where l.round = r.id order by l.number desc limit 1) as list
  from courses.round r join courses.course k on k.id = r.course join organisations.organisation s on s.id = r.provider`

const rowOf = ({ list: decided, ...row }: Read): RoundRow => ({
  ...row,
  list: decided && { ...decided, decidedAt: new Date(decided.decidedAt) },
})

/** A round of one's own school, with its rules, free seats and the list that was decided last. */
export async function findOwnRound(tx: Tx, id: string, reach: readonly string[]): Promise<RoundRow | undefined> {
  const { rows } = await clientOf(tx).query<Read>({
    name: 'admission-round',
    text: `${select} where r.id = $1 and r.provider = any ($2)`,
    values: [id, reach],
  })
  return rows[0] && rowOf(rows[0])
}

/** For the keeper of the line, who has no school. */
export async function findAnyRound(tx: Tx, id: string): Promise<RoundRow | undefined> {
  const { rows } = await ask<Read>(tx, `${select} where r.id = $1`, [id])
  return rows[0] && rowOf(rows[0])
}

/** One at a time: a decision about the list, and every offer that comes of it. Held until the transaction ends. */
export const holdLine = (tx: Tx, round: string) => takeTurn(tx, `admission.line ${round}`)

export const insertList = (tx: Tx, row: typeof list.$inferInsert) => tx.insert(list).values(row)
