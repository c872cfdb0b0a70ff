/**
 * What the owner of an account is told of it (varning): that somebody tries to get in, or that the way in was changed. By the ways that were known
 * before, so that whoever got in cannot keep it quiet.
 */
import type { Visit } from '../../platform/visit.ts'
import { masked } from '../contact.ts'
import type { Factors } from '../queries/factors.ts'
import { keepWarning } from '../queries/messages.ts'
import type { KeptContact } from '../queries/newcomers.ts'
import { texts } from '../texts/index.ts'
import { mayTry } from './guesses.ts'
import { sealMessage, send, tell, worded } from './messages.ts'
import { openContact } from './newcomers.ts'

type Owner = Pick<Factors, 'account' | 'mail' | 'language'>
type Told = 'factorChanged' | 'recoveryUsed' | 'secondTried'

export async function tellOwner(visit: Visit, { mail, language }: Owner, what: Told): Promise<void> {
  if (mail) await tell(visit, { kind: 'mail', to: mail, ...texts(language).messages[what] })
}

/** The page around it is refused, so the mail is asked for when that is over; once a day. */
export async function warnOwner(visit: Visit, owner: Owner, address: string): Promise<void> {
  if (await mayTry(visit, { what: 'warning', about: owner.account, address }))
    afterwards(visit, () => tellOwner(visit, owner, 'secondTried'))
}

/** Six digits were guessed five times. Whether the phone or mail is known is told to nobody: the same statements either way. */
export async function warnContact(visit: Visit, contact: KeptContact, address: string): Promise<void> {
  if (!(await mayTry(visit, { what: 'warning', about: contact.hmac.toString('hex'), address }))) return
  const { kind, value } = openContact(visit.services.keys, contact)
  const sealed = sealMessage(visit, { kind, to: value, ...texts(visit.language).messages.digitsTried })
  await keepWarning(visit.services, sealed, contact.hmac, visit.now)
  afterwards(visit, () => send(visit, sealed, kind))
}

/** A new phone or mail opens the account from now on: those that did so before are told of it, and which. */
export async function tellEarlier(visit: Visit, before: readonly KeptContact[], added: KeptContact): Promise<void> {
  if (before.some(({ hmac }) => hmac.equals(added.hmac))) return
  const { keys } = visit.services
  const which = masked(openContact(keys, added))
  for (const one of before) {
    const { kind, value } = openContact(keys, one)
    await tell(visit, { kind, to: value, ...worded(texts(visit.language).messages.contactAdded, which) })
  }
}

const afterwards = ({ after }: Visit, work: () => Promise<unknown>) => after?.push(work)
