import { expect, test } from 'vitest'
import { excerpt, folded, highlighted, wordsIn } from './found.ts'

const lit = (text: string, query: string) =>
  highlighted(text, wordsIn(query))
    .filter((piece) => piece.lit)
    .map((piece) => piece.text)

test('missing å ä ö is forgiven', () => {
  expect(folded('Nyanlända på Åland')).toBe('nyanlanda pa aland')
  expect(lit('Kurser för nyanlända', 'nyanlanda')).toEqual(['nyanlända'])
})

test('other forms of the word, not other words', () => {
  expect(lit('Kurser, kursen och en resurs', 'kurs')).toEqual(['Kurser', 'kursen'])
  expect(lit('kommunernas arbete', 'kommuner')).toEqual(['kommunernas'])
})

test('nothing of the text is lost', () => {
  const text = 'İ «Små rum» – 𝒳 högst fyrtio'
  expect(
    highlighted(text, ['rum'])
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test('words of a search', () => {
  expect(wordsIn('  SFI,   och  Yrke! a')).toEqual(['sfi', 'och', 'yrke'])
  expect(wordsIn('<script>')).toEqual(['script'])
  expect(wordsIn('Nyanlända nyanlanda')).toEqual(['nyanlanda'])
  expect(wordsIn('تعليم، العمل')).toEqual(['تعليم', 'العمل'])
  expect(wordsIn('ett två tre fyra fem sex sju åtta nio tio')).toHaveLength(8)
})

test('the part that answers', () => {
  const text = `${'ord '.repeat(200)}mål ${'slut '.repeat(200)}`
  expect(excerpt(text, ['mal'])).toContain('mål')
  expect(excerpt('kort', ['x'])).toBe('kort')
  expect(excerpt('ett ord till '.repeat(40), ['x'])).toMatch(/ (ett|ord|till) …$/)
})
