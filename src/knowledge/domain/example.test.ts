import { expect, test } from 'vitest'
import {
  afterExample,
  checkOn,
  exampleActs,
  exampleStages,
  exampleTable,
  inFeeds,
  isDescribed,
  isReadable,
  unanswered,
  unknown,
} from './example.ts'

test('only what the table says', () => {
  const all = exampleStages.flatMap((from) =>
    exampleActs.flatMap((act) => (['editor', 'owner', 'system'] as const).map((by) => [from, act, by] as const)),
  )
  const open = all.filter(([from, act, by]) => afterExample(from, act, by) !== null)
  expect(open).toHaveLength(exampleTable.reduce((sum, { by }) => sum + by.length, 0))
  expect(afterExample('closed', 'confirm', 'owner')).toBeNull()
  expect(afterExample('proposed', 'publish', 'owner')).toBeNull()
})

test('13: sixty days without an answer make it grey and take it out of the feed; one answer restores it', () => {
  const confirmed = '2026-01-15'
  expect(checkOn('2027-01-14', confirmed)).toBe('none')
  expect(checkOn('2027-01-15', confirmed)).toBe('ask')
  expect(checkOn('2027-02-14', confirmed)).toBe('remind')
  expect(checkOn('2027-03-15', confirmed)).toBe('remind')
  expect(checkOn('2027-03-16', confirmed)).toBe('grey')
  expect(afterExample('published', 'grey', 'system')).toBe('grey')
  expect(inFeeds('grey')).toBe(false)
  expect(afterExample('grey', 'confirm', 'owner')).toBe('published')
})

test('ended ones stay readable, proposals are not', () => {
  expect(exampleStages.filter(isReadable)).toEqual(['published', 'grey', 'closed'])
})

test('not known is an answer, nothing is none', () => {
  const template = { problem: 'Väntan', did: 'Små rum', failed: null, result: ' ' }
  expect(unknown(template)).toEqual(['failed'])
  expect(unanswered(template)).toContain('result')
  expect(unanswered(template)).not.toContain('failed')
  expect(isDescribed(template)).toBe(true)
  expect(isDescribed({ ...template, did: null })).toBe(false)
})
