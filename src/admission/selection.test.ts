import { describe, expect, test } from 'vitest'
import { defaultRuleSet } from '../applications/index.ts'
import { type Applicant, meritsOf, propose, rulesOf, stampOf } from './selection.ts'

const applicant = (application: string, but: Partial<Applicant> = {}): Applicant => ({
  application,
  state: 'admitted',
  queueDate: new Date(`2027-01-0${application.length}T08:00:00Z`),
  merits: {},
  funded: true,
  sfi: false,
  ...but,
})
const told = (applicants: Applicant[], free: number) =>
  propose(applicants, defaultRuleSet, free).map((one) =>
    [one.application, one.outcome, 'place' in one ? one.place : 'why' in one ? one.why : ''].join(' ').trim(),
  )

describe('the proposed list', () => {
  test('seats to the first, a reserve list from one for the rest', () => {
    const all = [applicant('aaa'), applicant('a'), applicant('aa', { merits: { shortEducation: 6 } })]
    expect(told(all, 1)).toEqual(['aa offered', 'a reserve 1', 'aaa reserve 2'])
    expect(propose(all, defaultRuleSet, 1).map(({ rank, criterion }) => [rank, criterion])).toEqual([
      [1, 'shortEducation'],
      [2, 'shortEducation'],
      [3, 'queueDate'],
    ])
  })

  test('passes over an unanswered payer: reserve when the course is full, else it waits', () => {
    const all = [applicant('a', { funded: false }), applicant('aa')]
    expect(told(all, 1)).toEqual(['a reserve 1', 'aa offered'])
    expect(told(all, 2)).toEqual(['a waits payer', 'aa offered'])
  })

  test('a free seat goes to who waits already before anybody new gets a place behind it', () => {
    const waiting = applicant('a', { state: 'reserve' })
    expect(told([waiting, applicant('aa')], 1)).toEqual(['a reserve 1', 'aa waits seatsLeft'])
    expect(told([waiting, applicant('aa')], 0)).toEqual(['a reserve 1', 'aa reserve 2'])
    expect(told([waiting, applicant('aa')], 2)).toEqual(['a reserve 1', 'aa offered'])
  })

  test('SFI never waits on a list', () => {
    expect(told([applicant('a', { sfi: true })], 0)).toEqual(['a waits sfi'])
  })

  test('nobody is left out and nobody stands twice, whatever the seats', () => {
    const all = ['a', 'aa', 'aaa', 'aaaa'].map((name) => applicant(name))
    for (const free of [-1, 0, 2, 9]) expect(new Set(told(all, free).map((line) => line.split(' ')[0])).size).toBe(4)
  })
})

test('a merit counts when the school has seen what shows it', () => {
  const answers = [
    { code: 'shortEducation', value: 4, evidence: ' ' },
    { code: 'weakPosition', value: 1, evidence: 'intyg' },
  ] as const
  expect(meritsOf(answers)).toEqual({ weakPosition: 1 })
})

test('rules are the round’s own, without criteria that the law does not name; a round without goes by the house’s', () => {
  const rule = (code: string, compare: string) => ({ code, compare, evidence: '', law: '' })
  const own = { id: 'x', version: 3, rules: [rule('religion', 'high'), rule('shortEducation', 'low')] }
  expect(rulesOf(own)).toMatchObject({ id: 'x', version: 3, criteria: [{ code: 'shortEducation', first: 'low' }] })
  expect(rulesOf(own).criteria).toHaveLength(1)
  expect(rulesOf(null)).toBe(defaultRuleSet)
  expect(rulesOf({ ...own, rules: [rule('religion', 'high')] })).toBe(defaultRuleSet)
})

test('the stamp is another when anything that the list rests on is', () => {
  const row = { id: 'a', version: 1, answers: [], funded: true }
  const stamp = stampOf([row], 0, 20)
  const others = [
    stampOf([{ ...row, version: 2 }], 0, 20),
    stampOf([{ ...row, funded: false }], 0, 20),
    stampOf([{ ...row, answers: [{ code: 'weakPosition', value: 1, evidence: 'x' }] }], 0, 20),
    stampOf([row], 1, 20),
    stampOf([row], 0, 19),
    stampOf([row, row], 0, 20),
  ]
  expect(new Set([stamp, ...others]).size).toBe(7)
  expect(stampOf([row], 0, 20)).toBe(stamp)
  expect(String(stamp)).toMatch(/^\d{1,9}$/)
})
