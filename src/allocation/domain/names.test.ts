import { expect, test } from 'vitest'
import { municipalityNamed, nearName } from './names.ts'

test.each([
  ['MALUNG', '2023'],
  ['DALSED', '1438'],
  ['UPPLANDS-VÄSBY', '0114'],
  ['LUNDS KOMMUN', '1281'],
  ['Malmö stad', '1280'],
  [' 1281 ', '1281'],
])('%s is the municipality %s, as agencies spell it', (name, code) => expect(municipalityNamed(name)).toBe(code))

test('what is nearly a name is asked about and never guessed', () => {
  expect(municipalityNamed('Lnud')).toBeNull()
  expect(nearName('Lnud')).toBe('Lund')
  expect(municipalityNamed('1299')).toBeNull()
  expect(nearName('Köpenhamn')).toBeNull()
})
