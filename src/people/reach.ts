import { record } from '../platform/audit.ts'
import type { Tx, Visit } from '../platform/visit.ts'
import type { Channel } from './person.ts'
import { insertReceiver, type Receiver, saveChannel, saveContact, saveReceiverEnd } from './queries/reach.ts'

type Of = { municipality: string; person: string }
const entryOf = ({ municipality, person }: Of, verb: string, fields: string[]) => ({
  verb,
  municipality,
  person,
  about: { kind: 'person', id: person },
  fields,
})

/** How and in which language somebody is told from now on; false when the row was changed meanwhile. */
export async function chooseChannel(
  tx: Tx,
  visit: Visit,
  of: Of & { version: number },
  chosen: { channel: Channel; language: string },
): Promise<boolean> {
  if (!(await saveChannel(tx, of, chosen))) return false
  await record(tx, visit, entryOf(of, 'chooseChannel', ['channel', 'language']))
  return true
}

/** Somebody who helps gets the news in the person's place. */
export async function setReceiver(tx: Tx, visit: Visit, of: Of, receiver: Receiver): Promise<void> {
  await insertReceiver(tx, { ...of, ...receiver, chosenAt: visit.now, chosenBy: visit.actor.account })
  await record(tx, visit, entryOf(of, 'setReceiver', ['receiver']))
}

export async function endReceiver(tx: Tx, visit: Visit, of: Of): Promise<void> {
  await saveReceiverEnd(tx, of, visit.now)
  await record(tx, visit, entryOf(of, 'endReceiver', ['receiver']))
}

type Contact = { kind: 'phone' | 'mail'; value: string }
/** A number or an address that its owner has just shown to be theirs, by a visit of their own. */
export async function keepContact(tx: Tx, visit: Visit, { kind, value }: Contact): Promise<void> {
  const { person } = visit.actor
  if (!person) return
  const changed = await saveContact(tx, person, kind, value)
  await record(tx, visit, ...changed.map((municipality) => entryOf({ municipality, person }, 'keepContact', [kind])))
}
