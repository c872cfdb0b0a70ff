import { describe, expect, test } from 'vitest'
import {
  alphabet,
  bytesNeeded,
  newAccessCode,
  newReceipt,
  newResumeCode,
  readAccessCode,
  readReceipt,
  readResumeCode,
  showReceipt,
  showResumeCode,
} from './receipt.ts'

const bytes = (fill: (place: number) => number) => Uint8Array.from({ length: bytesNeeded }, (_, place) => fill(place))
const some = bytes((place) => (place * 37 + 11) % 256)

describe('a new code', () => {
  test('is as long as promised and has only signs that cannot be mistaken', () => {
    expect(newReceipt(some)).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
    expect(newResumeCode(some)).toMatch(/^[2-9A-HJKMNP-TV-Z]{10}$/)
    expect(newAccessCode(some)).toMatch(/^\d{6}$/)
  })

  test('the alphabet has 30 signs and leaves out 0 O 1 I L U', () => {
    expect(new Set(alphabet).size).toBe(30)
    expect([...'0O1ILU'].filter((sign) => alphabet.includes(sign))).toEqual([])
  })

  test('other bytes give another code, the same bytes the same', () => {
    expect(newReceipt(bytes(() => 0))).toBe('22222222')
    expect(newReceipt(bytes((place) => (place === bytesNeeded - 1 ? 29 : 0)))).toBe('Z2222222')
    expect(newReceipt(some)).toBe(newReceipt(some))
  })

  test('every sign comes up about as often in every place', () => {
    const seen = new Map<string, number>()
    for (let n = 0; n < 3000; n++) {
      const code = newReceipt(bytes((place) => (n * 2_654_435_761 * (place + 1)) >>> 13))
      for (const sign of code) seen.set(sign, (seen.get(sign) ?? 0) + 1)
    }
    expect(seen.size).toBe(30)
    expect(Math.min(...seen.values())).toBeGreaterThan(560)
    expect(Math.max(...seen.values())).toBeLessThan(1040)
  })

  test('too few random bytes are refused', () => {
    expect(() => newReceipt(new Uint8Array(bytesNeeded - 1))).toThrow(RangeError)
  })
})

describe('reading what somebody typed', () => {
  test.each(['8K3F-27QD', '8k3f27qd', ' 8K3F 27QD ', '8k3f–27qd', '٨k٣f٢٧qd', '\u200f8K3F-27QD'])('%j', (typed) => {
    expect(readReceipt(typed)).toBe('8K3F27QD')
  })

  test.each(['', '8K3F-27Q', '8K3F-27QDX', '0K3F-27QD', '8K3F-27QO', '8K3F.27QD', ' '.repeat(200)])(
    '%j is none',
    (typed) => {
      expect(readReceipt(typed)).toBeNull()
    },
  )

  test('the other codes are read as forgivingly', () => {
    expect(readResumeCode('abcde-fghjk')).toBe('ABCDEFGHJK')
    expect(readAccessCode('۰۱۲ ۳۴۵')).toBe('012345')
    expect(readAccessCode('01234A')).toBeNull()
  })

  test('what is shown is read back', () => {
    const [receipt, resume] = [newReceipt(some), newResumeCode(some)]
    expect(showReceipt('8K3F27QD')).toBe('8K3F-27QD')
    expect(readReceipt(showReceipt(receipt))).toBe(receipt)
    expect(readResumeCode(showResumeCode(resume))).toBe(resume)
  })
})
