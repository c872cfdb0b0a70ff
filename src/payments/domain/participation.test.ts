import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standingSteps } from '../../applications/index.ts'
import { splitCost } from '../../courses/index.ts'
import { addDays, type Day, daysBetween, startOfDay } from '../../shared/calendar.ts'
import { sumOf } from '../../shared/money.ts'
import {
  type MonthPart,
  monthBefore,
  monthOf,
  monthsOf,
  type Presence,
  presenceOf as presenceOfStanding,
} from './participation.ts'

type Step = Parameters<typeof standingSteps>[0][number]
const presenceOf = (steps: readonly Step[]) => presenceOfStanding(standingSteps(steps))
let seq = 0
const step = (to: Step['to'], day: Day, but: Partial<Step> = {}): Step => ({
  id: `e${++seq}`,
  application: 'a',
  component: 'c',
  seq,
  from: null,
  to,
  party: 'admissionOfficer',
  account: null,
  organisation: null,
  ground: null,
  reason: null,
  note: null,
  at: new Date(startOfDay(day).getTime() + 36_000_000),
  compensates: null,
  ...but,
})
const amountsOf = (parts: readonly MonthPart[]) => sumOf(parts.map(({ amount }) => amount))

describe('presence', () => {
  test('begins with the course and stops at the last day present', () => {
    const began = step('ongoing', '2027-03-29')
    expect(presenceOf([step('accepted', '2027-03-01'), began])).toEqual({
      spans: [{ from: '2027-03-29', to: null }],
      complete: false,
    })
    expect(presenceOf([began, step('interrupted', '2027-05-10', { effective: '2027-05-03' })])).toEqual({
      spans: [{ from: '2027-03-29', to: '2027-05-04' }],
      complete: false,
    })
  })

  test('is nothing before the course goes on, after it was taken back, or when all of it was a mistake', () => {
    const began = step('ongoing', '2027-03-29')
    const back = step('awaiting_start', '2027-03-29', { from: 'ongoing', compensates: began.id })
    const nothing = { spans: [], complete: false }
    expect(presenceOf([step('accepted', '2027-03-01'), step('awaiting_start', '2027-03-01')])).toEqual(nothing)
    expect(presenceOf([began, back])).toEqual(nothing)
    expect(presenceOf([began, step('registered_in_error', '2027-04-02', { compensates: began.id })])).toEqual(nothing)
  })

  test('has a gap where somebody was away between two times, and goes on where an end was taken back', () => {
    const began = step('ongoing', '2027-03-01')
    const ended = step('interrupted', '2027-03-20', { effective: '2027-03-10' })
    const again = step('ongoing', '2027-04-01', { effective: '2027-04-05' })
    expect(presenceOf([began, ended, again]).spans).toEqual([
      { from: '2027-03-01', to: '2027-03-11' },
      { from: '2027-04-05', to: null },
    ])
    const undone = step('ongoing', '2027-03-21', { from: 'interrupted', compensates: ended.id })
    expect(presenceOf([began, ended, undone]).spans).toEqual([{ from: '2027-03-01', to: null }])
  })

  test('is handed over the day before the new home takes over', () => {
    const spans = presenceOf([
      step('ongoing', '2027-03-01'),
      step('transferred', '2027-04-20', { effective: '2027-05-01' }),
    ]).spans
    expect(spans).toEqual([{ from: '2027-03-01', to: '2027-05-01' }])
  })
})

