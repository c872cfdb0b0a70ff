/**
 * Locks a stream with a code that a person writes down. The form is that of `openssl enc -aes-256-cbc -pbkdf2 -iter 600000`, so that whoever
 * gets the file opens it without a program of ours; that it is whole is shown by its digest.
 */
import { createCipheriv, pbkdf2Sync, randomBytes, randomInt } from 'node:crypto'

const turns = 600_000
/** No sign that is taken for another. */
const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** 147 bits, in groups that can be read aloud. */
export const newCode = (): string =>
  Array.from({ length: 6 }, () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('')).join('-')

export async function* locked(source: AsyncIterable<Buffer>, code: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(8)
  const made = pbkdf2Sync(code, salt, turns, 48, 'sha256')
  const cipher = createCipheriv('aes-256-cbc', made.subarray(0, 32), made.subarray(32))
  yield Buffer.concat([Buffer.from('Salted__'), salt])
  for await (const bytes of source) yield cipher.update(bytes)
  yield cipher.final()
}
