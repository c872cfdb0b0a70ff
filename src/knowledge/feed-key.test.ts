import { expect, test } from 'vitest'
import { isSignedBy, publicKeyOf, signed } from './feed-key.ts'

const keysOf = (sign: number) => ({ key: () => Buffer.alloc(32, sign) }) as never
const body = Buffer.from('{"items":[]}')

test('a feed is signed by its region, and by no other', () => {
  const key = publicKeyOf(keysOf(1))
  const signature = signed(keysOf(1), body)
  expect(key).toHaveLength(44)
  expect(isSignedBy(key, body, signature)).toBe(true)
  expect(isSignedBy(key, Buffer.from('{"items":[1]}'), signature)).toBe(false)
  expect(isSignedBy(publicKeyOf(keysOf(2)), body, signature)).toBe(false)
})

test('what is no key and no signature proves nothing, and stops nothing', () => {
  const key = publicKeyOf(keysOf(1))
  for (const signature of ['', 'x', `${'A'.repeat(86)}==`]) expect(isSignedBy(key, body, signature)).toBe(false)
  expect(isSignedBy('', body, signed(keysOf(1), body))).toBe(false)
})

test('known answer: RFC 8032, test 1 (empty message)', () => {
  const key = Buffer.from('d75a980182b10ab7d54bfed3c964073a' + '0ee172f3daa62325af021a68f707511a', 'hex').toString(
    'base64',
  )
  const signature = Buffer.from(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
      '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    'hex',
  ).toString('base64')
  expect(isSignedBy(key, Buffer.alloc(0), signature)).toBe(true)
})
