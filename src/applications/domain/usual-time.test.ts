import { describe, expect, test } from 'vitest'
import { type Stay, spread, usualTime } from './usual-time.ts'

const stay = (days: number, but: Partial<Stay> = {}): Stay => ({
  state: 'with_home',
  days,
  leftAt: new Date(Date.UTC(2027, 0, 1)),
  course: 'welder',
  home: '1280',
  kind: 'yrkes_sfi',
  ...but,
})
const of = { state: 'with_home', course: 'welder', home: '1280', kind: 'yrkes_sfi' } as const

describe('usual time', () => {
  test('of the same course and home', () => {
    expect(
      usualTime(
        [3, 9, 5, 7, 8].map((days) => stay(days)),
        of,
      ),
    ).toEqual({ scope: 'courseAndHome', median: 7, ninety: 9, n: 5 })
  })
  // Acceptance example 27, the rule; the texts are held elsewhere.
  test('fewer than five, also widened, is not known', () => {
    expect(usualTime([], of)).toEqual({ scope: 'unknown' })
    expect(
      usualTime(
        [1, 2, 3, 4].map((days) => stay(days)),
        of,
      ),
    ).toEqual({ scope: 'unknown' })
  })
  test('is widened to the course, then to the kind, and says which', () => {
    const own = [1, 2, 3, 4].map((days) => stay(days))
    expect(usualTime([...own, stay(10, { home: '1281' })], of)).toEqual({
      scope: 'course',
      median: 3,
      ninety: 10,
      n: 5,
    })
    expect(usualTime([...own, stay(20, { course: 'baker' })], of)).toEqual({
      scope: 'kind',
      median: 3,
      ninety: 20,
      n: 5,
    })
    expect(usualTime([...own, stay(20, { course: 'baker', kind: 'shk' })], of)).toEqual({ scope: 'unknown' })
  })
  test('other steps do not count', () => {
    expect(
      usualTime(
        [1, 2, 3, 4, 5].map((days) => stay(days, { state: 'assessment' })),
        of,
      ),
    ).toEqual({ scope: 'unknown' })
  })
  test('only the last twenty that left', () => {
    const old = Array.from({ length: 30 }, () => stay(100, { leftAt: new Date(Date.UTC(2026, 0, 1)) }))
    const recent = Array.from({ length: 20 }, (_, n) => stay(n + 1))
    expect(usualTime([...old, ...recent], of)).toEqual({ scope: 'courseAndHome', median: 11, ninety: 18, n: 20 })
  })
})

test('median and nine of ten, as counted by hand', () => {
  expect(spread([5])).toEqual({ median: 5, ninety: 5 })
  expect(spread([1, 2, 3, 4])).toEqual({ median: 3, ninety: 4 })
  expect(spread([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toEqual({ median: 6, ninety: 9 })
})
