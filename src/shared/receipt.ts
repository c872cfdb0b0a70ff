/**
 * Codes that people read aloud, write down and type again: the receipt number of an application (kvittonummer), the
 * code that opens a sending (åtkomstkod, six digits) and the one that takes up a draft again (återupptagningskod).
 * The trap: they are made of random bytes given by the caller; fewer than 16 would make some codes likelier than others.
 */
import { plain } from './digits.ts'

/** No 0 O, no 1 I L, and no U that sounds like other letters: 30 signs. */
export const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const digits = '0123456789'
/** Random bytes that each code asks for: so many that no code is likelier than another by more than one in 2^70. */
export const bytesNeeded = 16

function spell(random: Uint8Array, length: number, signs: string): string {
  if (random.length < bytesNeeded) throw new RangeError(`a code takes ${bytesNeeded} random bytes`)
  let number = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let code = ''
  while (code.length < length) {
    code += signs[Number(number % BigInt(signs.length))]
    number /= BigInt(signs.length)
  }
  return code
}

const receiptLength = 8
const resumeLength = 10
const accessLength = 6

export const newReceipt = (random: Uint8Array): string => spell(random, receiptLength, alphabet)
export const newResumeCode = (random: Uint8Array): string => spell(random, resumeLength, alphabet)
export const newAccessCode = (random: Uint8Array): string => spell(random, accessLength, digits)

function readCode(text: string, length: number, signs: string): string | null {
  if (text.length > 100) return null
  const code = plain(text).replaceAll('-', '').toUpperCase()
  return code.length === length && [...code].every((sign) => signs.includes(sign)) ? code : null
}

/** As typed: small letters, spaces, dashes and other digits are forgiven; null when it cannot be such a code. */
export const readReceipt = (text: string): string | null => readCode(text, receiptLength, alphabet)
export const readResumeCode = (text: string): string | null => readCode(text, resumeLength, alphabet)
export const readAccessCode = (text: string): string | null => readCode(text, accessLength, digits)

const inHalves = (code: string): string => `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`

/** `8K3F27QD` as people see it: `8K3F-27QD`. */
export const showReceipt = inHalves
export const showResumeCode = inHalves
