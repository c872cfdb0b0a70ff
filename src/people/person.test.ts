import { expect, test } from 'vitest'
import { fullName, nameKeyOf, protectedName } from './person.ts'

test.each([
  ['Ali', 'Şahin', 'ali sahin'],
  ['Åsa', 'Öberg', 'åsa öberg'],
  ['José  María', 'Núñez', 'jose maria nunez'],
  ['Fatima', '', 'fatima'],
  ['ፊዮሪ', 'ተስፋይ', 'ፊዮሪ ተስፋይ'],
])('%s %s is searched as %s', (givenName, familyName, key) => {
  expect(nameKeyOf({ givenName, familyName })).toBe(key)
})

test('one name is a whole name', () => {
  expect(fullName({ givenName: '', familyName: 'Ahmadi' })).toBe('Ahmadi')
})

test('a protected person has no name but four signs', () => {
  expect(protectedName('7f3k0000-0000-4000-8000-000000000001')).toBe('Skyddad person 7F3K')
})
