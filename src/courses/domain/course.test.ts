import { describe, expect, test } from 'vitest'
import { itemsOf, slugOf, wordsOf } from './course.ts'
import { placeOf } from './round.ts'
import { supportIn, supportName } from './support.ts'

const course = {
  title: 'Svetsare',
  ingress: 'Lär dig',
  body: '',
  texts: { en: { title: 'Welder' }, ar: { ingress: 'x' } },
}

test('a course is told in the reader’s language where it has a title there, else in Swedish and said so', () => {
  expect(wordsOf(course, 'en')).toEqual({ title: 'Welder', ingress: '', body: '', language: 'en' })
  expect(wordsOf(course, 'ar')).toMatchObject({ title: 'Svetsare', language: 'sv' })
})

test('an address is small letters without accents', () => {
  expect(slugOf('Undersköterska, steg 1 – Malmö')).toBe('underskoterska-steg-1-malmo')
  expect(slugOf('!!!')).toBe('')
})

describe('conditions one a line', () => {
  const before = [
    { code: 'sfi_c', text: 'Du är klar med SFI kurs C' },
    { code: 'lyfta', text: 'Du kan lyfta' },
  ]
  test('keep their code when they move or are reworded where they stand', () => {
    expect(itemsOf(['Du kan lyfta', 'Du är klar med SFI kurs C'], before).map(({ code }) => code)).toEqual([
      'lyfta',
      'sfi_c',
    ])
    expect(itemsOf(['Du är klar med SFI C', 'Du kan lyfta'], before).map(({ code }) => code)).toEqual([
      'sfi_c',
      'lyfta',
    ])
  })
  test('get a code of their own when they are new', () => {
    const items = itemsOf(['Du är klar med SFI kurs C', 'Du kan lyfta', 'Körkort B', 'Körkort B!'], before)
    expect(items.map(({ code }) => code)).toEqual(['sfi_c', 'lyfta', 'korkort_b', 'korkort_b_2'])
    expect(itemsOf(['…'], [])).toEqual([{ code: 'krav', text: '…' }])
  })
})

test('a place says its municipality once', () => {
  expect(placeOf('Sorgenfri', 'Malmö')).toBe('Sorgenfri, Malmö')
  expect(placeOf('Malmö, Sorgenfri', 'Malmö')).toBe('Malmö, Sorgenfri')
  expect(placeOf('', 'Malmö')).toBe('Malmö')
  expect(placeOf('Sorgenfri', null)).toBe('Sorgenfri')
})

test('languages with support are shown in the reader’s own, and unknown ones as the school wrote them', () => {
  expect(supportIn(' Arabiska,dari ,, Volapük')).toEqual(['arabiska', 'dari', 'volapük'])
  expect(supportName('arabiska', 'sv')).toBe('Arabiska')
  expect(supportName('arabiska', 'en')).toBe('Arabic')
  expect(supportName('volapük', 'en')).toBe('Volapük')
})
