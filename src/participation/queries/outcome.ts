import { and, eq, isNull } from 'drizzle-orm'
import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { outcome } from '../tables.ts'

type Of = { municipality: string; application: string }
export type OutcomeRow = typeof outcome.$inferSelect

export const listOutcomes = (tx: Tx, { municipality, application }: Of): Promise<OutcomeRow[]> =>
  tx
    .select()
    .from(outcome)
    .where(and(eq(outcome.municipality, municipality), eq(outcome.application, application)))
    .orderBy(outcome.after)

type Asked = { after: number; asked: Date | null; called: Date | null; answered: Date | null }
export type Ended = {
  municipality: string
  application: string
  component: string
  unit: string
  ended: Day
  asked: Asked[]
}
type Read = Omit<Ended, 'asked'> & { asked: Record<keyof Asked, never>[] }

const momentOf = (value: string | null): Date | null => (value === null ? null : new Date(value))
/** Courses that have ended since this day, of all municipalities: for the nightly job alone. */
export async function listEnded(tx: Tx, since: Day): Promise<Ended[]> {
  const { rows } = await ask<Read>(
    tx,
    'select municipality, application, component, unit, ended::text as ended, asked from participation.ended($1)',
    [since],
  )
  return rows.map(({ asked, ...row }) => ({
    ...row,
    asked: asked.map((one) => ({
      after: one.after,
      asked: momentOf(one.asked),
      called: momentOf(one.called),
      answered: momentOf(one.answered),
    })),
  }))
}

/** The question is asked; a second time the same night changes nothing. */
export const insertQuestion = (tx: Tx, row: typeof outcome.$inferInsert) =>
  tx.insert(outcome).values(row).onConflictDoNothing()

type Question = { municipality: string; component: string; after: number }
export const setCalled = (tx: Tx, { municipality, component, after }: Question, at: Date) =>
  tx
    .update(outcome)
    .set({ calledAt: at })
    .where(and(eq(outcome.municipality, municipality), eq(outcome.component, component), eq(outcome.after, after)))

export type Answer = Pick<
  typeof outcome.$inferInsert,
  'outcome' | 'extent' | 'subsidised' | 'answeredAt' | 'answeredAs' | 'answeredBy'
>
/** Only a question that waits is answered; 0 when somebody was first. */
export async function answerQuestion(tx: Tx, of: { municipality: string; id: string }, row: Answer): Promise<number> {
  const { rowCount } = await tx
    .update(outcome)
    .set(row)
    .where(and(eq(outcome.municipality, of.municipality), eq(outcome.id, of.id), isNull(outcome.answeredAt)))
  return rowCount ?? 0
}
