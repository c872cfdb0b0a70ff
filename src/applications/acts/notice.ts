import { randomUUID } from 'node:crypto'
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { insertNotice, layNotice } from '../queries/due.ts'
import type { About } from './system.ts'

type Notice = About & {
  kind: string
  /** Given where another row answers to the same id; the same line stands once. */
  notice?: string
  /** Not before this moment. */
  at?: Date | undefined
}

/** What comes within a minute of each other goes out as one message. */
const gathering = 60_000

/** What is told by letter too, whatever the channel: the letter lies on the application. */
const filed = /^(draft\.submitted|call\.start|corrected|\w+\.interrupted)$/

/** A line in the transaction of the event: only the kind, never a word about anybody. The words are made when it is sent. */
export async function tellPerson(
  tx: Tx,
  { now }: Visit,
  { notice = randomUUID(), at, ...line }: Notice,
): Promise<void> {
  const sendAt = new Date(Math.max(at?.getTime() ?? 0, now.getTime() + gathering))
  await layNotice(tx, { ...line, notice, madeAt: now, sendAt })
  if (filed.test(line.kind)) await later(tx, 'fileLetter', { ...line, notice }, at ? { at } : {})
  if (at && at > now) return
  const { municipality, application } = line
  await later(tx, 'sendNotices', { municipality, application }, { at: sendAt, key: `notices ${application}` })
}

/** Lines that version 0.1.0 put in the queue as jobs. */
export async function tellLater(services: Services, line: About & { notice: string; kind: string }): Promise<void> {
  await asSystem(services, { municipality: line.municipality, purpose: 'handleApplication' }, (visit) =>
    inside(visit, (tx) => insertNotice(tx, line, visit.now)),
  )
}
