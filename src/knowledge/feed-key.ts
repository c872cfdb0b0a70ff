/**
 * A feed signed by the region that sends it (Ed25519, RFC 8032): whoever has compared the key knows that nobody has changed it on the way.
 * The trap: a key that comes along with the feed proves nothing; it is compared by people and written down once.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Keys } from '../platform/keys.ts'

export const signatureHeader = 'knutpunkt-signature'
/** What stands before the 32 bytes of a key in PKCS #8 and SPKI. */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')

const privateKey = (keys: Keys): KeyObject =>
  createPrivateKey({ key: Buffer.concat([privateHead, keys.key('feed signature')]), format: 'der', type: 'pkcs8' })

/** 44 signs of Base64: what the other region writes down. */
export const publicKeyOf = (keys: Keys): string =>
  createPublicKey(privateKey(keys))
    .export({ format: 'der', type: 'spki' })
    .subarray(publicHead.length)
    .toString('base64')
const isPublicKey = (text: string): boolean => /^[A-Za-z0-9+/]{43}=$/.test(text)

export const signed = (keys: Keys, body: string | Buffer): string =>
  sign(null, Buffer.from(body), privateKey(keys)).toString('base64')

export function isSignedBy(publicKey: string, body: Buffer, signature: string): boolean {
  if (!isPublicKey(publicKey) || !/^[A-Za-z0-9+/]{86}==$/.test(signature)) return false
  const der = Buffer.concat([publicHead, Buffer.from(publicKey, 'base64')])
  return verify(
    null,
    body,
    createPublicKey({ key: der, format: 'der', type: 'spki' }),
    Buffer.from(signature, 'base64'),
  )
}
