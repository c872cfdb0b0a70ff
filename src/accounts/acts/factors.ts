import { randomBytes } from 'node:crypto'
import { record } from '../../platform/audit.ts'
import { seal, unseal } from '../../platform/seal.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { newResumeCode, readResumeCode } from '../../shared/receipt.ts'
import type { Guess } from '../guessing.ts'
import {
  dropFactor,
  type Factors,
  findFactors,
  keepRecoveryCodes,
  keepTotp,
  spendRecoveryCode,
  spendStep,
} from '../queries/factors.ts'
import { guess } from './guesses.ts'
import { keepAnswer } from './passkeys.ts'
import { recoveryDigest } from './secrets.ts'
import { goOnAs } from './sessions.ts'
import { openSecret, sealSecret, stepOf } from './totp.ts'
import { tellOwner, warnOwner } from './warnings.ts'

/** Digits of an app, a passkey or the municipality's own sign-in; the codes for a lost one only stand in for them. */
export const hasFactor = ({ totp, passkeys, identities }: Factors): boolean =>
  totp !== null || passkeys.length > 0 || identities > 0

export const ownFactors = (visit: Visit): Promise<Factors | undefined> =>
  findFactors(visit.services, visit.actor.account ?? '')

type Typed = { typed: string; address: string; what: Extract<Guess, 'secondFactor' | 'stepUp'> }

/** Six digits of the app, or one of the ten codes; each works once. The owner is told when it was tried too often, and of a code that was used. */
export async function showSecond(visit: Visit, factors: Factors, { typed, address, what }: Typed) {
  const shown = await guess(visit, { what, about: factors.account, address }, () =>
    secondOf(visit, factors, { typed, what }),
  )
  if (shown === 'tooMany') await warnOwner(visit, factors, address)
  if (shown === 'recovery') await tellOwner(visit, factors, 'recoveryUsed')
  return shown
}

async function secondOf(visit: Visit, factors: Factors, { typed, what }: Omit<Typed, 'address'>) {
  if (await isOfApp(visit, factors, typed)) return 'app' as const
  const code = what === 'secondFactor' ? readResumeCode(typed) : null
  const { services, now } = visit
  const spent = code && (await spendRecoveryCode(services, factors.account, recoveryDigest(services.keys, code), now))
  return spent ? ('recovery' as const) : undefined
}

async function isOfApp(visit: Visit, { account, totp }: Factors, typed: string): Promise<boolean> {
  const step = totp ? stepOf(openSecret(visit, account, totp), typed, visit.now) : undefined
  return step !== undefined && spendStep(visit.services, account, step)
}

/** In the log, and by mail to the account's owner when there was something to change. */
async function changed(visit: Visit, verb: string, field: string, before: Factors): Promise<void> {
  const about = { kind: 'account', id: before.account }
  const entry = { verb, municipality: visit.actor.municipality, about, fields: [field] }
  await inside(visit, (tx) => record(tx, visit, entry))
  if (hasFactor(before)) await tellOwner(visit, before, 'factorChanged')
}

/**
 * May this visit change how the account is entered? The first factor may be set up by whoever reads the account's mail; from then
 * on only by somebody who has shown one.
 */
export const maySetUp = ({ actor }: Visit, factors: Factors): boolean => actor.level === 'staff' || !hasFactor(factors)

const lately = 5 * 60_000
/** A visit that somebody else has got hold of must not get a key of its own: what is there is shown again first. */
export const mayChange = ({ steppedUpAt, now }: Visit, factors: Factors): boolean =>
  !hasFactor(factors) || (steppedUpAt !== null && now.getTime() - steppedUpAt.getTime() < lately)

/** The visit goes on under a new id, now with a second factor. */
export const nowStaff = (visit: Visit): Promise<string | undefined> =>
  goOnAs(visit, 'secondFactor', { level: 'staff', steppedUp: visit.now })

/** The digits show that the app has the secret that the page was drawn with. */
export async function setUpApp(visit: Visit, factors: Factors, secret: string, typed: string): Promise<boolean> {
  const step = stepOf(secret, typed, visit.now)
  if (step === undefined) return false
  await changed(visit, 'setUpFactor', 'app', factors)
  const { account } = factors
  await keepTotp(visit.services, { account, sealed: sealSecret(visit, account, secret), step }, visit.now)
  return true
}

/** Null when what the form sent is not a secret that this site sealed for this account. */
export function openOwn(visit: Visit, account: string, sealed: Buffer): string | null {
  try {
    return openSecret(visit, account, sealed)
  } catch {
    return null // changed on the way, or sealed for somebody else
  }
}

export async function setUpKey(visit: Visit, factors: Factors, { name, answer }: { name: string; answer: string }) {
  if (!(await keepAnswer(visit, factors.account, name, answer))) return false
  await changed(visit, 'setUpFactor', 'passkey', factors)
  return true
}

/** Ten codes for the day when phone and key are lost; worth nothing until they are kept. */
export const newRecoveryCodes = (): string[] => Array.from({ length: 10 }, () => newResumeCode(randomBytes(16)))

const aboutCodes = ({ sessionId }: Visit) => `accounts.codes ${sessionId}`
/** For the page that shows them, so that the button keeps just those. */
export const sealCodes = (visit: Visit, codes: readonly string[]): string =>
  seal(visit.services.keys.vault, JSON.stringify(codes), aboutCodes(visit)).toString('base64url')
export function openCodes(visit: Visit, sealed: string): string[] | null {
  try {
    return JSON.parse(
      unseal(visit.services.keys.vault, Buffer.from(sealed, 'base64url'), aboutCodes(visit)),
    ) as string[]
  } catch {
    return null // changed on the way, or shown in another visit
  }
}

export async function keepCodes(visit: Visit, factors: Factors, codes: readonly string[]): Promise<void> {
  await changed(visit, 'setUpFactor', 'recovery', factors)
  const digests = codes.map((code) => recoveryDigest(visit.services.keys, code))
  await keepRecoveryCodes(visit.services, factors.account, digests)
}

/** One passkey, or the app. False when it is the last factor. */
export async function dropOne(visit: Visit, factors: Factors, passkey: string | null): Promise<boolean> {
  if (!(await dropFactor(visit.services, factors.account, passkey))) return false
  await changed(visit, 'dropFactor', passkey ? 'passkey' : 'app', factors)
  return true
}

export const linked = (visit: Visit, factors: Factors): Promise<void> => changed(visit, 'setUpFactor', 'oidc', factors)
