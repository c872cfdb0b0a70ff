import { expect, test } from 'vitest'
import { answersTo, costBandOf, languagesIn, nothingChosen, numberIn, sizeOf, yearsOf } from './choose.ts'

test.each([
  ['0', 'none'],
  ['1', 'low'],
  ['100 000', 'low'],
  ['100001', 'middle'],
  ['1 000 000 kr', 'middle'],
  ['1 000 001', 'high'],
  ['gratis', null],
  [null, null],
  [undefined, null],
])('%s kronor are %s', (costKronor, band) => expect(costBandOf({ costKronor } as never)).toBe(band))

test('an amount is digits, however they are parted, and nothing else', () => {
  expect(numberIn('620 timmar')).toBe(620)
  expect(numberIn('1.250')).toBe(1250)
  expect(numberIn('cirka 3')).toBeNull()
  expect(numberIn('')).toBeNull()
})

test.each([
  [0, 'small'],
  [14_999, 'small'],
  [15_000, 'middle'],
  [50_000, 'large'],
  [199_999, 'large'],
  [200_000, 'city'],
])('%i inhabitants are %s', (population, size) => expect(sizeOf(population)).toBe(size))

test('years between the first and the last that are named', () => {
  expect(yearsOf({ period: 'Oktober 2016 till september 2018' }, {})).toEqual([2016, 2017, 2018])
  expect(yearsOf({ period: null }, { period: '2024' })).toEqual([2024])
  expect(yearsOf({ period: 'i flera år, 12017 personer' }, {})).toEqual([])
})

test('languages are codes', () => {
  expect(languagesIn('sv ar')).toEqual(['sv', 'ar'])
  expect(languagesIn('sv, prs')).toEqual(['sv', 'prs'])
  expect(languagesIn('Svenska')).not.toContain('sv')
})

test('what nobody has filled in answers to no choice of that kind', () => {
  const row = { themes: [], groups: [], municipality: null, template: {}, evidence: {}, level: 1 } as const
  expect(answersTo(row, nothingChosen, undefined)).toBe(true)
  for (const chosen of [
    { theme: 'arbete' },
    { group: 'women' },
    { municipality: '1280' },
    { size: 'small' },
    { kind: 'B4' },
    { corner: 'SV' },
    { cost: 'none' },
    { level: 2 },
    { year: 2026 },
    { language: 'sv' },
  ])
    expect([chosen, answersTo(row, { ...nothingChosen, ...chosen }, undefined)]).toEqual([chosen, false])
})
