import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defects } from '../../bin/trust/defects.ts'
import { promises } from '../../bin/trust/promises.ts'
import { type Goal, proofs } from '../../bin/trust/proofs.ts'
import { sumOf, verdictOf } from '../../bin/trust/sums.ts'

const goals: Record<string, Goal> = {
  kills: { says: 'kills', add: 'sum', atLeast: 10 },
  lost: { says: 'lost', add: 'sum', atMost: 0 },
  readyMs: { says: 'ms', add: 'worst', atMost: 2000 },
}
const run = (kills: number, lost = 0, readyMs = 100, red = false) => ({ figures: { kills, lost, readyMs }, red })

test('counts add up over runs, of times the worst stays', () => {
  expect(sumOf([run(4, 0, 900), run(6, 0, 300)], goals)).toEqual({ kills: 10, lost: 0, readyMs: 900 })
})

test('what a run says of all runs is taken from the last one', () => {
  const seen: Record<string, Goal> = { seen: { says: 'seen', add: 'last', atLeast: 3 } }
  const runs = [1, 4, 3].map((n) => ({ figures: { seen: n }, red: false }))
  expect(sumOf(runs, seen)).toEqual({ seen: 3 })
  expect(verdictOf(runs, { goals: seen })).toBe('kept')
  expect(verdictOf(runs.slice(0, 1), { goals: seen })).toBe('holds so far')
})

test('every defect can be planted: its words stand in its file, once', () => {
  const lost = defects.filter(({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2)
  expect(lost.map(({ name }) => name)).toEqual([])
})

test('kept only when every goal is reached; one miss or one red run breaks it', () => {
  expect(verdictOf([], { goals })).toBe('not tested')
  expect(verdictOf([run(4)], { goals })).toBe('holds so far')
  expect(verdictOf([run(4), run(6)], { goals })).toBe('kept')
  expect(verdictOf([run(20, 1)], { goals })).toBe('BROKEN')
  expect(verdictOf([run(20, 0, 2001)], { goals })).toBe('too slow')
  expect(verdictOf([run(20, 1, 2001)], { goals })).toBe('BROKEN')
  expect(verdictOf([run(20, 0, 100, true)], { goals })).toBe('BROKEN')
  // What was never counted is not kept.
  expect(verdictOf([{ figures: { kills: 20, lost: 0 }, red: false }], { goals })).toBe('holds so far')
})

test('every proof belongs to a promise, and all 33 are told', () => {
  expect(promises.map(({ number }) => number)).toEqual(Array.from({ length: 33 }, (_, at) => at + 1))
  const strangers = Object.entries(proofs).filter(([, { promise }]) => promise < 0 || promise > 33)
  expect(strangers).toEqual([])
})
