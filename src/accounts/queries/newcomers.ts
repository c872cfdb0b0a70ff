import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Services, Tx } from '../../platform/visit.ts'
import type { Level } from '../../shared/actor.ts'
import { account, contact, newcomerCode } from '../tables.ts'
import { through } from './door.ts'
import type { Sealed } from './messages.ts'

export type Own = { account: string; level: Level }
const code = { name: 'door-code', text: 'select account, level from accounts.use_code($1, $2, $3)' }
export const useCode = async (services: Services, digest: Buffer, browser: Buffer, now: Date) =>
  (await through<Own>(services, code, [digest, browser, now]))[0]

export type KeptContact = { kind: 'phone' | 'mail'; hmac: Buffer; sealed: Buffer }
export type Asking = { contact: KeptContact; digest: Buffer; account: string | null; message: Sealed }
const ask = { name: 'door-ask-digits', text: 'select accounts.ask_digits($1, $2, $3, $4, $5, $6, $7, $8, $9)' }
export const askDigits = (services: Services, { contact: of, digest, account: who, message }: Asking, now: Date) =>
  through(services, ask, [message.browser, of.hmac, of.kind, of.sealed, digest, who, message.id, message.sealed, now])

const asked = { name: 'door-asked', text: 'select kind, sealed, contact as hmac from accounts.asked_digits($1, $2)' }
/** To which phone or mail this browser has asked for digits, in the last ten minutes. */
export const findAsked = async (services: Services, browser: Buffer, now: Date) =>
  (await through<KeptContact>(services, asked, [browser, now]))[0]

export type Found = { id: string; name: string; level: Level; made: string }
export type Digits = { outcome: 'right' | 'wrong' | 'gone'; for_account: string | null; found: Found[] }
const use = { name: 'door-use-digits', text: 'select outcome, for_account, found from accounts.use_digits($1, $2, $3)' }
export const useDigits = async (services: Services, browser: Buffer, digest: Buffer, now: Date): Promise<Digits> =>
  (await through<Digits>(services, use, [browser, digest, now]))[0] ?? { outcome: 'gone', for_account: null, found: [] }

const sharing = { name: 'door-sharing', text: 'select id, name, level, made from accounts.sharing($1, $2)' }
/** Those who share the phone or mail that was just shown to be the visitor's. */
export const listSharing = (services: Services, browser: Buffer, now: Date) =>
  through<Found>(services, sharing, [browser, now])

const contacts = { name: 'door-contacts', text: 'select kind, hmac, sealed from accounts.contacts($1)' }
export const listContacts = (services: Services, who: string) => through<KeptContact>(services, contacts, [who])

export type Desk = { name: string; phone: string }
const desk = { name: 'door-desk', text: 'select name, phone from accounts.desk($1)' }
export const findDesk = async (services: Services, who: string) => (await through<Desk>(services, desk, [who]))[0]

export type NewAccount = typeof account.$inferInsert
/** By a session of `system` only. */
export async function addNewcomers(tx: Tx, rows: NewAccount[], contacts: (typeof contact.$inferInsert)[]) {
  if (rows.length > 0) await tx.insert(account).values(rows)
  if (contacts.length > 0) await tx.insert(contact).values(contacts)
}

export const addCode = (tx: Tx, row: typeof newcomerCode.$inferInsert) => tx.insert(newcomerCode).values(row)

type Of = { municipality: string; person: string }
const ownAccount = ({ municipality, person }: Of) =>
  and(
    eq(account.kind, 'newcomer'),
    eq(account.municipality, municipality),
    eq(account.person, person),
    isNull(account.disabledAt),
  )

export async function findNewcomer(tx: Tx, of: Of): Promise<string | undefined> {
  const found = await tx
    .select({ id: account.id })
    .from(account)
    .where(ownAccount(of))
    .orderBy(asc(account.createdAt))
    .limit(1)
  return found[0]?.id
}

export const raiseNewcomer = async (tx: Tx, of: Of, level: Level): Promise<void> => {
  await tx.update(account).set({ level }).where(ownAccount(of))
}
