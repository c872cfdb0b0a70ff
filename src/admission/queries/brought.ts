import { insertMany } from '../../platform/bulk.ts'
import { ask, type Tx } from '../../platform/visit.ts'
import type { RuleSetRow } from '../selection.ts'
import { answer, entry, list } from '../tables.ts'

export type BroughtRound = { id: string; seats: number; list: string | null; ruleSet: RuleSetRow | null }
export type NewBrought = {
  list: (typeof list.$inferInsert)[]
  answer: (typeof answer.$inferInsert)[]
  entry: (typeof entry.$inferInsert)[]
}

/** Rounds with their rules and the list that was decided last, many at once. */
export async function listBroughtRounds(tx: Tx, ids: readonly string[]): Promise<BroughtRound[]> {
  const { rows } = await ask<BroughtRound>(
    tx,
    `select r.id, r.seats, (select l.id from admission.list l where l.round = r.id order by l.number desc limit 1) as list,
      (select jsonb_build_object('id', x.id, 'version', x.version, 'rules', (select coalesce(jsonb_agg(to_jsonb(u) order by u.number), '[]')
        from courses.rule u where u.rule_set = x.id)) from courses.rule_set x where x.id = r.rule_set) as "ruleSet"
    from courses.round r where r.id = any ($1) order by r.id`,
    [ids],
  )
  return rows
}

export const insertLists = (tx: Tx, rows: NewBrought['list']): Promise<void> => insertMany(tx, list, rows)

export async function insertBrought(tx: Tx, rows: Omit<NewBrought, 'list'>): Promise<void> {
  await insertMany(tx, answer, rows.answer)
  await insertMany(tx, entry, rows.entry)
}
