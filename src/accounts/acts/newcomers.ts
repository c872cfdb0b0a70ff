import { randomBytes, randomUUID } from 'node:crypto'
import type { Keys } from '../../platform/keys.ts'
import { seal, unseal } from '../../platform/seal.ts'
import { asSystemHere, type Tx, type Visit } from '../../platform/visit.ts'
import type { Level } from '../../shared/actor.ts'
import { newReceipt } from '../../shared/receipt.ts'
import { type Contact, readMail, readPhone } from '../contact.ts'
import {
  addCode,
  addNewcomers,
  findNewcomer,
  type KeptContact,
  type NewAccount,
  raiseNewcomer,
} from '../queries/newcomers.ts'
import { codeDigest, contactDigest } from './secrets.ts'

const about = 'accounts.contact'

export const keptContact = (keys: Keys, contact: Contact): KeptContact => ({
  kind: contact.kind,
  hmac: contactDigest(keys, contact),
  sealed: seal(keys.vault, contact.value, about),
})
export const openContact = (keys: Keys, { kind, sealed }: Pick<KeptContact, 'kind' | 'sealed'>): Contact => ({
  kind,
  value: unseal(keys.vault, sealed, about),
})

export type Newcomer = {
  municipality: string
  person: string
  /** Shown where several share a phone; empty for somebody with protected identity. */
  name?: string
  phone?: string
  mail?: string
  language?: string
  level?: Level
  demo?: boolean
}

/** Accounts for people, by a visit of `system`. What cannot be read as a phone or mail is left out. Gives their ids in order. */
export async function makeNewcomers(tx: Tx, visit: Visit, people: readonly Newcomer[]): Promise<string[]> {
  const made = people.map(({ phone = '', mail = '', ...person }, at) => {
    const row: NewAccount = { ...person, id: randomUUID(), kind: 'newcomer', level: person.level ?? 'code' }
    row.createdAt = new Date(visit.now.getTime() + at)
    const contacts = [
      { kind: 'phone', value: readPhone(phone) },
      { kind: 'mail', value: readMail(mail) },
    ].filter((contact): contact is Contact => contact.value !== null)
    return {
      row,
      contacts: contacts.map((one) => ({ ...keptContact(visit.services.keys, one), account: row.id as string })),
    }
  })
  await addNewcomers(
    tx,
    made.map(({ row }) => row),
    made.flatMap(({ contacts }) => contacts),
  )
  return made.map(({ row }) => row.id as string)
}

type Of = { municipality: string; person: string }
const asOwner = <T>(visit: Visit, { municipality }: Of, work: (system: Visit, tx: Tx) => Promise<T>) =>
  asSystemHere(visit, { municipality, purpose: 'checkIdentity' }, work)

const day = 86_400_000

/**
 * A code of eight characters that lets somebody in once within a day, given at a desk or on paper. The caller has made sure that
 * the giver answers for the person, and shows the code once: it is kept nowhere.
 */
export function giveCode(visit: Visit, of: Of & { language?: string }): Promise<string> {
  const code = newReceipt(randomBytes(16))
  return asOwner(visit, of, async (system, tx) => {
    const account = (await findNewcomer(tx, of)) ?? (await makeNewcomers(tx, system, [of]))[0]
    const digest = codeDigest(visit.services.keys, code)
    const endsAt = new Date(visit.now.getTime() + day)
    await addCode(tx, { digest, account: account as string, madeBy: visit.actor.account, madeAt: visit.now, endsAt })
    return code
  })
}

/** Somebody has seen who the person is, at a desk or by e-identification: everything own is open from the next sign-in. */
export const markChecked = (visit: Visit, of: Of): Promise<void> =>
  asOwner(visit, of, (_, tx) => raiseNewcomer(tx, of, 'checked'))
