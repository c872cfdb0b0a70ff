import { describe, expect, test } from 'vitest'
import { demoCells, printedWholes } from './demonstration.ts'
import { goldenFiles } from './facts/golden.ts'
import { findIndicator } from './facts/indicators.ts'

const places = [
  { code: '1280', population: 365_000 },
  { code: '1287', population: 46_900 },
  { code: '1275', population: 7_300 },
]
const printed = printedWholes(goldenFiles)
const cells = demoCells(places, printed)
const at = (slug: string, place: string, period: string, sex: string) =>
  cells.find((one) => one.slug === slug && one.municipality === place && one.period === period && one.sex === sex)
    ?.value

describe('invented series', () => {
  test('women and men are everybody', () => {
    const counts = cells.filter(({ slug, sex }) => sex === 'K' && findIndicator(slug)?.unit === 'persons')
    expect(counts.length).toBeGreaterThan(100)
    const wrong = counts.filter(
      ({ slug, municipality, period, value }) =>
        (value ?? 0) + (at(slug, municipality, period, 'M') ?? 0) !== at(slug, municipality, period, 'T'),
    )
    expect(wrong).toEqual([])
  })

  test('beside a printed whole too: Trelleborg received 157 in 2018', () => {
    expect(printed.get('mottagna 1287 2018')).toBe(157)
    expect((at('mottagna', '1287', '2018', 'K') ?? 0) + (at('mottagna', '1287', '2018', 'M') ?? 0)).toBe(157)
    // The programme in March 2018 was printed with its sexes: nothing of it is invented.
    expect(printed.has('deltagare-manad 0000 2018-03')).toBe(false)
  })

  test('the outcome is what was expected and the difference, in percent and points', () => {
    const actual = cells.filter(({ slug, sex }) => slug === 'flyktingar-arbete' && sex === 'T')
    expect(actual.length).toBeGreaterThan(20)
    for (const { municipality, period, value } of actual) {
      const expected = at('flyktingar-forvantat', municipality, period, 'T') ?? 0
      expect(expected).toBeGreaterThan(5)
      expect(expected + (at('flyktingar-skillnad', municipality, period, 'T') ?? 0)).toBeCloseTo(value ?? 0, 6)
    }
  })

  test('shares are shares', () => {
    const shares = cells.filter(({ slug }) => findIndicator(slug)?.unit === 'percent')
    expect(shares.filter(({ value }) => value !== null && (value < 1 || value > 100))).toEqual([])
  })
})
