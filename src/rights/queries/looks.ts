import { and, asc, eq, isNull } from 'drizzle-orm'
import { ask, type Tx } from '../../platform/visit.ts'
import { question } from '../tables.ts'

/** One line of the log, as the person it is about reads it. */
export type Look = {
  seq: string
  at: Date
  role: string
  /** Only where the organisation has chosen to tell it. */
  name: string | null
  organisation: string | null
  municipality: string | null
  verb: string
  kind: string | null
  purpose: string
  /** The municipality whose officer answers a question about the line. */
  controller: string | null
  question: string | null
  answered: boolean
}
export const everything = 10_000

/** Newest first; one more than a page tells that there are older ones. */
export async function listLooks(tx: Tx, before: number | null, most: number): Promise<Look[]> {
  const { rows } = await ask<Look>(tx, 'select * from rights.who_looked(null, $1, $2)', [before, most])
  return rows
}

export async function findLook(tx: Tx, seq: number): Promise<Look | undefined> {
  const { rows } = await ask<Look>(tx, 'select * from rights.who_looked($1, null, 1)', [seq])
  return rows[0]
}

export type OwnQuestion = {
  id: string
  askedAt: Date
  due: Date
  answer: string
  answeredAt: Date | null
  look: Look | null
}

/** With the line that each is about, in one statement. */
export async function listOwnQuestions(tx: Tx): Promise<OwnQuestion[]> {
  const { rows } = await ask<OwnQuestion>(
    tx,
    `select q.id, q.asked_at as "askedAt", q.due, q.answer, q.answered_at as "answeredAt", to_jsonb(l) as look
     from rights.question q left join lateral rights.who_looked(q.entry, null, 1) l on true
     where q.person = ctx.person() order by q.asked_at desc limit 200`,
  )
  return rows
}

/** False when the line has been asked about before. */
export async function addQuestion(tx: Tx, row: typeof question.$inferInsert): Promise<boolean> {
  const { rowCount } = await tx.insert(question).values(row).onConflictDoNothing()
  return rowCount === 1
}

export type Question = typeof question.$inferSelect
/** What waits for the officer, oldest first, or what has been answered. */
export const listQuestions = (tx: Tx, municipality: string): Promise<Question[]> =>
  tx
    .select()
    .from(question)
    .where(and(eq(question.municipality, municipality), isNull(question.answeredAt)))
    .orderBy(asc(question.due))
    .limit(200)

export async function findQuestion(tx: Tx, municipality: string, id: string): Promise<Question | undefined> {
  const [found] = await tx
    .select()
    .from(question)
    .where(and(eq(question.municipality, municipality), eq(question.id, id)))
  return found
}

export type AskedLine = {
  at: Date
  name: string | null
  role: string
  organisation: string | null
  verb: string
  kind: string | null
  fields: string[]
  purpose: string | null
  ground: string | null
}
export async function findAskedLine(tx: Tx, { municipality, id }: Question): Promise<AskedLine | undefined> {
  const { rows } = await ask<AskedLine>(tx, 'select * from rights.asked_line($1, $2)', [municipality, id])
  return rows[0]
}

type Answered = { answer: string; at: Date; by: string | null }
/** False when somebody has answered meanwhile. */
export async function saveAnswer(tx: Tx, { municipality, id, version }: Question, { answer, at, by }: Answered) {
  const { rowCount } = await tx
    .update(question)
    .set({ answer, answeredAt: at, answeredBy: by })
    .where(
      and(
        eq(question.municipality, municipality),
        eq(question.id, id),
        eq(question.version, version),
        isNull(question.answeredAt),
      ),
    )
  return rowCount === 1
}

export async function countLate(tx: Tx, now: Date): Promise<number> {
  const { rows } = await ask<{ n: number }>(tx, 'select rights.late_questions($1) as n', [now])
  return rows[0]?.n ?? 0
}
