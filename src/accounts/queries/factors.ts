import type { Services } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'
import { isDone, through } from './door.ts'
import type { Sealed } from './messages.ts'

export type KeptPasskey = { id: string; name: string; made: string; transports: string[] }
/** The second factors of one staff account. */
export type Factors = {
  account: string
  name: string
  mail: string
  language: Language
  demo: boolean
  totp: Buffer | null
  last_step: string | null
  passkeys: KeptPasskey[]
  /** Recovery codes that are left. */
  recovery: number
  /** Linked accounts at the municipality's own sign-in. */
  identities: number
}
const factors = { name: 'door-factors', text: 'select * from accounts.factors($1)' }
export const findFactors = async (services: Services, account: string): Promise<Factors | undefined> =>
  (await through<Factors>(services, factors, [account]))[0]

const spent = { name: 'door-spend', text: 'select accounts.spend($1, $2) as done' }
/** False when it has been answered before. */
export const spend = (services: Services, digest: Buffer, now: Date) => isDone(services, spent, [digest, now])

const step = { name: 'door-step', text: 'select accounts.spend_step($1, $2) as done' }
export const spendStep = (services: Services, account: string, at: number) => isDone(services, step, [account, at])

const totp = { name: 'door-totp', text: 'select accounts.keep_totp($1, $2, $3, $4)' }
export type NewApp = { account: string; sealed: Buffer; step: number }
export const keepTotp = (services: Services, { account, sealed, step: at }: NewApp, now: Date) =>
  through(services, totp, [account, sealed, at, now])

const codes = { name: 'door-recovery', text: 'select accounts.keep_recovery_codes($1, $2)' }
export const keepRecoveryCodes = (services: Services, account: string, digests: Buffer[]) =>
  through(services, codes, [account, digests])

const useOne = { name: 'door-recovery-use', text: 'select accounts.spend_recovery_code($1, $2, $3) as done' }
export const spendRecoveryCode = (services: Services, account: string, digest: Buffer, now: Date) =>
  isDone(services, useOne, [account, digest, now])

export type Passkey = { account: string; public_key: Buffer; counter: string; transports: string[] }
const find = {
  name: 'door-passkey',
  text: 'select account, public_key, counter, transports from accounts.find_passkey($1)',
}
export const findPasskey = async (services: Services, id: string) => (await through<Passkey>(services, find, [id]))[0]

const count = { name: 'door-passkey-count', text: 'select accounts.count_passkey($1, $2, $3)' }
export const countPasskey = (services: Services, id: string, counter: number, now: Date) =>
  through(services, count, [id, counter, now])

export type NewPasskey = { id: string; publicKey: Uint8Array; counter: number; transports: string[]; name: string }
const keep = { name: 'door-passkey-keep', text: 'select accounts.keep_passkey($1, $2, $3, $4, $5, $6, $7) as done' }
export const keepPasskey = (services: Services, account: string, key: NewPasskey, now: Date) =>
  isDone(services, keep, [key.id, account, Buffer.from(key.publicKey), key.counter, key.transports, key.name, now])

const drop = { name: 'door-drop', text: 'select accounts.drop_factor($1, $2) as done' }
/** One passkey, or the app when none is named. False when it is the last second factor. */
export const dropFactor = (services: Services, account: string, passkey: string | null) =>
  isDone(services, drop, [account, passkey])

const ask = { name: 'door-ask-link', text: 'select accounts.ask_link($1, $2, $3, $4, $5, $6)' }
export type NewLink = { mail: string; digest: Buffer; message: Sealed }
export const askLink = (services: Services, { mail, digest, message }: NewLink, now: Date) =>
  through(services, ask, [mail, digest, message.browser, message.id, message.sealed, now])

type Account = { account: string | null }
const look = { name: 'door-find-link', text: 'select accounts.find_link($1, $2, $3) as account' }
export const findLink = async (services: Services, digest: Buffer, browser: Buffer, now: Date) =>
  (await through<Account>(services, look, [digest, browser, now]))[0]?.account ?? null

const use = { name: 'door-use-link', text: 'select accounts.use_link($1, $2, $3) as account' }
export const useLink = async (services: Services, digest: Buffer, browser: Buffer, now: Date) =>
  (await through<Account>(services, use, [digest, browser, now]))[0]?.account ?? null

const who = { name: 'door-identity', text: 'select accounts.find_identity($1, $2) as account' }
export const findIdentity = async (services: Services, issuer: string, subject: string) =>
  (await through<Account>(services, who, [issuer, subject]))[0]?.account ?? null

const link = { name: 'door-identity-link', text: 'select accounts.link_identity($1, $2, $3, $4) as done' }
/** False when somebody else has it already. */
export const linkIdentity = (services: Services, of: { issuer: string; subject: string; account: string }, now: Date) =>
  isDone(services, link, [of.issuer, of.subject, of.account, now])
