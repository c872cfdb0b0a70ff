import { randomBytes } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { hmac, same } from '../../platform/seal.ts'
import type { Settings } from '../../platform/settings.ts'
import type { Visit } from '../../platform/visit.ts'
import { countPasskey, type Factors, findPasskey, keepPasskey, spend } from '../queries/factors.ts'
import { tokenDigest } from './secrets.ts'

// A passkey (inloggningsnyckel) belongs to one host name, and browsers do not take an address of digits for one: on the own
// machine the name is localhost.

type Party = { id: string; origin: string }
const digitsOnly = /^(127(\.\d+){3}|\[::1\])$/
export function relyingParty({ baseUrl }: Pick<Settings, 'baseUrl'>): Party {
  const url = new URL(baseUrl)
  if (digitsOnly.test(url.hostname)) url.hostname = 'localhost'
  return { id: url.hostname, origin: url.origin }
}

export type Purpose = 'signIn' | 'stepUp' | 'setUp'
const lives = 5 * 60_000

/** Random, dated and signed to this visit and purpose, so that nothing needs to be kept until it is answered. */
function newChallenge(visit: Visit, purpose: Purpose): Buffer {
  const body = Buffer.alloc(24)
  randomBytes(16).copy(body)
  body.writeBigUInt64BE(BigInt(visit.now.getTime()), 16)
  return Buffer.concat([body, Buffer.from(mark(visit, purpose, body))])
}
const mark = ({ services, session }: Visit, purpose: Purpose, body: Buffer): string =>
  hmac(services.keys.key('passkey'), `${purpose} ${session} ${body.toString('hex')}`)
    .subarray(0, 18)
    .toString('base64url')

/** Ours, for this visit and not five minutes old. */
function isOwn(visit: Visit, purpose: Purpose, challenge: string): boolean {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== 48) return false
  const body = bytes.subarray(0, 24)
  const age = visit.now.getTime() - Number(body.readBigUInt64BE(16))
  return same(bytes.subarray(24).toString(), mark(visit, purpose, body)) && age >= 0 && age <= lives
}

/** What every answer must fit, and the challenge that it came to. */
function expected(visit: Visit, purpose: Purpose) {
  const party = relyingParty(visit.services.settings)
  const seen = { challenge: '' }
  const expectedChallenge = (challenge: string) => {
    seen.challenge = challenge
    return isOwn(visit, purpose, challenge)
  }
  return {
    seen,
    rules: { expectedChallenge, expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true },
  }
}

/** The library throws for every answer that is not right, and tells why only to us. */
const orNothing = <T>(checked: Promise<T>): Promise<T | undefined> => checked.catch(() => undefined)

const isFirst = (visit: Visit, challenge: string) => spend(visit.services, tokenDigest(challenge), visit.now)

/** What the browser is asked when one signs in or shows the key again. */
export async function askForPasskey(visit: Visit, purpose: Purpose, keys: Factors['passkeys'] = []): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(visit.services.settings).id,
    challenge: new Uint8Array(newChallenge(visit, purpose)),
    userVerification: 'required',
    allowCredentials: keys.map(({ id, transports }) => ({ id, transports })),
  })
  return JSON.stringify(options)
}

const read = <Sent>(text: string): Sent | undefined => {
  try {
    return JSON.parse(text) as Sent
  } catch {
    return undefined // not from our script
  }
}

/** The account whose key answered; undefined when anything about the answer is not as it should be. */
export async function answeredBy(visit: Visit, purpose: Purpose, sent: string): Promise<string | undefined> {
  const response = read<AuthenticationResponseJSON>(sent)
  const key = typeof response?.id === 'string' ? await findPasskey(visit.services, response.id) : undefined
  if (!response || !key) return undefined
  const { public_key, counter, transports, account } = key
  const credential = { id: response.id, publicKey: new Uint8Array(public_key), counter: Number(counter), transports }
  const { seen, rules } = expected(visit, purpose)
  const checked = await orNothing(verifyAuthenticationResponse({ response, credential, ...rules }))
  if (!checked?.verified || !(await isFirst(visit, seen.challenge))) return undefined
  await countPasskey(visit.services, response.id, checked.authenticationInfo.newCounter, visit.now)
  return account
}

/** What the browser is asked when a key is made. */
export async function askForNewPasskey(visit: Visit, { account, mail, name, passkeys }: Factors): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: 'Knutpunkt',
    rpID: relyingParty(visit.services.settings).id,
    challenge: new Uint8Array(newChallenge(visit, 'setUp')),
    userID: new TextEncoder().encode(account),
    userName: mail,
    userDisplayName: name || mail,
    attestationType: 'none',
    excludeCredentials: passkeys.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return JSON.stringify(options)
}

/** Keeps a new key of the account. False when the answer is not right or the key is kept already. */
export async function keepAnswer(visit: Visit, account: string, name: string, sent: string): Promise<boolean> {
  const response = read<RegistrationResponseJSON>(sent)
  if (!response) return false
  const { seen, rules } = expected(visit, 'setUp')
  const checked = await orNothing(verifyRegistrationResponse({ response, ...rules }))
  if (!checked?.verified || !(await isFirst(visit, seen.challenge))) return false
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential
  return keepPasskey(visit.services, account, { id, publicKey, counter, transports, name }, visit.now)
}
