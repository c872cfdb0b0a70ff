import fc from 'fast-check'
import { expect, test } from 'vitest'
import { perturbed } from './cell-key.ts'
import { addKeys, type ProtectedTable, protect, type RawTable, recordKey } from './index.ts'

const whole = 2 ** 52
const person = fc.uuid()

test('the same persons give the same key in whatever order they are counted', () => {
  const shuffled = fc
    .uniqueArray(person, { minLength: 1, maxLength: 30 })
    .chain((ids) => fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length })))
  const keyOf = (ids: string[]) => addKeys(ids.map((id) => recordKey('secret', id)))
  fc.assert(fc.property(shuffled, ([ids, other]) => keyOf(ids) === keyOf(other)))
})

test('a key is 52 bits of the person and the secret', () => {
  const known = recordKey('secret', 'a')
  expect(Number.isSafeInteger(known) && known >= 0 && known < whole).toBe(true)
  expect([recordKey('secret', 'b'), recordKey('another', 'a')]).not.toContain(known)
})

test.each([
  [0, 0, 0],
  [0, 0.99, 0],
  [1, 0, 0],
  [1, 0.3982, 1],
  [1, 0.704, 2],
  [1, 0.8982, 3],
  [2, 0.0637, 0],
  [2, 0.0639, 1],
  [100, 0.5, 100],
  [100, 0.6916, 101],
  [100, 0.9363, 102],
  [100, 1 - 1e-9, 102],
])('n = %s with a key at %s is shown as %s', (n, share, shown) => {
  expect(perturbed(n, Math.floor(share * whole))).toBe(shown)
})

test.each([1, 2, 40])('the changes of n = %s have mean 0 and variance 1', (n) => {
  const changes = Array.from({ length: 100_000 }, (_, at) => perturbed(n, Math.floor((at / 100_000) * whole)) - n)
  const mean = changes.reduce((sum, one) => sum + one, 0) / changes.length
  const variance = changes.reduce((sum, one) => sum + one * one, 0) / changes.length
  expect(mean).toBeCloseTo(0, 3)
  expect(variance).toBeCloseTo(1, 2)
})

const codes = ['yes', 'no']
const dimensions = [{ key: 'answer', categories: [...codes.map((code) => ({ code })), { code: 'T', parts: codes }] }]
const counts = (measure: RawTable['measure'], [yes, no, all]: [number, number, number]): RawTable => ({
  name: measure,
  measure,
  dimensions,
  of: { answer: 'T' },
  cells: [
    { at: { answer: 'yes' }, n: yes, key: whole * 0.5 },
    { at: { answer: 'no' }, n: no, key: whole * 0.05 },
    { at: { answer: 'T' }, n: all, key: whole * 0.8 },
  ],
})
function shown(table: RawTable) {
  const answer = protect({ kind: 'cellKey', tables: [table] })
  return 'refused' in answer
    ? []
    : (answer.tables as [ProtectedTable])[0].cells.map(({ value, status }) => value ?? status)
}

test('counts are changed by their keys; parts need not add up', () => {
  expect(shown(counts('count', [12, 8, 20]))).toEqual([12, 6, 21])
})

test('rates are taken of changed counts, and hidden under twice k', () => {
  expect(shown(counts('share', [12, 8, 20]))).toEqual([(100 * 12) / 21, (100 * 6) / 21, 100])
  expect(shown(counts('share', [4, 4, 8]))).toEqual(['protected', 'protected', 'protected'])
  expect(shown(counts('share', [0, 0, 0]))).toEqual(['na', 'na', 'na'])
})

test('a cell without a key, or money, does not pass', () => {
  const bare = { ...counts('count', [1, 2, 3]), cells: [{ at: { answer: 'yes' }, n: 1 }] }
  expect(() => protect({ kind: 'cellKey', tables: [bare] })).toThrow('without key')
  expect(() => protect({ kind: 'cellKey', tables: [{ ...counts('sum', [1, 2, 3]) }] })).toThrow('counts and shares')
})
