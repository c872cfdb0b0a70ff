import { expect, test } from 'vitest'
import { readSex } from './legal-sex.ts'

test.each([
  [' Kvinna ', 'K'],
  ['k', 'K'],
  ['MAN', 'M'],
  ['male', 'M'],
  ['okänt', null],
  ['', undefined],
  ['1', undefined],
  ['19900101', undefined],
  ['constructor', undefined],
])('"%s" says %s', (typed, sex) => {
  expect(readSex(typed)).toBe(sex)
})
