import { describe, expect, test } from 'vitest'
import {
  anApplication,
  anders,
  anEvent,
  aPayer,
  arbetsformedlingen,
  baker,
  bo,
  cecilia,
  fatima,
  lars,
  malmoUnit,
  mona,
  passerBy,
  rut,
  stina,
  theSite,
  tove,
  ulf,
  yusuf,
} from '../samples.ts'
import { lastStep, partiesOf, partyToBegin, standingSteps } from './parties.ts'

const withAf = {
  payers: [aPayer({ share: 6_000 }), aPayer({ share: 4_000, kind: 'af', organisation: arbetsformedlingen })],
}

test.each([
  ['the person', fatima, ['applicant']],
  ['another person', yusuf, []],
  ['a caseworker of the unit', lars, ['homeCaseworker']],
  ['a caseworker of another municipality', bo, []],
  ['a decision maker of the unit', mona, ['homeDecisionMaker']],
  ['the coordinator of the municipality', cecilia, ['coordinator']],
  ['an officer of the school', ulf, ['admissionOfficer', 'provider']],
  ['the rector', rut, ['rector', 'provider']],
  ['an officer of another school', baker, []],
  ['a counsellor who follows the person', stina, ['studyCounsellor']],
  ['a counsellor who does not', { ...stina, account: 'another' }, []],
  ['a teacher who follows the person', tove, ['sfiTeacher']],
  ['a payer with a share', anders, ['afPayer']],
  ['somebody who has not signed in', passerBy, []],
  ['the site', theSite, ['system']],
] as const)('%s', (_, actor, parts) => expect(partiesOf(actor, anApplication(withAf))).toEqual(parts))

test('a payer without a share has no part', () => expect(partiesOf(anders, anApplication())).toEqual([]))

test('somebody with a link plays the part of the link, whoever they are', () => {
  expect(partiesOf(passerBy, anApplication(), { is: 'helper', scopes: ['view'] })).toEqual(['helper'])
  expect(partiesOf(passerBy, anApplication({ person: null }), { is: 'applicant' })).toEqual(['applicant'])
})

test('a school may belong to the home municipality: one person, one role, one part', () => {
  const school = { ...ulf, reach: [...ulf.reach, malmoUnit] }
  expect(partiesOf(school, anApplication())).toEqual(['admissionOfficer', 'provider'])
})

describe('a protected person', () => {
  const hidden = anApplication({ ...withAf, handlers: [lars.account ?? '', ulf.account ?? ''] })
  test('is open to named handlers and to themselves', () => {
    expect([lars, ulf, fatima].map((actor) => partiesOf(actor, hidden).length > 0)).toEqual([true, true, true])
  })
  test('is closed to everybody else, whatever would open the row', () => {
    const others = [mona, cecilia, rut, stina, tove, anders, bo, yusuf]
    expect(others.flatMap((actor) => partiesOf(actor, hidden))).toEqual([])
  })
})

describe('who took the last step', () => {
  const byLars = anEvent({ id: 'a', party: 'homeCaseworker', account: lars.account })
  const bySite = anEvent({ id: 'b', seq: 2 })
  const undone = anEvent({ id: 'c', seq: 3, compensates: 'a', account: lars.account, party: 'homeCaseworker' })
  test('what the site did after it is nobody’s', () => {
    expect(lastStep([byLars, bySite])?.id).toBe('a')
    expect(partiesOf(lars, anApplication({ events: [byLars, bySite] }))).toEqual(['homeCaseworker', 'stepActor'])
  })
  test('a step that was taken back is no step', () => {
    expect(standingSteps([byLars, undone])).toEqual([])
    expect(partiesOf(lars, anApplication({ events: [byLars, undone] }))).toEqual(['homeCaseworker'])
  })
  test('what is registered in error takes back and stands', () => {
    const wrong = anEvent({
      id: 'd',
      seq: 2,
      to: 'registered_in_error',
      compensates: 'a',
      party: 'coordinator',
      account: cecilia.account,
    })
    expect(standingSteps([byLars, wrong]).map(({ id }) => id)).toEqual(['a', 'd'])
  })
  test('it opens nothing for somebody who has no other part', () => {
    expect(
      partiesOf(bo, anApplication({ events: [anEvent({ party: 'homeCaseworker', account: bo.account })] })),
    ).toEqual([])
  })
})

test('anybody may begin for themselves, and those who help people apply', () => {
  const beginners = [passerBy, fatima, stina, tove, anders, lars].map((actor) => partyToBegin(actor))
  expect(beginners).toEqual(['applicant', 'applicant', 'studyCounsellor', 'sfiTeacher', 'afPayer', 'homeCaseworker'])
  expect([mona, cecilia, ulf, rut, theSite].map((actor) => partyToBegin(actor))).toEqual([null, null, null, null, null])
  expect(partyToBegin(passerBy, { is: 'helper', scopes: ['fill'] })).toBe('helper')
})

test('who began the draft for somebody keeps a part in it', () => {
  const begun = anApplication({ startedBy: tove.account, followers: [] })
  expect(partiesOf(tove, begun)).toEqual(['sfiTeacher'])
  expect(partiesOf(anders, anApplication({ startedBy: anders.account }))).toEqual(['afPayer'])
})
