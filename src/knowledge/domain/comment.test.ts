import { expect, test } from 'vitest'
import {
  afterComment,
  afterReport,
  commentActs,
  commentStages,
  commentTable,
  dueAt,
  isProgram,
  isVisible,
  mayJudgeHidden,
  slotAfter,
} from './comment.ts'

const actors = ['visitor', 'moderator', 'secondModerator', 'system'] as const

test('only what the table says', () => {
  const all = commentStages.flatMap((from) =>
    commentActs.flatMap((act) => actors.map((by) => [from, act, by] as const)),
  )
  const open = all.filter(([from, act, by]) => afterComment(from, act, by) !== null)
  expect(open).toHaveLength(commentTable.length)
  expect(afterComment('waiting', 'show', 'visitor')).toBeNull()
  expect(afterComment('hidden', 'restore', 'moderator')).toBeNull()
  expect(afterComment('removed', 'restore', 'secondModerator')).toBeNull()
})

test('the third report hides until somebody has read', () => {
  expect([1, 2, 3].map((reports) => afterReport('shown', reports))).toEqual(['reported', 'reported', 'hidden'])
  expect(afterReport('reported', 3)).toBe('hidden')
  expect(afterReport('waiting', 3)).toBeNull()
  expect(commentStages.filter(isVisible)).toEqual(['shown', 'reported'])
})

test('another moderator judges what one has hidden', () => {
  expect(mayJudgeHidden('a', 'a')).toBe(false)
  expect(mayJudgeHidden('a', 'b')).toBe(true)
  expect(mayJudgeHidden(null, 'a')).toBe(true)
})

test('two working days, not two days', () => {
  const friday = new Date('2027-03-05T10:00:00+01:00')
  expect(dueAt(friday).toISOString().slice(0, 10)).toBe('2027-03-09')
})

test('a field nobody sees, and time to read', () => {
  expect(isProgram({ trap: '', drawnAt: 0, now: 10_000 })).toBe(false)
  expect(isProgram({ trap: 'x', drawnAt: 0, now: 10_000 })).toBe(true)
  expect(isProgram({ trap: '', drawnAt: 0, now: 1000 })).toBe(true)
})

test('moderators are told once a quarter of an hour', () => {
  const at = (time: string) =>
    slotAfter(new Date(`2027-03-05T${time}Z`))
      .toISOString()
      .slice(11, 16)
  expect([at('10:00:00'), at('10:01:00'), at('10:14:59'), at('10:15:00')]).toEqual(['10:15', '10:15', '10:15', '10:30'])
})
