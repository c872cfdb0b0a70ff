import { describe, expect, test } from 'vitest'
import { type Intake, intakeOn, maySeat, offerOf, opensToday, seatWord } from './intake.ts'

const today = '2027-03-01'
const round = (intake: Intake, entryDate = '2027-03-20', reopens: string | null = null) => ({
  intake,
  entryDate,
  reopens,
})

describe('what a visitor meets', () => {
  test.each([
    ['open', '2027-03-01', 'apply'],
    ['open', '2027-02-28', 'ended'],
    ['planned', '2027-03-20', 'watch'],
    ['paused', '2027-03-20', 'watch'],
    ['closed', '2027-03-20', 'watch'],
    ['closed', '2027-02-20', 'ended'],
    ['cancelled', '2027-03-20', 'ended'],
  ] as const)('%s with last day %s: %s', (intake, entryDate, offer) => {
    expect(offerOf(round(intake, entryDate), today)).toBe(offer)
  })
  test('a passed last day closes what is called open, and leaves the other words', () => {
    expect(intakeOn(round('open', '2027-02-28'), today)).toBe('closed')
    expect(intakeOn(round('paused', '2027-02-28'), today)).toBe('paused')
  })
})

describe('opening by itself', () => {
  test.each([
    ['paused', '2027-03-01', '2027-03-20', true],
    ['planned', '2027-02-01', '2027-03-20', true],
    ['paused', '2027-03-02', '2027-03-20', false],
    ['paused', null, '2027-03-20', false],
    ['closed', '2027-03-01', '2027-03-20', false],
    ['paused', '2027-03-01', '2027-02-28', false],
  ] as const)('%s, to open %s, last day %s: %s', (intake, reopens, entryDate, opens) => {
    expect(opensToday(round(intake, entryDate, reopens), today)).toBe(opens)
  })
})

test.each([
  [20, 0, 0, 'many'],
  [20, 15, 0, 'many'],
  [20, 16, 0, 'few'],
  [20, 19, 0, 'few'],
  [20, 20, 0, 'full'],
  [20, 20, 3, 'reserve'],
  [20, 18, 3, 'reserve'],
  [0, 0, 0, 'full'],
] as const)('of %i seats %i taken and %i waiting is %s', (seats, seatsTaken, reserves, word) => {
  expect(seatWord({ seats, seatsTaken, reserves })).toBe(word)
})

test('a round shrinks to its held seats and no further', () => {
  expect([maySeat(12, 12), maySeat(11, 12), maySeat(0, 0)]).toEqual([true, false, true])
})
