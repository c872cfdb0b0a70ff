import { describe, expect, test } from 'vitest'
import { theFacts } from '../samples.ts'
import { type Asked, countOutcomes, outcomeDays, questionsDue } from './outcome.ts'

const { limits } = theFacts()
const at = (day: string) => ({ limits, now: new Date(`${day}T09:00:00Z`) })
const asked = (after: number, askedOn: string | null, answered = false): Asked => ({
  after,
  askedOn,
  answer: answered ? { outcome: 'regular_studies' } : null,
})

test('asked on the day, after 90 and after 180', () => {
  expect(outcomeDays('2027-06-11', limits, at('2027-06-11').now)).toEqual([
    { after: 0, on: '2027-06-11' },
    { after: 90, on: '2027-09-09' },
    { after: 180, on: '2027-12-08' },
  ])
})

describe('what is to be asked', () => {
  test.each([
    ['nothing before the course has ended', [], '2027-06-10', []],
    ['a message on the day', [], '2027-06-11', [{ after: 0, on: '2027-06-11', by: 'message' }]],
    ['nothing while the message is new', [asked(0, '2027-06-11')], '2027-06-17', []],
    [
      'a call when it has lain a week',
      [asked(0, '2027-06-11')],
      '2027-06-18',
      [{ after: 0, on: '2027-06-11', by: 'call' }],
    ],
    ['nothing once it is answered', [asked(0, '2027-06-11', true)], '2027-06-30', []],
    [
      'each point by itself',
      [asked(0, '2027-06-11', true), asked(90, null)],
      '2027-09-09',
      [{ after: 90, on: '2027-09-09', by: 'message' }],
    ],
  ] as const)('%s', (_, rows, day, questions) => {
    expect(questionsDue('2027-06-11', rows, at(day))).toEqual(questions)
  })
})

test('the silent are counted as unknown, never left out', () => {
  const counts = countOutcomes([
    { outcome: 'work', extent: 'full', subsidised: false },
    { outcome: 'parental_leave' },
    null,
    { outcome: 'unknown' },
  ])
  expect(counts).toEqual({
    work: 1,
    regular_studies: 0,
    other_activity: 0,
    parental_leave: 1,
    moved_away: 0,
    unknown: 2,
  })
})
