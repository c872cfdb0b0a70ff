import { expect, test } from 'vitest'
import { paradoxOf } from './paradox.ts'
import type { Unit } from './problem.ts'
import { largestRemainder } from './remainder.ts'
import { seats } from './seats.ts'
import { pour } from './water.ts'

const unit = (code: string, weight: number): Unit => ({ code, weight, headStart: 0, floor: 0, cap: Infinity })
// The textbook case: three with 6, 6 and 2 share 10 places, then 11.
const units = [unit('1281', 6), unit('1283', 6), unit('1290', 2)]

test('one place more takes one from the smallest, by largest remainder alone', () => {
  expect(paradoxOf({ places: 10, units })).toEqual({ places: 11, code: '1290' })
  const given = (places: number) => largestRemainder(places, pour({ places, units }).shares).get('1290')
  expect([given(10), given(11)]).toEqual([2, 1])
  const whole = (places: number) => seats({ places, units }).get('1290') ?? 0
  expect(whole(11)).toBeGreaterThanOrEqual(whole(10))
})

test('none where nobody shares', () => {
  expect(paradoxOf({ places: 10, units: [unit('1281', 6)] })).toBeNull()
  expect(paradoxOf({ places: 10, units: [{ ...unit('1281', 6), cap: 10 }] })).toBeNull()
})
