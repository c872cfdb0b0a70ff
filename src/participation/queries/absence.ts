import { and, eq, isNull } from 'drizzle-orm'
import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { absence, signal } from '../tables.ts'

export type AbsenceRow = typeof absence.$inferSelect & { signals: number[] }
type Of = { municipality: string; application: string }

export const listAbsences = (tx: Tx, { municipality, application }: Of) =>
  tx
    .select()
    .from(absence)
    .where(and(eq(absence.municipality, municipality), eq(absence.application, application)))
    .orderBy(absence.fromDay)

export const insertAbsence = (tx: Tx, row: typeof absence.$inferInsert) =>
  tx.insert(absence).values(row).onConflictDoNothing()

/** The last day away. */
export const endAbsence = (tx: Tx, { municipality, application }: Of, toDay: Day) =>
  tx
    .update(absence)
    .set({ toDay })
    .where(and(eq(absence.municipality, municipality), eq(absence.application, application), isNull(absence.toDay)))

/** Limits that a signal has come for in an absence that goes on. */
export async function listSignals(tx: Tx, { municipality, application }: Of): Promise<number[]> {
  const { rows } = await ask<{ days: number }>(
    tx,
    `select s.days from participation.signal s join participation.absence b on b.municipality = s.municipality and b.id = s.absence
     where s.municipality = $1 and s.application = $2 and b.to_day is null order by s.days`,
    [municipality, application],
  )
  return rows.map(({ days }) => days)
}

export type OpenAbsence = {
  municipality: string
  application: string
  component: string
  provider: string
  unit: string
  absence: string
  from: Day
  signals: number[]
}
/** All municipalities: for the nightly job alone. */
export async function listOpenAbsences(tx: Tx, today: Day): Promise<OpenAbsence[]> {
  const { rows } = await ask<OpenAbsence>(
    tx,
    'select municipality, application, component, provider, unit, absence, from_day::text as "from", signals from participation.open_absences($1)',
    [today],
  )
  return rows
}

export const insertSignals = (tx: Tx, rows: (typeof signal.$inferInsert)[]) =>
  tx.insert(signal).values(rows).onConflictDoNothing()
