import { and, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Moved } from '../domain/application.ts'
import type { Application, Event, Proposal } from '../domain/records.ts'
import type { FundingState } from '../domain/states.ts'
import { application, component, decision, document, event, offer, payer, proposal, task } from '../tables/index.ts'

export type Of = Pick<Application, 'municipality' | 'id'>
const isOf = (
  table: { municipality: AnyPgColumn; application: AnyPgColumn },
  { municipality, id }: Of,
): SQL | undefined => and(eq(table.municipality, municipality), eq(table.application, id))

/** Where the components stand now; one statement for all. */
export const saveMoved = (
  tx: Tx,
  { municipality }: Of,
  moved: readonly Pick<Moved, 'component' | 'to' | 'holder' | 'since' | 'due'>[],
) =>
  tx.execute(sql`update applications.component c set state = m.to, holder = m.holder, since = m.since, due = m.due
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m(component uuid, "to" text, holder text, since timestamptz, due timestamptz)
    where c.municipality = ${municipality} and c.id = m.component`)

/** Columns of the application; the trigger raises the version, so that a page drawn before cannot write over it. */
export const saveRow = (tx: Tx, { municipality, id }: Of, row: Partial<typeof application.$inferInsert>) =>
  tx
    .update(application)
    .set(row)
    .where(and(eq(application.municipality, municipality), eq(application.id, id)))

export const insertEvents = (tx: Tx, rows: readonly (Event & { municipality: string; request: string })[]) =>
  tx.insert(event).values(rows.map(({ from, to, ...row }) => ({ ...row, fromState: from, toState: to })))

export type Funded = {
  component: string
  organisation: string
  funding: FundingState
  due: Date | null
  decidedBy?: string | null
  decidedAt?: Date | null
  reason?: string | null
}
export const saveFunding = (tx: Tx, of: Of, { component, organisation, ...row }: Funded) =>
  tx
    .update(payer)
    .set(row)
    .where(and(isOf(payer, of), eq(payer.component, component), eq(payer.organisation, organisation)))

export const savePayer = (tx: Tx, of: Of, id: string, row: Partial<typeof payer.$inferInsert>) =>
  tx
    .update(payer)
    .set(row)
    .where(and(isOf(payer, of), eq(payer.id, id)))

export const saveComponent = (tx: Tx, of: Of, id: string, row: Partial<typeof component.$inferInsert>) =>
  tx
    .update(component)
    .set(row)
    .where(and(isOf(component, of), eq(component.id, id)))

export const savePaidTime = (tx: Tx, of: Of, componentId: string, row: { validFrom?: Day; validTo?: Day | null }) =>
  tx
    .update(payer)
    .set(row)
    .where(and(isOf(payer, of), eq(payer.component, componentId)))

export const insertDecision = (tx: Tx, row: typeof decision.$inferInsert) => tx.insert(decision).values(row)

export async function nextRegister(tx: Tx, municipality: string, year: number): Promise<string> {
  const { rows } = await ask<{ number: string }>(tx, 'select applications.next_register($1, $2) as number', [
    municipality,
    year,
  ])
  return rows[0]?.number ?? ''
}

/** The same question of the same one, due at the same time, stands once. */
export const insertTasks = async (tx: Tx, rows: (typeof task.$inferInsert)[]): Promise<void> => {
  // A statement has at most 65,535 values.
  for (let first = 0; first < rows.length; first += 2000)
    await tx
      .insert(task)
      .values(rows.slice(first, first + 2000))
      .onConflictDoNothing()
}

type Closing = { at: Date; by: string | null; but?: readonly string[]; madeFrom?: Date }
export const closeTasks = (tx: Tx, of: Of, components: readonly string[], { at, by, but = [], madeFrom }: Closing) =>
  tx
    .update(task)
    .set({ doneAt: at, doneBy: by })
    .where(
      and(
        isOf(task, of),
        isNull(task.doneAt),
        inArray(task.component, [...components]),
        but.length > 0 ? notInArray(task.kind, [...but]) : undefined,
        madeFrom ? sql`${task.madeAt} >= ${madeFrom}` : undefined,
      ),
    )

