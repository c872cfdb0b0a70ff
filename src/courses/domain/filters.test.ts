import { describe, expect, test } from 'vitest'
import { countFacets, countResults, readSpread } from './facets.ts'
import { addressOf, apiNames, chosenIn, facets, folded, noFilters, searchWords, without } from './filters.ts'

const filters = {
  ...noFilters,
  q: 'svets',
  municipality: ['1280', '1281'],
  from: '1281',
  minutes: 45,
  sort: 'travel',
  page: 3,
} as const

describe('an address', () => {
  test('holds what is chosen and leaves out what is as usual', () => {
    expect(addressOf('/kurser', filters)).toBe(
      '/kurser?q=svets&kommun=1280&kommun=1281&bor=1281&restid=45&sortera=travel&sida=3',
    )
    expect(addressOf('/kurser', noFilters)).toBe('/kurser')
    expect(addressOf('/api/v1/rounds', filters, apiNames)).toContain(
      'municipality=1280&municipality=1281&from=1281&minutes=45',
    )
  })
  test('loses one choice at a time, from the first page on', () => {
    expect(without(filters, 'municipality', '1280')).toMatchObject({ municipality: ['1281'], page: 1, q: 'svets' })
    expect(without(filters, 'minutes')).toMatchObject({ minutes: null, from: '1281' })
  })
  test('travel time goes with the place one travels from', () => {
    expect(without(filters, 'from', '1281')).toMatchObject({ from: null, minutes: null, sort: 'open' })
  })
  test('shows each choice once, but neither sorting nor page', () => {
    expect(chosenIn(filters).map(({ key }) => key)).toEqual(['q', 'municipality', 'municipality', 'from', 'minutes'])
  })
})

describe('words to search for', () => {
  test('are found without accents, and signs mean nothing', () => {
    expect(searchWords('  Undersköterska, %_ 2C! ')).toEqual([
      { word: 'Undersköterska', plain: 'underskoterska' },
      { word: '2C', plain: '2c' },
    ])
    expect(folded('ÅÄÖ é')).toBe('aao e')
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8)
  })
})

describe('counting facets', () => {
  const row = (misses: number, values: Partial<Record<(typeof facets)[number], string>>) =>
    [misses, ...facets.map((facet) => values[facet] ?? '')].join('\u001f')
  const spread = readSpread(
    [
      row(0, { municipality: '1280\u001dMalmö', minutes: '40', language: 'arabiska,dari', intake: 'open' }),
      row(0, { municipality: '1281\u001dLund', minutes: '15', language: 'dari', intake: 'open' }),
      row(facets.indexOf('intake') + 1, { municipality: '1281\u001dLund', intake: 'paused' }),
      row(facets.indexOf('municipality') + 1, { municipality: '\u001d', intake: 'closed' }),
    ].join('\u001e'),
  )
  const counts = countFacets(spread)

  test('results miss nothing', () => {
    expect(countResults(spread)).toBe(2)
    expect(readSpread(null)).toEqual([])
  })
  test('a facet counts what it alone keeps out, and no other facet does', () => {
    expect(counts.intake).toEqual([
      { value: 'open', name: 'open', count: 2 },
      { value: 'paused', name: 'paused', count: 1 },
    ])
    expect(counts.municipality).toEqual([
      { value: '1280', name: 'Malmö', count: 1 },
      { value: '1281', name: 'Lund', count: 1 },
    ])
  })
  test('one row stands under every language and every limit that it fits', () => {
    expect(counts.language.map(({ value, count }) => [value, count])).toEqual([
      ['arabiska', 1],
      ['dari', 2],
    ])
    expect(counts.minutes.map(({ value, count }) => [value, count])).toEqual([
      ['45', 2],
      ['60', 2],
      ['90', 2],
      ['30', 1],
    ])
  })
})
