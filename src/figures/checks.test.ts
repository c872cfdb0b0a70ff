import { describe, expect, test } from 'vitest'
import { cellOf, Stopped } from './cell.ts'
import { checkCells, sexWarnings } from './checks.ts'

const malmo = (value: number | null, more = {}) =>
  cellOf({ slug: 'mottagna', municipality: '1280', period: '2018', sex: 'T', value, ...more })
const stopOf = (cells: ReturnType<typeof cellOf>[]) => {
  try {
    checkCells(cells)
    return null
  } catch (error) {
    if (error instanceof Stopped) return error.stop.why
    throw error
  }
}

describe('an import stops for', () => {
  test.each([
    ['an indicator that nobody knows', malmo(1, { slug: 'okand' }), 'unknownIndicator'],
    ['an edition that does not exist', malmo(1, { edition: 9 }), 'unknownIndicator'],
    ['a place that does not exist', malmo(1, { municipality: '1279' }), 'unknownPlace'],
    ['fewer than nobody', malmo(-1), 'negative'],
    ['half a person', malmo(1.5), 'notNumber'],
    ['more than everybody', malmo(100.1, { slug: 'bistand' }), 'over100'],
    ['women, where the source counts only all', malmo(1, { slug: 'kommuntal', sex: 'K' }), 'unknownIndicator'],
  ])('%s', (_, cell, why) => expect(stopOf([cell])).toBe(why))
  test('the same cell told twice', () => expect(stopOf([malmo(1), malmo(2)])).toBe('twice'))
})

test('nothing is wrong with a number, a zero, or a hole', () => {
  expect(stopOf([malmo(0), malmo(null, { period: '2019' }), malmo(-3.2, { slug: 'flyktingar-skillnad' })])).toBe(null)
  expect(malmo(null).status).toBe('missing')
  expect(malmo(7, { status: 'protected' })).toMatchObject({ value: null, status: 'protected' })
})
test('women and men that are not everybody are told', () => {
  const of = (sex: 'K' | 'M' | 'T', value: number) => malmo(value, { sex })
  expect(sexWarnings([of('K', 4), of('M', 5), of('T', 9)])).toEqual([])
  expect(sexWarnings([of('K', 4), of('M', 5), of('T', 10)])).toHaveLength(1)
})
