import { expect, test } from 'vitest'
import { readHousehold } from '../../src/forecast/domain/household.ts'
import { type Item, indexed, items, lodger, normOf } from '../../src/forecast/domain/norm.ts'
import { riksnorm } from '../../src/forecast/facts/riksnorm.ts'

// The national norm against what was decided, and the rule of rounding.

const of = (year: number) => {
  const found = riksnorm.find((one) => one.year === year)
  if (!found) throw new Error(`no norm of ${year}`)
  return found.norm
}
const ask = (year: number) => (item: Item) => of(year)[item]
const total = (year: number, code: string) => {
  const household = readHousehold(code)
  if (!household) throw new Error(code)
  return normOf(ask(year), household)
}

test('2023 indexed three times and rounded up is the official table of 2026, 17 of 17', () => {
  const chain = (rounding: 'up' | 'nearest') =>
    [1087, 1028, 1007].reduce((norm, factor) => indexed(norm, factor, rounding), of(2023))
  const right = (rounding: 'up' | 'nearest') => items.filter((item) => chain(rounding)[item] === of(2026)[item]).length
  expect([items.length, right('up'), right('nearest')]).toEqual([17, 17, 2])
  expect([2023, 2024, 2025, 2026].map((year) => of(year).single)).toEqual([3490, 3800, 3910, 3940])
})

test('until 2019 to the nearest ten', () => {
  expect(indexed(of(2018), 1020, 'nearest')).toEqual(of(2019))
})

test('derived years say so; years that nobody has printed are not there', () => {
  expect(riksnorm.filter(({ derived }) => derived).map(({ year }) => year)).toEqual([2018, 2024, 2025])
  for (const year of [2016, 2020, 2022]) expect(riksnorm.map((one) => one.year)).not.toContain(year)
  expect(of(2024).common_7).toBe(2730)
  expect(of(2025).child_15_18).toBe(4920)
})

test.each([
  ['1', [3930, 4000, 4080, 5220]],
  ['2', [6430, 6540, 6670, 8510]],
  ['2+4_6+7_10', [11_680, 12_260, 12_510, 16_010]],
  ['1+4_6+7_10', [9100, 9640, 9840, 12_610]],
])('whole households: %s', (code, known) => {
  expect([2017, 2018, 2019, 2026].map((year) => total(year, code))).toEqual(known)
})

test('an adult who lodges among five, and more than seven persons', () => {
  expect([lodger(ask(2014), 5), lodger(ask(2017), 5)]).toEqual([3292, 3328])
  const nine = { adults: 2, children: ['3', '3', '3', '3', '3', '3', '3'] } as const
  expect(normOf(ask(2026), nine)).toBe(7100 + 7 * 2720 + 2830 + 2 * 190)
})
