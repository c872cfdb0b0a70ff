import { ask, type Tx } from '../../platform/visit.ts'

export type QuestionKind = 'question' | 'visit'
export type NewQuestion = {
  slug: string
  kind: QuestionKind
  name: string
  sealed: Buffer
  caller: Buffer
  language: string
  text: string
  now: Date
  dueAt: Date
  perHour: number
}
/** Null when there is no such example, or when the same caller has asked too often. */
const add = `insert into knowledge.question (example, kind, municipality, name, sealed, caller, language, text, at, due_at)
  select e.id, $2, e.municipality, $3, $4, $5, $6, $7, $8, $9 from knowledge.example e
  where e.slug = $1 and e.stage in ('published', 'grey')
    and (select count(*) from knowledge.question q where q.caller = $5 and q.at > $8::timestamptz - interval '1 hour') < $10 returning id`
export const addQuestion = async (tx: Tx, of: NewQuestion): Promise<string | null> =>
  (
    await ask<{ id: string }>(tx, add, [
      ...[of.slug, of.kind, of.name, of.sealed, of.caller],
      ...[of.language, of.text, of.now, of.dueAt, of.perHour],
    ])
  ).rows[0]?.id ?? null

export type Question = {
  id: string
  kind: QuestionKind
  title: string
  slug: string
  name: string
  text: string
  at: Date
  dueAt: Date
  answer: string
  answeredAt: Date | null
  version: number
}
const columns = `q.id, q.kind, e.title, e.slug, q.name, q.text, q.at, q.due_at as "dueAt", q.answer, q.answered_at as "answeredAt", q.version`
const from = 'from knowledge.question q join knowledge.example e on e.id = q.example'
const list = `select ${columns} ${from} where ($1::text is null or q.municipality = $1) order by q.answered_at is not null, q.due_at, q.id limit 200`
/** Unanswered first, those that were due longest ago before the others. The region sees all. */
export const listQuestions = async (tx: Tx, municipality: string | null): Promise<Question[]> =>
  (await ask<Question>(tx, list, [municipality])).rows
const one = `select ${columns} ${from} where q.id = $1 and ($2::text is null or q.municipality = $2)`
export const findQuestion = async (tx: Tx, id: string, municipality: string | null): Promise<Question | undefined> =>
  (await ask<Question>(tx, one, [id, municipality])).rows[0]

const answer = `update knowledge.question set answer = $3, answered_at = $4 where id = $1 and version = $2 and answered_at is null returning id`
export const answerQuestion = async (
  tx: Tx,
  of: { id: string; version: number; answer: string; now: Date },
): Promise<boolean> => (await ask(tx, answer, [of.id, of.version, of.answer, of.now])).rowCount === 1

const overdue = `update knowledge.question set overdue_told_at = $1 where answered_at is null and overdue_told_at is null and due_at < $1 returning id`
export const takeOverdue = async (tx: Tx, now: Date): Promise<string[]> =>
  (await ask<{ id: string }>(tx, overdue, [now])).rows.map(({ id }) => id)

const tidy = `update knowledge.question set name = '', sealed = null, caller = null where sealed is not null and answered_at < $1`
export const eraseAskers = (tx: Tx, before: Date) => ask(tx, tidy, [before])
