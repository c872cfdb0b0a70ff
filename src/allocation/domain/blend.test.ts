import { expect, test } from 'vitest'
import { blend, type Criterion } from './blend.ts'

// Two municipalities, 100 places, counted by hand: by people 60 and 40; level on what they carry already 40 and 60.

const unit = (code: string, weight: number, cap = Infinity) => ({ code, weight, headStart: 0, floor: 0, cap })
const units = [unit('1281', 600), unit('1285', 400)]
const of = (one: number, other: number) =>
  new Map([
    ['1281', one],
    ['1285', other],
  ])
const people: Criterion = { key: 'folkmangd', share: 0.6, direction: 'more', values: of(600, 400) }
const carried: Criterion = { key: 'mottagande', share: 0.4, direction: 'less', values: of(50, 0) }

test('each criterion gives out all the places; they are weighed together', () => {
  const { target, parts, seats } = blend({ places: 100, units }, [people, carried])
  for (const [key, one, other] of [
    ['folkmangd', 60, 40],
    ['mottagande', 40, 60],
  ] as const) {
    expect(parts.get(key)?.get('1281')).toBeCloseTo(one, 9)
    expect(parts.get(key)?.get('1285')).toBeCloseTo(other, 9)
  }
  expect(target.shares.get('1281')).toBeCloseTo(52, 9)
  expect([...seats]).toEqual([
    ['1281', 52],
    ['1285', 48],
  ])
})

test('within bounds: what one may not take the other gets', () => {
  const { seats } = blend({ places: 100, units: [unit('1281', 600, 45), unit('1285', 400)] }, [people, carried])
  expect([...seats.values()]).toEqual([45, 55])
})
