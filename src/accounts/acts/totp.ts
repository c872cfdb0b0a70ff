import { Secret, TOTP } from 'otpauth'
import { seal, unseal } from '../../platform/seal.ts'
import type { Visit } from '../../platform/visit.ts'
import { readAccessCode } from '../../shared/receipt.ts'

const about = (account: string) => `accounts.totp ${account}`
const period = 30

/** As every app takes it without being asked: SHA-1, six digits, half a minute. */
const totp = (secret: string, label = '') =>
  new TOTP({ issuer: 'Knutpunkt', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period })

export const newSecret = (): string => new Secret({ size: 20 }).base32
export const sealSecret = ({ services }: Visit, account: string, secret: string): Buffer =>
  seal(services.keys.vault, secret, about(account))
/** Throws when it is not this account's. */
export const openSecret = ({ services }: Visit, account: string, sealed: Buffer): string =>
  unseal(services.keys.vault, sealed, about(account))

/** What an app reads from the picture. */
export const addressFor = (secret: string, mail: string): string => totp(secret, mail).toString()

/** The half-minute whose digits were typed: now, the one before or the one after; else undefined. */
export function stepOf(secret: string, typed: string, now: Date): number | undefined {
  const token = readAccessCode(typed)
  if (!token) return undefined
  const timestamp = now.getTime()
  const delta = totp(secret).validate({ token, timestamp, window: 1 })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta
}