describe('months', () => {
  const whole: Presence = { spans: [{ from: '2027-03-29', to: null }], complete: false }
  test('cut one price by days, in whole öre', () => {
    // 3 + 30 + 31 + 6 days of 70; 70,000.01 kr.
    expect(monthsOf(7_000_001, whole, '2027-06-06', '2027-12')).toEqual([
      { month: '2027-03', days: 3, amount: 300_000 },
      { month: '2027-04', days: 30, amount: 3_000_000 },
      { month: '2027-05', days: 31, amount: 3_100_000 },
      { month: '2027-06', days: 6, amount: 600_001 },
    ])
  })
  test('that have not passed are not asked for', () => {
    expect(monthsOf(7_000_000, whole, '2027-06-06', '2027-04').map(({ month }) => month)).toEqual([
      '2027-03',
      '2027-04',
    ])
    expect(monthsOf(7_000_000, whole, '2027-06-06', '2027-02')).toEqual([])
  })
  test('end with the last day present; who is through early leaves nothing unpaid', () => {
    const spans = [{ from: '2027-03-29', to: '2027-04-08' }]
    expect(monthsOf(7_000_000, { spans, complete: false }, '2027-06-06', '2027-12')).toEqual([
      { month: '2027-03', days: 3, amount: 300_000 },
      { month: '2027-04', days: 7, amount: 700_000 },
    ])
    expect(monthsOf(7_000_000, { spans, complete: true }, '2027-06-06', '2027-12')).toEqual([
      { month: '2027-03', days: 3, amount: 300_000 },
      { month: '2027-04', days: 7, amount: 6_700_000 },
    ])
  })
  test('are counted from the day before this month', () => {
    expect(monthBefore(new Date('2027-03-31T23:30:00Z'))).toBe('2027-03')
    expect(monthBefore(new Date('2027-01-01T09:00:00Z'))).toBe('2026-12')
  })
})

const days = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2026-01-01', n))
const money = fc.integer({ min: 0, max: 5_000_000_00 })
const lengths = fc.integer({ min: 1, max: 400 })
const shares = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 4 }).map((weights) => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = weights.map((weight) => Math.floor((weight * 10_000) / total))
  return [...parts.slice(1), 10_000 - parts.slice(1).reduce((sum, part) => sum + part, 0)].map((share) => ({ share }))
})
const until = '2030-12'

describe('whatever days and shares', () => {
  test('who goes the whole way costs exactly what was committed, share by share', () => {
    fc.assert(
      fc.property(fc.tuple(days, lengths, fc.boolean()), money, shares, ([from, length, complete], price, split) => {
        const ends = addDays(from, length - 1)
        const presence = { spans: [{ from, to: complete ? addDays(from, length) : null }], complete }
        const paid = splitCost(price, split).map((amount) => amountsOf(monthsOf(amount, presence, ends, until)))
        expect(sumOf(paid)).toBe(price)
      }),
    )
  })

  test('an end on any day pays for the days present, and never changes a month that had passed', () => {
    fc.assert(
      fc.property(days, lengths, money, fc.integer({ min: 1, max: 500 }), (from, length, price, present) => {
        const ends = addDays(from, length - 1)
        const last = addDays(from, present)
        const open = monthsOf(price, { spans: [{ from, to: null }], complete: false }, ends, until)
        const cut = monthsOf(price, { spans: [{ from, to: last }], complete: false }, ends, until)
        expect(amountsOf(cut)).toBe(Math.floor((price * Math.min(present, length)) / length))
        expect(cut.reduce((sum, part) => sum + part.days, 0)).toBe(Math.min(present, length))
        const passed = (parts: MonthPart[]) => parts.filter(({ month }) => month < monthOf(addDays(last, -1)))
        expect(passed(cut)).toEqual(passed(open))
      }),
    )
  })

  test('a completion on any day pays the whole, a gap is not paid, and no month is negative', () => {
    const gaps = fc.tuple(days, lengths, fc.nat(100), fc.nat(100), fc.nat(200))
    fc.assert(
      fc.property(gaps, money, fc.boolean(), ([from, length, before, away, after], price, complete) => {
        const ends = addDays(from, length - 1)
        const back = addDays(from, before + away)
        const spans = [
          { from, to: addDays(from, before) },
          { from: back, to: addDays(back, after) },
        ]
        const parts = monthsOf(price, { spans, complete }, ends, until)
        const all = length
        const missed = Math.min(all, before + away) - Math.min(all, before)
        const left = complete ? 0 : Math.max(0, daysBetween(addDays(back, after), addDays(ends, 1)))
        expect(amountsOf(parts)).toBe(Math.floor((price * (all - missed - left)) / all))
        expect(parts.filter(({ days, amount }) => days < 0 || amount < 0)).toEqual([])
      }),
    )
  })
})
