import { describe, expect, test } from 'vitest'
import { costOf, mayBegin, type Price, priceInForce, seesPrices, sharesAreWhole, splitCost } from './price.ts'

const price = (id: string, stated: Partial<Price> = {}): Price => ({
  id,
  provider: 'school',
  course: 'welding',
  round: null,
  amount: 8_400_000,
  unit: 'course',
  tax: 0,
  agreement: '',
  validFrom: '2026-01-01',
  validTo: null,
  shares: [],
  version: 1,
  ...stated,
})
const of = { id: 'spring', course: 'welding', provider: 'school' }

describe('the price in force', () => {
  const old = price('old', { validTo: '2027-01-01' })
  const now = price('now', { validFrom: '2027-01-01' })
  const special = price('special', { round: 'spring', validFrom: '2026-06-01' })

  test('begins on its first day and ends where the next begins', () => {
    expect(priceInForce([old, now], of, '2026-12-31')?.id).toBe('old')
    expect(priceInForce([old, now], of, '2027-01-01')?.id).toBe('now')
    expect(priceInForce([old], of, '2027-01-01')).toBeUndefined()
  })
  test('is the round’s own before the course’s, however old', () => {
    expect(priceInForce([now, special], of, '2027-03-01')?.id).toBe('special')
    expect(priceInForce([now, special], { ...of, id: 'autumn' }, '2027-03-01')?.id).toBe('now')
  })
  test('is never another school’s or another course’s', () => {
    expect(
      priceInForce([price('a', { provider: 'other' }), price('b', { course: 'cooking' })], of, '2027-03-01'),
    ).toBeUndefined()
  })
})

describe('what a round costs', () => {
  const length = { starts: '2027-03-01', ends: '2027-03-28', credits: 400 }
  test.each([
    ['course', 8_400_000],
    ['week', 4 * 8_400_000],
    ['credit', 400 * 8_400_000],
    ['month', 8_400_000],
  ] as const)('per %s', (unit, cost) => {
    expect(costOf({ amount: 8_400_000, unit }, length)).toBe(cost)
  })
  test('begun weeks and months count', () => {
    expect(costOf({ amount: 100, unit: 'week' }, { ...length, ends: '2027-03-29' })).toBe(500)
    expect(costOf({ amount: 100, unit: 'month' }, { ...length, ends: '2027-03-31' })).toBe(200)
  })
})

test('shares are whole at 10,000, and parts add up to the last öre', () => {
  expect(sharesAreWhole([{ share: 6_000 }, { share: 4_000 }])).toBe(true)
  expect(sharesAreWhole([{ share: 6_000 }, { share: 3_999 }])).toBe(false)
  expect(splitCost(100, [{ share: 3_333 }, { share: 3_333 }, { share: 3_334 }])).toEqual([33, 33, 34])
})

test('a price list grows forward only, for each thing by itself', () => {
  const rows = [price('a', { validFrom: '2027-01-01' }), price('b', { round: 'spring', validFrom: '2027-06-01' })]
  expect(mayBegin(rows, { validFrom: '2027-01-02', round: null })).toBe(true)
  expect(mayBegin(rows, { validFrom: '2027-01-01', round: null })).toBe(false)
  expect(mayBegin(rows, { validFrom: '2027-02-01', round: 'spring' })).toBe(false)
})

test('those who look for a course for themselves see no price', () => {
  expect(['anonymous', 'newcomer', 'caseworker', 'rector'].map((role) => seesPrices(role as 'rector'))).toEqual([
    false,
    false,
    true,
    true,
  ])
})
