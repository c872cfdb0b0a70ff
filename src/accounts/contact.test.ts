import { expect, test } from 'vitest'
import { costOf } from '../shared/cost.ts'
import { masked, readContact, readMail, readPhone } from './contact.ts'

test.each([
  ['070-174 06 05', '+46701740605'],
  ['0701740605', '+46701740605'],
  ['+46 70 174 06 05', '+46701740605'],
  ['+46 (0)70 174 06 05', '+46701740605'],
  ['0046701740605', '+46701740605'],
  ['٠٧٠١٧٤٠٦٠٥', '+46701740605'],
  ['\u200e070\u2011174 06 05', '+46701740605'],
  ['+380 44 123 45 67', '+380441234567'],
])('%s is the number %s', (written, number) => {
  expect(readPhone(written)).toBe(number)
})

test.each(['', '12', '0', '+46', 'abc', '070-174 06 05 eller 06', '+0701740605', '1'.repeat(41)])(
  '%s is no phone number',
  (written) => {
    expect(readPhone(written)).toBeNull()
  },
)

test.each([
  ['Amira.Haddad@Exempel.se ', 'amira.haddad@exempel.se'],
  ['a+b@sub.exempel.se', 'a+b@sub.exempel.se'],
])('%s is the address %s', (written, address) => {
  expect(readMail(written)).toBe(address)
})

test.each([
  'namn',
  '@exempel.se',
  'a@b',
  'a@b..se',
  'a@exempel.se, b@exempel.se',
  'a@exempel.se\nBcc: b@exempel.se',
  '"a"@exempel.se',
  `${'a'.repeat(250)}@exempel.se`,
])('%s is no address', (written) => {
  expect(readMail(written)).toBeNull()
})

test('a contact is whatever it looks like, and shows only what its owner needs', () => {
  expect(readContact('070-174 06 05')).toEqual({ kind: 'phone', value: '+46701740605' })
  expect(readContact('amira@exempel.se')).toEqual({ kind: 'mail', value: 'amira@exempel.se' })
  expect(readContact('ingenting')).toBeNull()
  expect(masked({ kind: 'phone', value: '+46701740605' })).toBe('+46 … 05')
  expect(masked({ kind: 'mail', value: 'amira@exempel.se' })).toBe('a…@exempel.se')
})

test('hostile text is answered at once', async () => {
  const hostile = ['a'.repeat(50_000), `${'a@'.repeat(25_000)}`, `a@${'b.'.repeat(25_000)}`, '0'.repeat(50_000)]
  const read = () => expect(hostile.map(readContact)).toEqual([null, null, null, null])
  expect((await costOf(read, { ms: 200 })).ms).toBeLessThan(200)
})
