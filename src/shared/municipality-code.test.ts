import { expect, test } from 'vitest'
import { countyOf, isMunicipalityCode } from './municipality-code.ts'

test.each(['1280', '1083', '0180', '2584'])('%s has the shape of a municipality code', (code) => {
  expect(isMunicipalityCode(code)).toBe(true)
})

test.each(['', '128', '12800', '0080', '2680', '1200', '12 80', 'SE12', '1280\n', '١٢٨٠'])('%j has not', (code) => {
  expect(isMunicipalityCode(code)).toBe(false)
})

test('Sölvesborg lies in another county than Malmö', () => {
  expect([countyOf('1083'), countyOf('1280')]).toEqual(['10', '12'])
})
