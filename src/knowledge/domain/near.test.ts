import { describe, expect, test } from 'vitest'
import { forgiven, nearest, stepsBetween } from './near.ts'

const known = (...words: string[]) => words.map((word, at) => ({ word, spelt: word, seen: at + 1 }))

describe('steps between two words', () => {
  test.each([
    ['kurs', 'kurs', 0],
    ['kurs', 'kurser', 2],
    ['praktik', 'praktk', 1],
    ['praktik', 'parktik', 1],
    ['etablering', 'etablerning', 1],
    ['integration', 'intergrasjon', 3],
    ['', 'abc', 3],
  ])('%s and %s: %i, both ways', (one, other, steps) => {
    expect(stepsBetween(one, other)).toBe(steps)
    expect(stepsBetween(other, one)).toBe(steps)
  })
})

test('the nearest is meant; of two as near, the one that is written more often', () => {
  expect(nearest('integrasjon', known('integration', 'migration'))?.word).toBe('integration')
  expect(nearest('motes', known('moten', 'motet'))?.word).toBe('motet')
})

test('short words forgive less, and nothing is guessed from afar', () => {
  expect([3, 7, 10, 11].map(forgiven)).toEqual([0, 1, 2, 3])
  expect(nearest('hemligt', known('hemmet'))).toBeNull()
  expect(nearest('sfi', known('sfo'))).toBeNull()
  expect(nearest('svetsare', known('undersokning'))).toBeNull()
})

test('what is too far away is not counted to its end, and nothing near is called far', () => {
  const words = [
    'integration',
    'intergration',
    'intergrasjon',
    'migration',
    'etablering',
    'etableringen',
    'teablerign',
    '',
  ]
  for (const one of words)
    for (const other of words)
      for (const most of [0, 1, 2, 3])
        expect([one, other, most, stepsBetween(one, other, most)]).toEqual([
          one,
          other,
          most,
          Math.min(stepsBetween(one, other), most + 1),
        ])
})
