import { expect, test } from 'vitest'
import { closesRing, counting, flat, treeOf } from './adoption.ts'

const all = [
  { id: '1', organisation: 'lund', from: null, withdrawn: false },
  { id: '2', organisation: 'ystad', from: '1', withdrawn: false },
  { id: '3', organisation: 'eslov', from: '2', withdrawn: true },
]

test('a tree from the original outwards', () => {
  expect(flat(treeOf(all)).map(({ organisation, depth }) => [organisation, depth])).toEqual([
    ['lund', 1],
    ['ystad', 2],
    ['eslov', 3],
  ])
})

test('rings are refused', () => {
  expect(closesRing(all, 'malmo', '3', 'lund')).toBe(true)
  expect(closesRing(all, 'malmo', null, 'malmo')).toBe(true)
  expect(closesRing(all, 'malmo', 'unknown', 'sjobo')).toBe(true)
  expect(closesRing(all, 'malmo', '3', 'sjobo')).toBe(false)
  expect(closesRing(all, 'malmo', null, 'lund')).toBe(false)
})

test('a ring that came from elsewhere ends', () => {
  const ring = [
    { id: 'a', organisation: 'x', from: 'b', withdrawn: false },
    { id: 'b', organisation: 'y', from: 'a', withdrawn: false },
  ]
  expect(closesRing(ring, 'malmo', 'a', 'sjobo')).toBe(true)
  expect(treeOf(ring)).toEqual([])
})

test('what hangs on nothing known hangs on the original', () => {
  expect(treeOf([{ id: '9', organisation: 'hoor', from: 'gone', withdrawn: false }])).toMatchObject([{ depth: 1 }])
})

test('what is withdrawn does not count', () => expect(counting(all).map(({ id }) => id)).toEqual(['1', '2']))
