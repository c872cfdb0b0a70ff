import { expect, test } from 'vitest'
import { wordingsIn } from './all.ts'

/** What keeps its own direction inside a sentence that is read from right to left. */
const isolated = /[\u2066-\u2068][^\u2069]*\u2069/g
/** Groups of digits with a space or a dash between: after an Arabic letter they change places, and a number is read backwards. */
const groups = /\d[ -]\d/

test.each(['ar', 'prs'] as const)('numbers in groups keep their order in %s', (language) => {
  const all = wordingsIn(language)
  expect(all.length).toBeGreaterThan(500)
  expect(
    all.filter(({ text }) => groups.test(text.replace(isolated, ''))).map(({ at, text }) => `${at}: ${text}`),
  ).toEqual([])
})
