import { expect, test } from 'vitest'
import type { RawTable } from '../shared/disclosure/index.ts'
import { type Before, type Standing, turnOf } from './recounted.ts'

const counted = (n: number): RawTable => ({
  name: 'sent 2026-03',
  measure: 'count',
  dimensions: [{ key: 'place', categories: [{ code: '1280' }] }],
  cells: [{ at: { place: '1280' }, n }],
})
const before = (n: number | null, standing: Standing): Before => ({
  records: n === null ? null : counted(n),
  cells: [],
  reply: `reply of ${n}`,
  standing,
  release: standing === 'out' ? 1 : null,
})
const turn = (rows: Before[], n: number) => turnOf(rows, counted(n))

test('what nobody has counted is counted, and what says the same is left', () => {
  expect(turn([], 9)).toEqual({ published: [], instead: null })
  expect(turn([before(9, 'out')], 9)).toBeNull()
})
test('a count that nobody has had gives way; one that an editor reads does not', () => {
  expect(turn([before(9, 'waits')], 10)).toEqual({ published: [], instead: 'reply of 9' })
  expect(turn([before(9, 'out'), before(15, 'waits')], 16)).toMatchObject({ instead: 'reply of 15' })
  expect(turn([before(9, 'out'), before(15, 'read')], 16)).toBeNull()
})
test('judged against all that are out, and against no other', () => {
  const all = [before(9, 'out'), before(20, 'gone'), before(15, 'out')]
  expect(turn(all, 30)?.published.map(({ reply }) => reply)).toEqual(['reply of 9', 'reply of 15'])
})
test('left as they are: what was undone before it was out, what was not kept, and what has been counted four times', () => {
  expect(turn([before(9, 'gone')], 10)).toBeNull()
  expect(turn([before(null, 'out')], 10)).toBeNull()
  expect(turn([before(null, 'out'), before(15, 'waits')], 16)).toBeNull()
  expect(
    turn(
      [9, 15, 21, 27].map((n) => before(n, 'out')),
      40,
    ),
  ).toBeNull()
})
