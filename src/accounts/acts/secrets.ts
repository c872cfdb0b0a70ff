import type { Keys } from '../../platform/keys.ts'
import { hmac, sha256 } from '../../platform/seal.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Contact } from '../contact.ts'

/** The browser that asks, as the database knows it: by the session or what goes before one. */
export const browserOf = (visit: Visit): Buffer => sha256(visit.session)

const keyed = (purpose: string) => (keys: Keys, text: string) => hmac(keys.key(purpose), text)

/** Short codes are kept under keys of the site: the database alone gives none of them away. */
export const codeDigest = keyed('newcomer code')
export const recoveryDigest = keyed('recovery code')
export const guessDigest = keyed('guess')
/** Six digits are worth something only together with the browser that asked. */
export const digitsDigest = ({ services, session }: Visit, digits: string): Buffer =>
  hmac(services.keys.key('digits'), `${session} ${digits}`)
export const contactDigest = (keys: Keys, { kind, value }: Contact): Buffer =>
  hmac(keys.key('contact'), `${kind} ${value}`)
/** 256 random bits need no key. */
export const tokenDigest = sha256
