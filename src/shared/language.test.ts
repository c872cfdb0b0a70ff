import { expect, it } from 'vitest'
import { languageAsked, pluralForms } from './language.ts'

it('the language that a browser asks for, in its order', () => {
  expect(languageAsked('uk-UA,uk;q=0.9,en;q=0.8')).toBe('uk')
  expect(languageAsked('de-DE,ti;q=0.7')).toBe('ti')
  expect(['fa-AF', 'fa', 'prs', 'fa-IR;q=0.5'].map(languageAsked)).toEqual(['prs', 'prs', 'prs', 'prs'])
  expect(languageAsked('')).toBe('sv')
})

it('numbers have the forms of the language', () => {
  expect(pluralForms('ar').sort()).toEqual(['few', 'many', 'one', 'other', 'two', 'zero'])
  expect(pluralForms('uk').sort()).toEqual(['few', 'many', 'one', 'other'])
  for (const language of ['sv', 'en', 'prs', 'so', 'ti'] as const)
    expect(pluralForms(language).sort()).toEqual(['one', 'other'])
})
