import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitInProportion, sumOf } from './money.ts'

test('an amount is split by basis points and adds up', () => {
  expect(splitInProportion(100, [6_000, 4_000])).toEqual([60, 40])
  expect(splitInProportion(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(splitInProportion(101, [3_333, 6_667])).toEqual([34, 67])
  expect(splitInProportion(-101, [1, 1])).toEqual([-51, -50])
})

test('nothing to split by gives nothing', () => {
  expect(splitInProportion(100, [])).toEqual([])
  expect(splitInProportion(100, [0, 0])).toEqual([0, 0])
})

test('parts always add up, and no part is an öre from its share', () => {
  const weights = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 8 }).filter((list) => sumOf(list) > 0)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), weights, (amount, list) => {
      const parts = splitInProportion(amount, list)
      expect(sumOf(parts)).toBe(amount)
      parts.forEach((part, index) => {
        const exact = BigInt(amount) * BigInt(list[index] ?? 0)
        const off = BigInt(part) * BigInt(sumOf(list)) - exact
        expect(off < BigInt(sumOf(list)) && off > -BigInt(sumOf(list))).toBe(true)
      })
    }),
  )
})
