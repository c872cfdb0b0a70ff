import { expect, test } from 'vitest'
import { languageFor, stateOf, statesOf } from './language-version.ts'

const arabic = { language: 'ar', state: 'approved', from: 1 } as const

test('11: when the Swedish changes, the Arabic is outdated and still readable', () => {
  expect(stateOf(arabic, 1)).toBe('approved')
  expect(stateOf(arabic, 2)).toBe('outdated')
  expect(languageFor('ar', [arabic], 2)).toBe('ar')
})

test('what nobody has approved is shown in Swedish', () => {
  expect(languageFor('ar', [{ ...arabic, state: 'read' }], 1)).toBe('sv')
  expect(languageFor('so', [arabic], 1)).toBe('sv')
  expect(languageFor('sv', [], 1)).toBe('sv')
})

test('each language has its state', () => {
  expect(statesOf([arabic, { language: 'uk', state: 'draft', from: 1 }], 1)).toEqual([
    ['en', 'missing'],
    ['ar', 'approved'],
    ['prs', 'missing'],
    ['so', 'missing'],
    ['ti', 'missing'],
    ['uk', 'draft'],
  ])
})
