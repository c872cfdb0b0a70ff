import { describe, expect, test } from 'vitest'
import { drafted } from '../../shared/language.ts'
import { leafAt, leavesOf } from '../../shared/text-leaves.ts'
import { watched, whileReading } from '../../shared/text-state.ts'
import { indicators } from './indicators.ts'
import { indicators as worded } from './texts/index.ts'
import { wordFor } from './words.ts'

const swedishOf = indicators.flatMap(({ slug, titles, numerator, denominator, breaks }) =>
  [titles, numerator, denominator, ...breaks.map(({ note }) => note)].flatMap((said) =>
    said ? [[slug, said] as const] : [],
  ),
)

describe.each(drafted)('in %s', (language) => {
  test('every indicator has a title, what is counted, and among whom', () => {
    const swedish = swedishOf.filter(([, { sv }]) => {
      const word = wordFor(language, sv, false)
      return word.includes(sv) || word.trim() === ''
    })
    expect(swedish.map(([slug, { sv }]) => `${slug}: ${sv}`)).toEqual([])
  })
  test('nothing is translated that no indicator says', () => {
    const { sv } = worded
    const spare = leavesOf(worded[language]).filter(({ keys }) => leafAt(sv, keys) === undefined)
    expect(spare.map(({ path }) => path)).toEqual([])
  })
  test('numbers are the same as in Swedish', () => {
    const digits = (text: string) => (text.replaceAll(/(?<=\d) (?=\d{3})/g, '').match(/\d+/g) ?? []).sort().join(' ')
    const wrong = swedishOf.filter(([, { sv }]) => digits(wordFor(language, sv, false)) !== digits(sv))
    expect(wrong.map(([slug, { sv }]) => `${slug}: ${sv}`)).toEqual([])
  })
  test('a title marks the page as drafted when it is read', () => {
    expect(whileReading(() => watched(() => wordFor(language, 'Folkmängd', false)))).toMatchObject({ drafts: true })
  })
})

test('English is as the indicator has it', () => {
  for (const [, said] of swedishOf) expect(said.en, said.sv).toBeTruthy()
  expect(wordFor('en', 'Population', true)).toBe('Population')
})
test('what an editor has typed stays as it is, and says that it is Swedish', () => {
  expect(wordFor('sv', 'Vår egen', true)).toBe('Vår egen')
  expect(wordFor('uk', 'Vår egen', false)).toBe('\u2068Vår egen (på svenska)\u2069')
  expect(wordFor('en', 'Vår egen', false)).toBe('\u2068Vår egen (på svenska)\u2069')
  expect(wordFor('uk', 'Своє', true)).toBe('Своє')
})
