import { describe, expect, test } from 'vitest'
import { type EvidenceFacts, lacksFor, levelOf, ownLevel } from './evidence.ts'

const idea: EvidenceFacts = {
  described: true,
  places: 0,
  period: null,
  participants: null,
  indicator: null,
  before: null,
  after: null,
  counted: null,
  evaluatedBy: null,
  report: null,
}
const tried = { ...idea, places: 1, period: '2017', participants: 12 }
const followed = { ...tried, indicator: 'Egen försörjning', before: 40, after: 55, counted: 12 }
const evaluated = { ...followed, evaluatedBy: 'external', report: 'https://exempel.se/rapport' } as const

describe('the level by own facts', () => {
  test.each([
    [0, { ...idea, described: false }],
    [1, idea],
    [1, { ...tried, participants: null }],
    [1, { ...tried, period: null }],
    [2, tried],
    [2, { ...followed, before: null }],
    [2, { ...followed, counted: 4 }],
    [3, followed],
    [3, { ...evaluated, report: null }],
    [4, evaluated],
  ])('%i', (level, facts) => expect(ownLevel(facts as EvidenceFacts)).toBe(level))
})

test('12: three, five when two further municipalities have followed up, three again when one is withdrawn', () => {
  const lund = { organisation: 'lund', facts: followed }
  const ystad = { organisation: 'ystad', facts: followed }
  expect(levelOf(followed, 'malmo', [])).toBe(3)
  expect(levelOf(followed, 'malmo', [lund, ystad])).toBe(5)
  expect(levelOf(followed, 'malmo', [lund])).toBe(3)
})

test('the same organisation twice is one, and oneself is none', () => {
  const lund = { organisation: 'lund', facts: followed }
  expect(levelOf(followed, 'malmo', [lund, lund, { organisation: 'malmo', facts: followed }])).toBe(3)
  expect(levelOf(tried, 'malmo', [lund, { organisation: 'ystad', facts: followed }])).toBe(2)
})

test('it tells what is missing', () => {
  expect(lacksFor(idea)).toEqual(['places', 'period', 'participants'])
  expect(lacksFor({ ...followed, counted: 3 })).toEqual(['counted'])
  expect(lacksFor(evaluated)).toEqual([])
})
