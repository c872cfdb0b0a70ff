import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../shared/calendar.ts'
import { fromTo } from '../../shared/date-range.ts'
import {
  anApplication,
  anders,
  aPayer,
  arbetsformedlingen,
  bo,
  fatima,
  id,
  lars,
  lund,
  malmo,
  malmoMunicipality,
  mona,
  passerBy,
  sara,
  theFacts,
  tuesday,
} from '../samples.ts'
import {
  answerFunding,
  attest,
  byMonth,
  byShares,
  type CooperationArea,
  fundingFor,
  isInside,
  isWhole,
  noteReasons,
  splitAt,
} from './funding.ts'

const area = (municipality: string, but: Partial<CooperationArea> = {}): CooperationArea => ({
  area: 'sv',
  education: 'komvux',
  municipality,
  from: '2020-01-01',
  to: null,
  ...but,
})
const areas = [area(malmo), area(lund), area('1292', { area: 'nv' })]
const question = { home: malmo, huvudman: lund, education: 'komvux', vocational: true, start: '2027-04-12' }

describe('who pays by law', () => {
  test.each([
    ['statutory', question],
    ['not_applicable', { ...question, huvudman: malmo }],
    ['requested', { ...question, huvudman: '1292' }],
    ['requested', { ...question, vocational: false }],
    ['requested', { ...question, education: 'sfi' }],
    ['requested', { ...question, education: 'validation' }],
    ['requested', { ...question, start: '2024-12-31' }],
    ['statutory', { ...question, start: '2025-01-01' }],
  ] as const)('%s', (funding, asked) => expect(fundingFor(asked, areas)).toBe(funding))
  test('a municipality that has left the area, or joined it later, is outside', () => {
    expect(isInside(question, [area(malmo), area(lund, { to: '2027-04-12' })])).toBe(false)
    expect(isInside(question, [area(malmo), area(lund, { to: '2027-04-13' })])).toBe(true)
    expect(isInside(question, [area(malmo, { from: '2027-05-01' }), area(lund)])).toBe(false)
  })
  test('a shared area of another kind of education does not count', () => {
    expect(isInside(question, [area(malmo), area(lund, { education: 'sfi' })])).toBe(false)
  })
})

describe('the payer answers', () => {
  const asked = (but = {}) =>
    anApplication({ payers: [aPayer({ funding: 'requested', decidedAt: null, decidedBy: null, ...but })] })
  const yes = { component: aPayer().component, organisation: malmoMunicipality, answer: 'committed' } as const
  // Acceptance example 3, the commitment itself.
  test('the home caseworker commits, and it is known who did', () => {
    expect(answerFunding(yes, asked(), sara, theFacts())).toEqual({
      done: {
        component: yes.component,
        organisation: malmoMunicipality,
        funding: 'committed',
        decidedAt: tuesday,
        decidedBy: sara.account,
      },
    })
  })
  test('first the person’s identity and home are confirmed', () => {
    const facts = theFacts({ home: { known: true, identityConfirmed: false } })
    expect(answerFunding(yes, asked(), sara, facts)).toEqual({ refused: 'notNow', why: 'identityNotConfirmed' })
  })
  test('the home’s no is a decision of its own, by two', () => {
    expect(answerFunding({ ...yes, answer: 'refused', reason: 'x' }, asked(), sara, theFacts())).toEqual({
      refused: 'notNow',
      why: 'needsSecondPerson',
    })
  })
  test.each([
    ['another municipality', bo],
    ['the decision maker', mona],
    ['the applicant', fatima],
    ['AF', anders],
  ] as const)('not %s', (_, actor) => {
    expect(answerFunding(yes, asked(), actor, theFacts())).toEqual({ refused: 'notYours' })
  })
  test('a payer who is not one of this application', () => {
    expect(answerFunding({ ...yes, organisation: 'somebody' }, asked(), sara, theFacts())).toEqual({
      refused: 'notYours',
    })
  })
  test('once answered it stands, unless it has been appealed', () => {
    expect(answerFunding(yes, asked({ funding: 'committed' }), sara, theFacts())).toEqual({
      refused: 'notNow',
      why: 'movedOn',
    })
    expect(answerFunding(yes, asked({ funding: 'appealed' }), sara, theFacts())).toHaveProperty(
      'done.funding',
      'committed',
    )
  })
  describe('AF for its part', () => {
    const part = asked({ kind: 'af', organisation: arbetsformedlingen })
    const no = { ...yes, organisation: arbetsformedlingen, answer: 'refused' } as const
    test('says yes itself', () => {
      expect(answerFunding({ ...no, answer: 'committed' }, part, anders, theFacts())).toHaveProperty(
        'done.decidedBy',
        anders.account,
      )
      expect(answerFunding({ ...no, answer: 'committed' }, part, lars, theFacts())).toEqual({ refused: 'notYours' })
    })
    test.each([
      ['missingReason', undefined],
      ['lateIsNoGround', 'lateApplication'],
    ] as const)('its no needs a ground: %s', (why, reason) => {
      expect(answerFunding({ ...no, ...(reason && { reason }) }, part, anders, theFacts())).toEqual({
        refused: 'notNow',
        why,
      })
    })
    test('each payer answers for its own share only', () => {
      const two = anApplication({
        payers: [
          aPayer({ share: 5_000, kind: 'project', organisation: 'project', funding: 'requested' }),
          aPayer({ share: 5_000, kind: 'af', organisation: arbetsformedlingen, funding: 'requested' }),
        ],
      })
      expect(answerFunding({ ...yes, organisation: 'project' }, two, anders, theFacts())).toEqual({
        refused: 'notYours',
      })
    })
    test('with one it is a no', () => {
      expect(answerFunding({ ...no, reason: 'notInProgramme' }, part, anders, theFacts())).toHaveProperty(
        'done.funding',
        'refused',
      )
    })
  })
})

