import { expect, test } from 'vitest'
import { correctedValue, requestDue, restrictedAtMost } from './request.ts'

test('a month, and a shorter one ends on its last day', () => {
  expect(requestDue(new Date('2027-01-31T09:00:00Z')).toISOString().slice(0, 10)).toBe('2027-02-28')
  expect(restrictedAtMost(new Date('2027-03-01T09:00:00Z'))).toBe('2028-03-01')
})

test.each([
  ['givenName', ' Fatima ', { value: 'Fatima' }],
  ['givenName', ' ', { problem: 'value' }],
  ['familyName', '', { value: '' }],
  ['language', 'klingonska', { problem: 'language' }],
  ['language', 'ti', { value: 'ti' }],
  ['interpreter', 'Ja', { value: true }],
  ['interpreter', 'kanske', { problem: 'interpreter' }],
  ['sex', 'kvinna', { value: 'K' }],
  ['sex', 'Okänt', { value: null }],
  ['sex', '', { problem: 'sex' }],
  ['sex', '9802', { problem: 'sex' }],
  ['wish', 'x'.repeat(501), { problem: 'long' }],
])('%s corrected to "%s"', (field, typed, said) => {
  expect(correctedValue(field, typed)).toEqual(said)
})
