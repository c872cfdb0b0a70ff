import { randomUUID } from 'node:crypto'
import { later } from '../../platform/jobs.ts'
import { seal, unseal } from '../../platform/seal.ts'
import { inside, type Services, type Visit } from '../../platform/visit.ts'
import { deliver, isShown, type Message } from '../delivery.ts'
import { findShown, keepMessage, type Sealed, sentMessage, sweep, takeMessage } from '../queries/messages.ts'
import { browserOf } from './secrets.ts'

const about = 'accounts.message'

type Words<Values extends unknown[]> = { subject: string; text: (...values: Values) => string }
export const worded = <Values extends unknown[]>({ subject, text }: Words<Values>, ...values: Values) => ({
  subject,
  text: text(...values),
})

export const sealMessage = (visit: Visit, message: Message): Sealed => ({
  id: randomUUID(),
  browser: browserOf(visit),
  sealed: seal(visit.services.keys.vault, JSON.stringify(message), about),
})

/** Asks the job to send it. A job names only the id; the same is asked for whether somebody was found or not. */
export async function send(visit: Visit, { id }: Sealed, kind: Message['kind']): Promise<void> {
  if (isShown(visit.services.settings, kind)) return
  await inside(visit, (tx) => later(tx, 'deliverMessage', { message: id }))
}

/** To somebody who is known: kept and sent. */
export async function tell(visit: Visit, message: Message): Promise<void> {
  const sealed = sealMessage(visit, message)
  await keepMessage(visit.services, sealed, visit.now)
  await send(visit, sealed, message.kind)
}

/** Carries out the job; the second time there is nothing left to send. */
export async function deliverMessage(services: Services, id: string): Promise<void> {
  const sealed = await takeMessage(services, id)
  if (sealed) await deliver(services.settings, { ...open(services, sealed), id })
  await sentMessage(services, id, services.clock())
}

const open = (services: Services, sealed: Buffer): Message =>
  JSON.parse(unseal(services.keys.vault, sealed, about)) as Message

/** What this browser was sent last, where a demonstration shows it on the page; else null. */
export async function shownMessage(visit: Visit): Promise<Message | null> {
  const { services, now } = visit
  if (!isShown(services.settings, 'mail') && !isShown(services.settings, 'phone')) return null
  const sealed = visit.session ? await findShown(services, browserOf(visit), now) : null
  const message = sealed && open(services, sealed)
  return message && isShown(services.settings, message.kind) ? message : null
}

export const sweepUp = (services: Services) => sweep(services, services.clock())
