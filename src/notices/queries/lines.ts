import { ask, type Tx } from '../../platform/visit.ts'

export type Of = { municipality: string; application: string }
export type Line = { id: string; kind: string }

/** Lines whose time has come, held; another job that is at the same ones has them already. */
export async function lockLines(tx: Tx, { municipality, application }: Of, now: Date): Promise<Line[]> {
  const { rows } = await ask<Line>(
    tx,
    `select id, kind from applications.notice where municipality = $1 and application = $2 and settled_at is null and dispatch is null
       and send_at <= $3 order by made_at, id for update skip locked`,
    [municipality, application, now],
  )
  return rows
}

const ids = (lines: readonly Pick<Line, 'id'>[]) => lines.map(({ id }) => id)

export const postponeLines = (tx: Tx, { municipality }: Of, lines: readonly Line[], until: Date) =>
  ask(tx, 'update applications.notice set send_at = $3 where municipality = $1 and id = any ($2)', [
    municipality,
    ids(lines),
    until,
  ])

export type Result = 'sent' | 'shown' | 'call' | 'letter' | 'handlers' | 'overtaken'
type Settled = { result: Result; channel?: string | null; at: Date }
export const settleLines = (tx: Tx, { municipality }: Of, lines: readonly Pick<Line, 'id'>[], settled: Settled) =>
  ask(
    tx,
    'update applications.notice set settled_at = $3, result = $4, channel = $5 where municipality = $1 and id = any ($2)',
    [municipality, ids(lines), settled.at, settled.result, settled.channel ?? null],
  )

/** The message that carries these lines; null gives them back for another way. */
export const putOn = (tx: Tx, { municipality }: Of, lines: readonly Pick<Line, 'id'>[], dispatch: string | null) =>
  ask(tx, 'update applications.notice set dispatch = $3 where municipality = $1 and id = any ($2)', [
    municipality,
    ids(lines),
    dispatch,
  ])

export async function linesOn(tx: Tx, { municipality, application }: Of, dispatch: string): Promise<Line[]> {
  const { rows } = await ask<Line>(
    tx,
    'select id, kind from applications.notice where municipality = $1 and application = $2 and dispatch = $3 order by made_at, id',
    [municipality, application, dispatch],
  )
  return rows
}

/** Whose lines or messages it is time for, in all municipalities. */
export async function listDue(tx: Tx, at: Date): Promise<Of[]> {
  const { rows } = await ask<Of>(tx, 'select municipality, application from notices.due($1)', [at])
  return rows
}

export async function isAsked(tx: Tx, { municipality, application }: Of, kind: string): Promise<boolean> {
  const { rows } = await ask<{ asked: boolean }>(
    tx,
    'select exists (select from applications.task where municipality = $1 and application = $2 and kind = $3 and done_at is null) as asked',
    [municipality, application, kind],
  )
  return rows[0]?.asked === true
}

export type Question = {
  municipality: string
  application: string
  person: string
  kind: 'stillThere' | 'outcome'
  receipt: string
  language: string
  isOpen: boolean
}
/** What a link asks about; undefined for an id that asks nothing, or nothing any more. */
export async function findQuestion(tx: Tx, id: string): Promise<Question | undefined> {
  const { rows } = await ask<Question>(
    tx,
    'select municipality, application, person, kind, receipt, language, is_open as "isOpen" from notices.asked($1)',
    [id],
  )
  return rows[0]
}

export type Standing = { channel: 'sms' | 'mail'; waiting: string; late: string; failed: string; sent: string }
/** For the operator: how many wait, have been tried in vain, or went out in the last week. */
export async function countDispatches(tx: Tx, at: Date): Promise<Standing[]> {
  const { rows } = await ask<Standing>(tx, 'select channel, waiting, late, failed, sent from notices.standing($1)', [
    at,
  ])
  return rows
}

/** Whose application it is, when somebody has become protected while the words were made. */
export async function findProtected(tx: Tx, { municipality, application }: Of) {
  const { rows } = await ask<{ municipality: string; person: string }>(
    tx,
    'select municipality, person from applications.application where municipality = $1 and id = $2 and handlers is not null',
    [municipality, application],
  )
  return rows[0]
}

/** Words on their way to somebody are erased and lines go to the named handlers. */
export const dropWaiting = (tx: Tx, { municipality, person }: { municipality: string; person: string }) =>
  ask(tx, 'select notices.drop_waiting($1, $2)', [municipality, person])
