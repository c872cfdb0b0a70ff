import { expect, test } from 'vitest'
import { birthOf, compare, likenessOf, phoneOf } from './keys.ts'

const fatima = { name: 'Fatima Ahmed', phone: '070-174 06 05', births: ['19900101'] }
const shared = (other: typeof fatima) => likenessOf(fatima).some((key) => likenessOf(other).includes(key))

test('two of three are enough, one is not', () => {
  expect(shared({ name: 'Axmed, Fadumo', phone: '', births: ['19900101'] })).toBe(true)
  expect(shared({ name: 'Fatma Ahmad', phone: '+46 701 74 06 05', births: [] })).toBe(true)
  expect(shared({ name: 'Maryam Noor', phone: '0701740605', births: ['19900101'] })).toBe(true)
  expect(shared({ name: 'Fatima Ahmed', phone: '070-174 06 06', births: ['19910101'] })).toBe(false)
  expect(shared({ name: 'Maryam Noor', phone: '0701740605', births: [] })).toBe(false)
})

test('numbers as they are written', () => {
  expect([phoneOf('+46 70-174 06 05'), phoneOf('0046701740605'), phoneOf('112')]).toEqual([
    '0701740605',
    '0701740605',
    null,
  ])
  expect([birthOf('personnummer', '199001019802'), birthOf('samordningsnummer', '199001619802')]).toEqual([
    '19900101',
    '19900101',
  ])
  expect(birthOf('lma', '50123456')).toBeNull()
})

test('side by side', () => {
  expect(compare({ name: 'A', phone: '1' }, { name: 'A', phone: '' })).toEqual([
    { field: 'name', values: ['A', 'A'], same: true },
    { field: 'phone', values: ['1', ''], same: false },
  ])
})
