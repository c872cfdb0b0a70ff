import { expect, test } from 'vitest'
import { isDue, mayApprove, mayMove, mayStep, nextName, outAt } from './release.ts'
import { type Stage, stages } from './words.ts'

/** Typed from the table of the design: rows from, columns to. */
const table: Record<Stage, Stage[]> = {
  planned: ['preparing'],
  preparing: ['ready'],
  ready: ['published', 'preparing'],
  published: ['corrected'],
  corrected: [],
}
test.each(stages.flatMap((from) => stages.map((to) => [from, to] as const)))(
  'release state table: %s to %s',
  (from, to) => {
    expect(mayStep(from, to)).toBe(table[from].includes(to))
  },
)

const ready = { stage: 'ready', preparedBy: 'a', approvedBy: null, plannedFor: '2027-03-01' } as const
test('two different editors', () => {
  expect(mayApprove(ready, 'a')).toBe('sameEditor')
  expect(mayApprove(ready, 'b')).toBe(null)
  expect(mayApprove({ ...ready, stage: 'preparing' }, 'b')).toBe('stage')
})
test('out at eight in Sweden, winter and summer, and not without the second', () => {
  expect(outAt('2027-03-01').toISOString()).toBe('2027-03-01T07:00:00.000Z')
  expect(outAt('2027-07-01').toISOString()).toBe('2027-07-01T06:00:00.000Z')
  const approved = { ...ready, approvedBy: 'b' }
  expect(isDue(approved, new Date('2027-03-01T06:59:59Z'))).toBe(false)
  expect(isDue(approved, new Date('2027-03-01T07:00:00Z'))).toBe(true)
  expect(isDue(ready, new Date('2027-03-02T07:00:00Z'))).toBe(false)
  expect(isDue({ ...approved, stage: 'preparing' }, new Date('2027-03-02T07:00:00Z'))).toBe(false)
})
test('a date is moved forward, never after it is out', () => {
  const now = new Date('2027-03-01T09:00:00Z')
  expect(mayMove(ready, '2027-04-01', now)).toBe(null)
  expect(mayMove(ready, '2027-02-01', now)).toBe('early')
  expect(mayMove({ stage: 'published' }, '2027-04-01', now)).toBe('stage')
})
test('a correction has a name of its own', () => {
  expect([nextName('2026-11'), nextName('2026-11.1'), nextName('2026-11.9')]).toEqual([
    '2026-11.1',
    '2026-11.2',
    '2026-11.10',
  ])
})
