import type { AppealState, Whole } from '../../applications/index.ts'
import { ask, type Tx } from '../../platform/visit.ts'
import type { Side } from './talk.ts'

type Of = Pick<Whole, 'municipality' | 'id'>
/** One row, when it is as it was seen. */
async function changed(tx: Tx, text: string, values: unknown[]): Promise<boolean> {
  const { rowCount } = await ask(tx, text, values)
  return rowCount === 1
}

type Read = { document: string; version: number; status: string; reason: string | null; by: string | null }
export const saveDocument = (tx: Tx, { municipality, id }: Of, read: Read) =>
  changed(
    tx,
    `update applications.document set status = $1, reason = $2, decided_by = $3
     where municipality = $4 and application = $5 and id = $6 and version = $7`,
    [read.status, read.reason, read.by, municipality, id, read.document, read.version],
  )

type NewFile = { name: string; kind: string; size: number; digest: Buffer; stored: string; by: string | null; at: Date }
/** The file, and the document that it answers: received, to be read anew. */
export async function insertFile(tx: Tx, { municipality, id }: Of, document: string, file: NewFile): Promise<void> {
  const { rows } = await ask<{ id: string }>(
    tx,
    `insert into applications.file (municipality, application, name, kind, size, digest, stored, uploaded_by, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [municipality, id, file.name, file.kind, file.size, file.digest, file.stored, file.by, file.at],
  )
  await ask(
    tx,
    `update applications.document set status = 'received', reason = null, decided_by = null, file = $1
     where municipality = $2 and application = $3 and id = $4`,
    [rows[0]?.id, municipality, id, document],
  )
}

/** Where the bytes lie; only for the one who serves the file. */
export async function findStored(tx: Tx, { municipality, id }: Of, file: string) {
  const { rows } = await ask<{ name: string; kind: string; stored: string }>(
    tx,
    'select name, kind, stored from applications.file where municipality = $1 and application = $2 and id = $3',
    [municipality, id, file],
  )
  return rows[0]
}

type Notified = { decision: string; at: Date; how: string }
export const saveNotified = (tx: Tx, { municipality, id }: Of, { decision, at, how }: Notified) =>
  changed(
    tx,
    `update applications.decision set notified_at = $1, notified_by = $2
     where municipality = $3 and application = $4 and id = $5 and notified_at is null`,
    [at, how, municipality, id, decision],
  )

type NewAppeal = { decision: string; text: string; at: Date }
export const insertAppeal = (tx: Tx, { municipality, id }: Of, { decision, text, at }: NewAppeal) =>
  changed(
    tx,
    `insert into applications.appeal (municipality, application, decision, state, received_at, text) values ($1, $2, $3, 'received', $4, $5)`,
    [municipality, id, decision, at, text],
  )

type Moved = { appeal: string; version: number; state: AppealState; at: Date; by: string | null }
export const saveAppeal = (tx: Tx, { municipality, id }: Of, { appeal, version, state, at, by }: Moved) =>
  changed(
    tx,
    `update applications.appeal set state = $1, settled_at = $2, settled_by = $3
     where municipality = $4 and application = $5 and id = $6 and version = $7`,
    [state, at, by, municipality, id, appeal, version],
  )

/** A municipality that said no has been asked again. */
export const saveAppealed = (tx: Tx, { municipality, id }: Of, component: string, funding: 'appealed' | 'refused') =>
  ask(
    tx,
    `update applications.payer set funding = $1 where municipality = $2 and application = $3 and component = $4
     and kind = 'municipality' and funding in ('refused', 'appealed')`,
    [funding, municipality, id, component],
  )

type NewMessage = {
  from: Side
  to: Side
  text: string
  language: string
  by: string | null
  at: Date
  answerBy: Date | null
}
export async function insertMessage(tx: Tx, { municipality, id }: Of, message: NewMessage): Promise<void> {
  const { from, to, text, language, by, at, answerBy } = message
  // What stood unanswered from the other side is answered by this.
  await ask(
    tx,
    `update applications.message set read_at = $1 where municipality = $2 and application = $3 and from_party = $4 and to_party = $5 and read_at is null`,
    [at, municipality, id, to, from],
  )
  await ask(
    tx,
    `insert into applications.message (municipality, application, from_account, from_party, to_party, text, language, at, answer_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [municipality, id, by, from, to, text, language, at, answerBy],
  )
}

type NewAppointment = {
  kind: string
  startsAt: Date
  minutes: number
  place: string
  interpreter: boolean
  by: string | null
}
export const insertAppointment = (tx: Tx, { municipality, id }: Of, made: NewAppointment) =>
  changed(
    tx,
    `insert into applications.appointment (municipality, application, kind, starts_at, minutes, place, interpreter, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [municipality, id, made.kind, made.startsAt, made.minutes, made.place, made.interpreter, made.by],
  )

export const cancelAppointment = (tx: Tx, { municipality, id }: Of, appointment: string, at: Date) =>
  changed(
    tx,
    'update applications.appointment set cancelled_at = $1 where municipality = $2 and application = $3 and id = $4 and cancelled_at is null',
    [at, municipality, id, appointment],
  )

type Done = { task: string; reach: readonly string[]; at: Date; by: string | null; note: string }
/** Only the one whom the task was given to closes it. */
export const closeTask = (tx: Tx, { municipality, id }: Of, { task, reach, at, by, note }: Done) =>
  changed(
    tx,
    `update applications.task set done_at = $1, done_by = $2, note = case when $3 = '' then note else $3 end
     where municipality = $4 and application = $5 and id = $6 and organisation = any ($7) and done_at is null`,
    [at, by, note, municipality, id, task, reach],
  )

type Judged = { eligibility: string; conditions: { code: string; result: string }[] }
export const saveEligibility = (tx: Tx, { municipality, id }: Of, { eligibility, conditions }: Judged) =>
  changed(
    tx,
    'update applications.application set eligibility = $1, conditions = $2 where municipality = $3 and id = $4',
    [eligibility, JSON.stringify(conditions), municipality, id],
  )

export const saveHomeKnown = (tx: Tx, { municipality, id }: Of) =>
  changed(tx, 'update applications.application set home_known = true where municipality = $1 and id = $2', [
    municipality,
    id,
  ])

export const findFileName = async (tx: Tx, of: Of, file: string): Promise<string | undefined> =>
  (await findStored(tx, of, file))?.name
