import { ask, type Tx } from '../../platform/visit.ts'
import { ping } from '../tables.ts'

export type PingDue = {
  municipality: string
  application: string
  component: string
  provider: string
  /** Questions in a row that nobody has answered. */
  missed: number
}

export async function listDuePings(tx: Tx, at: Date, every: number): Promise<PingDue[]> {
  const { rows } = await ask<PingDue>(
    tx,
    'select municipality, application, component, provider, missed from admission.due_pings($1, $2)',
    [at, every],
  )
  return rows
}

export const insertPing = (tx: Tx, row: typeof ping.$inferInsert) => tx.insert(ping).values(row)

type Of = { municipality: string; application: string }
/** One answer is the answer to every question that waits. */
export const answerPings = (tx: Tx, { municipality, application }: Of, { answer, at }: { answer: string; at: Date }) =>
  ask(
    tx,
    'update admission.ping set answered_at = $3, answer = $4 where municipality = $1 and application = $2 and answered_at is null',
    [municipality, application, at, answer],
  )
