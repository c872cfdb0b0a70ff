import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween, paragraphsOf } from './change.ts'

const told = (before: string, after: string) =>
  changesBetween(before, after).map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`)

test('what stays, what goes and what is new, in the order of the text', () => {
  expect(told('a\n\nb\n\nc', 'a\n\nB\n\nc\n\nd')).toEqual([' a', '-b', '+B', ' c', '+d'])
  expect(told('', 'a')).toEqual(['+a'])
  expect(told('a\r\n\r\nb', 'a\n \nb')).toEqual([' a', ' b'])
})

test('both texts can be read out of the changes', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((parts) => parts.join('\n\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = changesBetween(before, after)
      const without = (kind: string) => changes.filter((one) => one.kind !== kind).map((one) => one.text)
      expect(without('new')).toEqual(paragraphsOf(before))
      expect(without('gone')).toEqual(paragraphsOf(after))
    }),
    { numRuns: 100 },
  )
})

test('thousands of rewritten paragraphs take no time', () => {
  const many = (mark: string) => Array.from({ length: 20_000 }, (_, n) => `${mark}${n}`).join('\n\n')
  expect(changesBetween(many('a'), many('b'))).toHaveLength(40_000)
})