/** One question, whatever component it was about; how many were open. */
export async function closeAsked(
  tx: Tx,
  of: Of,
  kind: string,
  { at, by, organisation }: Pick<Closing, 'at' | 'by'> & { organisation?: string },
): Promise<number> {
  const { rowCount } = await tx
    .update(task)
    .set({ doneAt: at, doneBy: by })
    .where(
      and(
        isOf(task, of),
        isNull(task.doneAt),
        eq(task.kind, kind),
        organisation ? eq(task.organisation, organisation) : undefined,
      ),
    )
  return rowCount ?? 0
}

/** The start list asks later, or earlier, of one participant. */
export const shiftStart = async (tx: Tx, of: Of, { days, due }: { days: number; due: Date }): Promise<void> => {
  await tx
    .update(task)
    .set({ due: sql`${task.due} + make_interval(days => ${days}::int)` })
    .where(and(isOf(task, of), isNull(task.doneAt), eq(task.kind, 'tickStartList')))
  await tx
    .update(component)
    .set({ due })
    .where(and(isOf(component, of), inArray(component.state, ['awaiting_start', 'not_started'])))
}

export const setReminded = (tx: Tx, of: Of, id: string, at: Date) =>
  tx
    .update(offer)
    .set({ remindedAt: at })
    .where(and(isOf(offer, of), eq(offer.id, id)))

export const insertProposal = (tx: Tx, row: typeof proposal.$inferInsert) => tx.insert(proposal).values(row)

type Settled = { state: Exclude<Proposal['state'], 'waiting'>; by: string | null; at: Date; answer: string }
export const settleProposal = (tx: Tx, of: Of, id: string, { state, by, at, answer }: Settled) =>
  tx
    .update(proposal)
    .set({ state, settledBy: by, settledAt: at, answer })
    .where(and(isOf(proposal, of), eq(proposal.id, id), eq(proposal.state, 'waiting')))

/** A component that has moved answers what was proposed for it. */
export const overtakeProposals = (tx: Tx, of: Of, components: readonly string[], at: Date) =>
  tx
    .update(proposal)
    .set({ state: 'returned', settledAt: at, answer: 'movedOn' })
    .where(and(isOf(proposal, of), eq(proposal.state, 'waiting'), inArray(proposal.component, [...components])))

export const insertOffer = (tx: Tx, row: typeof offer.$inferInsert) => tx.insert(offer).values(row)

export const answerOffer = (tx: Tx, of: Of, componentId: string, row: { answeredAt: Date; answer: string }) =>
  tx
    .update(offer)
    .set(row)
    .where(and(isOf(offer, of), eq(offer.component, componentId), isNull(offer.answeredAt)))

/** The answer was taken back: the latest offer stands again. */
export const reopenOffer = (tx: Tx, of: Of, componentId: string) =>
  tx.execute(sql`update applications.offer set answered_at = null, answer = null where municipality = ${of.municipality} and id = (
    select o.id from applications.offer o where o.municipality = ${of.municipality} and o.application = ${of.id} and o.component = ${componentId}
    order by o.sent_at desc limit 1)`)

type Asked = { item: string; label: string; askedUntil: Day | null }
/** Asked for again: what was turned down is missing once more, what is there stays as it is. */
export const askDocuments = (tx: Tx, { municipality, id }: Of, rows: readonly Asked[]) =>
  tx
    .insert(document)
    .values(rows.map((row) => ({ ...row, municipality, application: id })))
    .onConflictDoUpdate({
      target: [document.municipality, document.application, document.item],
      set: {
        askedUntil: sql`excluded.asked_until`,
        status: sql`case when document.status = 'rejected' then 'missing' else document.status end`,
      },
    })

/** Through the doors of the database: one party may open or end what belongs to another. */
export const openAccess = (tx: Tx, { municipality, id }: Of, organisations: readonly string[]) =>
  ask(tx, 'select applications.open_access($1, $2, $3, $4, $5)', [municipality, id, organisations, 'own_task', '6.1.e'])

export const closeAccess = (tx: Tx, { municipality, id }: Of) =>
  ask(tx, 'select applications.close_access($1, $2)', [municipality, id])

export const endAccess = (tx: Tx, { municipality, id }: Of, at: Date) =>
  ask(tx, 'select applications.end_access($1, $2, $3)', [municipality, id, at])

export const publishRound = (tx: Tx, round: string) => ask(tx, 'select applications.publish_round($1)', [round])

/** The seat goes on with the same person under another row. */
export const passSeat = (tx: Tx, from: string, to: string) =>
  ask(tx, 'select applications.pass_seat($1, $2)', [from, to])
