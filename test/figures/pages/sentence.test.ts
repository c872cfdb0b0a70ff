import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gridOf } from '../../../src/figures/charts/index.ts'
import { expectedValue } from '../../../src/figures/expected.ts'
import { type Measured, nearest, newestGroup } from '../../../src/figures/peers.ts'
import { amongOthers, changeIn, rankOf, sentence } from '../../../src/figures/sentence.ts'
import { writingFor } from '../../../src/figures/views/public/words.ts'
import { published } from '../../../src/shared/disclosure/index.ts'
import { languages } from '../../../src/shared/language.ts'
import { cell, tableOf } from './pictures.ts'

const persons = { unit: 'persons', decimals: 0 } as const
const percent = { unit: 'percent', decimals: 1 } as const
const say = (finding: Parameters<typeof sentence>[0]) => sentence(finding, writingFor({ language: 'sv' }, persons))
const ok = (value: number) => ({ value, status: 'ok' as const, marks: [] })
const hidden = { value: null, status: 'protected' as const, marks: [] }

describe('the sentence', () => {
  test('says value, rank, highest, lowest and how many are hidden', () => {
    const values = [
      { place: 'Lund', cell: ok(605) },
      { place: 'Malmö', cell: ok(1488) },
      { place: 'Osby', cell: ok(55) },
      { place: 'Perstorp', cell: hidden },
    ]
    expect(say(amongOthers('Lund', '2018', values)).replaceAll('\u00a0', ' ')).toBe(
      'Lund 605 personer 2018; plats 2 av 3; högst Malmö 1 488 personer, lägst Osby 55 personer; 1 värde skyddat.',
    )
  })

  test('who is hidden has no rank, and the words say why', () => {
    const values = [
      { place: 'Lund', cell: ok(605) },
      { place: 'Perstorp', cell: hidden },
    ]
    expect(say(amongOthers('Perstorp', '2018', values))).toBe('Perstorp 2018: skyddat; 1 värde skyddat.')
  })

  test('equal values share a place', () => expect(rankOf(4, [9, 4, 4, 1])).toEqual({ at: 2, of: 4, shared: true }))

  test('between shares lie points, and the change does not cross a new definition', () => {
    const table = published({
      name: 'x',
      measure: 'count',
      dimensions: [
        { key: 'sex', categories: [{ code: 'T' }] },
        { key: 'period', categories: ['2016', '2017', '2018'].map((code) => ({ code })) },
      ],
      cells: [
        cell({ sex: 'T', period: '2016' }, 90),
        cell({ sex: 'T', period: '2017' }, 40.1, ['break']),
        cell({ sex: 'T', period: '2018' }, 43.3),
      ],
    })
    const change = changeIn(gridOf(table, 'sex', 'period'), 'T')
    expect(change).toMatchObject({ since: '2017', from: 40.1 })
    expect(writingFor({ language: 'sv' }, percent).difference(change?.by ?? 0)).toBe('+3,2 procentenheter')
  })

  test('each number in it stands among the shown cells, in every language, whatever is hidden', () => {
    const cells = fc.array(fc.option(fc.integer({ min: 1000, max: 9999 }), { nil: null }), {
      minLength: 2,
      maxLength: 12,
    })
    fc.assert(
      fc.property(cells, fc.constantFrom(...languages), (found, language) => {
        const values = found.map((value, at) => ({
          place: `P${'abcdefghijkl'[at]}`,
          cell: value === null ? hidden : ok(value),
        }))
        const text = sentence(amongOthers('Pa', 'MMXVIII', values), writingFor({ language }, persons))
        const numbers = text.replaceAll(/[\u00a0\u202f,.\s\u066c](?=\d{3}\b)/g, '').match(/\d{4,}/g) ?? []
        const shown = new Set(found.filter((value) => value !== null).map(String))
        expect(numbers.filter((number) => !shown.has(number))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('another solution with the same hidden set says the same, in words and in order', () => {
    const one = tableOf({ name: 'x', rows: ['place', ['A', 'B', 'C']], columns: ['sex', ['T']] }, (row) =>
      row === 'B' ? 'protected' : 7,
    )
    const values = ['A', 'B', 'C'].map((place) => ({ place, cell: gridOf(one, 'place', 'sex').cell(place, 'T') }))
    expect(values[1]?.cell.value).toBeNull()
    expect(say(amongOthers('A', '2018', values))).not.toMatch(/NaN|null/)
  })
})

describe('similar municipalities', () => {
  const row = (code: string, population: number, foreignBorn: number): Measured => ({
    code,
    population,
    foreignBorn,
    employed: 60,
    received: 3,
    taxBase: 90,
  })
  const all = [
    row('1281', 120_000, 20),
    row('1280', 340_000, 36),
    row('1290', 86_000, 17),
    row('1273', 13_000, 14),
    row('1275', 7_400, 18),
  ]

  test('the nearest first, with each part of the distance', () => {
    const found = nearest('1281', all)
    expect(found.map(({ code }) => code)[0]).toBe('1290')
    for (const { distance, parts } of found) {
      const sum = Object.values(parts).reduce((total, part) => total + part, 0)
      expect(distance ** 2).toBeCloseTo(sum, 9)
    }
  })

  test('equal distances by code; weights count', () => {
    const twins = [row('1281', 10, 1), row('1290', 20, 1), row('1280', 20, 1)]
    expect(nearest('1281', twins).map(({ code }) => code)).toEqual(['1280', '1290'])
    const weights = { population: 0, foreignBorn: 1, employed: 0, received: 0, taxBase: 0 }
    expect(nearest('1281', all, weights).map(({ code }) => code)[0]).toBe('1275')
  })

  test('Kolada’s group is known by its title: the newest for this name', () => {
    const groups = ['2023', '2025', '2024'].map((year) => ({
      id: `G${year}`,
      title: `Liknande kommuner IFO, Lund, ${year}`,
      members: [],
    }))
    const other = { id: 'G1', title: 'Liknande kommuner IFO, Lunda, 2026', members: [] }
    expect(newestGroup([...groups, other], 'IFO', 'Lund')?.id).toBe('G2025')
  })
})

describe('expected value of the own operation', () => {
  const stratum = (key: string, n: number, region: [number, number]) => ({
    key,
    n,
    region: { n: region[0], succeeded: region[1] },
  })

  test('E = Σ n·r over the strata, in percent, and the difference in points', () => {
    const strata = [stratum('K låg', 20, [100, 30]), stratum('M låg', 20, [100, 50]), stratum('K hög', 0, [3, 3])]
    const found = expectedValue(strata, 20)
    expect(found?.actual).toBeCloseTo(50)
    expect(found?.expected).toBeCloseTo(40)
    expect(found?.difference).toBeCloseTo(10)
  })

  test('too few here, or in a group of the region: no value', () => {
    expect(expectedValue([stratum('K', 29, [100, 30])], 10)).toBeNull()
    expect(expectedValue([stratum('K', 30, [19, 5])], 10)).toBeNull()
  })
})