// Acceptance example 6.
test('who committed never attests the payment', () => {
  const payer = aPayer({ decidedBy: sara.account })
  expect(attest(payer, sara)).toEqual({ refused: 'notNow', why: 'needsSecondPerson' })
  expect(attest(payer, lars)).toEqual({ done: { attestedBy: lars.account } })
  expect(attest(aPayer({ decidedBy: null }), passerBy)).toEqual({ refused: 'notYours' })
})

describe('shares', () => {
  test('are whole basis points that make the whole', () => {
    expect(isWhole([{ share: 6_000 }, { share: 4_000 }])).toBe(true)
    expect(isWhole([{ share: 6_000 }, { share: 3_999 }])).toBe(false)
    expect(isWhole([{ share: 10_000 }, { share: 0 }])).toBe(false)
    expect(isWhole([{ share: 10_500 }, { share: -500 }])).toBe(false)
    expect(isWhole([])).toBe(false)
  })
  test('split a price to the last öre', () => {
    const payers = [aPayer({ share: 3_333 }), aPayer({ share: 6_667, organisation: arbetsformedlingen })]
    expect(byShares(10_001, payers)).toEqual([
      { organisation: malmoMunicipality, amount: 3_333 },
      { organisation: arbetsformedlingen, amount: 6_668 },
    ])
  })
})

describe('days', () => {
  const course = fromTo('2027-04-12', '2027-08-13')
  // Acceptance example 22, the money: 124 days, 50 with Eslöv and 74 with Lund; the state goes on with its own share.
  test('a move splits each share at the day, and the parts add up to the price', () => {
    const [home, state] = [splitAt(1_240_000, course, '2027-06-01'), splitAt(1_860_000, course, '2027-06-01')]
    expect([home, state]).toEqual([
      { before: 500_000, after: 740_000 },
      { before: 750_000, after: 1_110_000 },
    ])
  })
  test('always add up, whatever the day and the amount', () => {
    const day = fc.integer({ min: -10, max: 140 }).map((n) => addDays('2027-04-12', n))
    fc.assert(
      fc.property(fc.nat({ max: 90_000_000 }), day, (amount, at) => {
        const { before, after } = splitAt(amount, course, at)
        expect([before + after, before >= 0, after >= 0]).toEqual([amount, true, true])
      }),
    )
  })
})

describe('months', () => {
  test('carry the price by their days', () => {
    expect(byMonth(1_000, fromTo('2027-11-16', '2028-01-15'))).toEqual([
      { month: '2027-11', days: 15, amount: 246 },
      { month: '2027-12', days: 31, amount: 508 },
      { month: '2028-01', days: 15, amount: 246 },
    ])
  })
  test('a leap February and a course within one month', () => {
    expect(byMonth(2_900, fromTo('2028-02-01', '2028-02-29'))).toEqual([{ month: '2028-02', days: 29, amount: 2_900 }])
  })
  test('a course without an end has no rows yet', () =>
    expect(byMonth(100, { from: '2027-01-01', to: null })).toEqual([]))
})

describe('special personal reasons', () => {
  const own = { component: id(201), organisation: malmoMunicipality, special: true }
  const waiting = (funding: 'requested' | 'committed') =>
    anApplication({ payers: [aPayer({ funding, organisation: malmoMunicipality })] })
  test.each([sara, mona])('are said by the home municipality', (actor) => {
    const wish = { ...own, component: waiting('requested').payers[0]?.component ?? '' }
    expect(noteReasons(wish, waiting('requested'), actor, theFacts())).toEqual({ done: { specialReasons: true } })
    expect(noteReasons(wish, waiting('committed'), actor, theFacts())).toEqual({ refused: 'notNow', why: 'movedOn' })
  })
  test.each([anders, bo, fatima])('and by nobody else', (actor) => {
    const wish = { ...own, component: waiting('requested').payers[0]?.component ?? '' }
    expect(noteReasons(wish, waiting('requested'), actor, theFacts())).toEqual({ refused: 'notYours' })
  })
})
