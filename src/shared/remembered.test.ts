import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

test('makes once what is asked for again, also when there is nothing', () => {
  const asked: number[] = []
  const half = remembered((n: number) => {
    asked.push(n)
    return n % 2 === 0 ? n / 2 : null
  })
  expect([half(4), half(4), half(3), half(3)]).toEqual([2, 2, null, null])
  expect(asked).toEqual([4, 3])
})

test('keeps no more than is said, and goes on after it has forgotten', () => {
  const asked: string[] = []
  const loud = remembered((word: string) => {
    asked.push(word)
    return word.toUpperCase()
  }, 2)
  expect(['a', 'b', 'a', 'c', 'c', 'a'].map(loud)).toEqual(['A', 'B', 'A', 'C', 'C', 'A'])
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

test('remembers nothing of what could not be made', () => {
  let tries = 0
  const late = remembered((word: string) => {
    tries += 1
    if (tries === 1) throw new Error('not yet')
    return word
  })
  expect(() => late('a')).toThrow('not yet')
  expect(late('a')).toBe('a')
})
