import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'

/** AES-256-GCM with a key of 32 bytes: nonce 12, tag 16, then the text. `about` is authenticated and not stored. */
export function seal(key: Buffer, text: string | Buffer, about = ''): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(typeof text === 'string' ? Buffer.from(text) : text), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

const others = new WeakMap<Buffer, () => Buffer[]>()
/** Keys change: what was sealed with an earlier one, or by a process that has learnt of a later one, is opened all the same. */
export const alsoOpenedBy = (key: Buffer, list: () => Buffer[]): void => void others.set(key, list)

/** Throws when the key, the text or `about` is not the one it was sealed with. */
export function unsealBytes(key: Buffer, sealed: Buffer, about = ''): Buffer {
  try {
    return openWith(key, sealed, about)
  } catch (defect) {
    for (const other of others.get(key)?.() ?? [])
      try {
        return openWith(other, sealed, about)
      } catch {
        // sealed by none of these: the first defect is told
      }
    throw defect
  }
}

function openWith(key: Buffer, sealed: Buffer, about: string): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(about))
  cipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()])
}
export const unseal = (key: Buffer, sealed: Buffer, about = ''): string => unsealBytes(key, sealed, about).toString()

export const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest()
export const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', secretOf(key)).update(text).digest()
const secrets = new WeakMap<Buffer, KeyObject>()
/** Node looks at bytes anew for each use, four times as long as the reckoning takes; a key it has made itself it knows. */
function secretOf(key: Buffer): KeyObject {
  const known = secrets.get(key) ?? createSecretKey(key)
  secrets.set(key, known)
  return known
}
/** Slow on purpose, and the same for the same code: short codes are looked up by this. */
export const slowHash = (key: Buffer, code: string): Buffer => scryptSync(code, key, 32, { N: 16384, r: 8, p: 1 })
export const newToken = (): string => randomBytes(32).toString('base64url')
export const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
