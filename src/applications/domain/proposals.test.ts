import { describe, expect, test } from 'vitest'
import {
  anApplication,
  anders,
  anEvent,
  aPayer,
  arbetsformedlingen,
  bo,
  cecilia,
  fatima,
  id,
  lars,
  mona,
  per,
  rut,
  sara,
  theFacts,
  tuesday,
  ulf,
} from '../samples.ts'
import { take } from './application.ts'
import { confirm, giveBack } from './proposals.ts'
import type { Proposal } from './records.ts'

const aProposal = (but: Partial<Proposal> = {}): Proposal => ({
  id: id(601),
  application: id(200),
  component: id(201),
  step: { to: 'not_granted', reason: 'otherCourseFits' },
  party: 'homeDecisionMaker',
  proposedBy: mona.account ?? '',
  proposedAt: tuesday,
  state: 'waiting',
  ...but,
})

describe('a no from the home municipality', () => {
  const waiting = anApplication({ proposals: [aProposal()] })
  test('is taken by a second decision maker', () => {
    const outcome = confirm(aProposal(), waiting, per, theFacts())
    expect(outcome).toMatchObject({
      closed: { id: id(601), state: 'confirmed' },
      done: { state: 'not_granted', proposal: null },
    })
    expect(outcome).toHaveProperty(
      'done.events.0',
      expect.objectContaining({ account: per.account, reason: 'otherCourseFits' }),
    )
    expect(outcome).toHaveProperty(
      'done.effects',
      expect.arrayContaining([expect.objectContaining({ kind: 'funding', to: 'refused' })]),
    )
  })
  test('never by the first one, who cannot give it back either', () => {
    expect(confirm(aProposal(), waiting, mona, theFacts())).toEqual({ refused: 'notNow', why: 'needsSecondPerson' })
    expect(giveBack(aProposal(), waiting, mona, theFacts())).toEqual({ refused: 'notNow', why: 'needsSecondPerson' })
  })
  test('is given back by the second, and nothing has changed', () => {
    expect(giveBack(aProposal(), waiting, per, theFacts())).toEqual({ closed: { id: id(601), state: 'returned' } })
  })
  test('is judged by the second user’s own delegation', () => {
    expect(confirm(aProposal(), waiting, { ...per, delegated: [] }, theFacts())).toMatchObject({ why: 'noDelegation' })
  })
  test.each([
    ['a caseworker', lars],
    ['the person', fatima],
    ['the rector', rut],
  ] as const)('is not for %s', (_, actor) => {
    expect(confirm(aProposal(), waiting, actor, theFacts())).toEqual({ refused: 'notYours' })
  })
  test('waits once: a second proposal of the same is refused', () => {
    expect(take({ to: 'not_granted', reason: 'x' }, waiting, per, theFacts())).toEqual({
      refused: 'notNow',
      why: 'alreadyProposed',
    })
  })
  test('is void when the application has moved on, or when it is answered', () => {
    expect(confirm(aProposal(), anApplication({ state: 'assessment' }), per, theFacts())).toEqual({
      refused: 'notNow',
      why: 'changedMeanwhile',
    })
    expect(confirm(aProposal({ state: 'returned' }), waiting, per, theFacts())).toEqual({
      refused: 'notNow',
      why: 'noProposal',
    })
  })
})

describe('a course broken off while AF pays', () => {
  const payers = [aPayer({ share: 4_000 }), aPayer({ share: 6_000, kind: 'af', organisation: arbetsformedlingen })]
  const step = { to: 'interrupted', reason: 'illness', lastDay: '2027-03-01', nextStep: 'rest' } as const
  const proposal = aProposal({ step, party: 'provider', proposedBy: ulf.account ?? '' })
  const application = anApplication({ state: 'ongoing', payers, proposals: [proposal] })
  test('needs the payer, not another officer of the school', () => {
    expect(confirm(proposal, application, anders, theFacts())).toHaveProperty('done.state', 'interrupted')
    expect(confirm(proposal, application, rut, theFacts())).toEqual({ refused: 'notYours' })
  })
})

describe('begun again after a break', () => {
  const step = { to: 'ongoing', newStart: '2027-03-08' } as const
  const application = anApplication({ state: 'interrupted' })
  test('school and home agree, whoever asks first', () => {
    const bySchool = aProposal({ step, party: 'provider', proposedBy: ulf.account ?? '' })
    expect(confirm(bySchool, application, lars, theFacts())).toHaveProperty('done.state', 'ongoing')
    const byHome = aProposal({ step, party: 'homeCaseworker', proposedBy: lars.account ?? '' })
    expect(confirm(byHome, application, rut, theFacts())).toHaveProperty('done.state', 'ongoing')
  })
  test('two of the same house are not two parties', () => {
    const bySchool = aProposal({ step, party: 'provider', proposedBy: ulf.account ?? '' })
    expect(confirm(bySchool, application, rut, theFacts())).toMatchObject({ why: 'needsSecondPerson' })
  })
})

describe('a move to another municipality', () => {
  const step = { to: 'transferred', target: '1281', splitDay: '2027-03-15' } as const
  const proposal = aProposal({ step, party: 'homeCaseworker', proposedBy: lars.account ?? '' })
  const application = anApplication({ state: 'ongoing', proposals: [proposal] })
  test('is accepted by the receiver, who has no other part in it', () => {
    const outcome = confirm(proposal, application, bo, theFacts())
    expect(outcome).toHaveProperty('done.state', 'transferred')
    expect(outcome).toHaveProperty(
      'done.effects',
      expect.arrayContaining([{ kind: 'handOver', to: '1281', splitDay: '2027-03-15' }, { kind: 'passSeat' }]),
    )
  })
  test('not by a colleague of the sender, nor by the sender', () => {
    expect(confirm(proposal, application, sara, theFacts())).toEqual({ refused: 'notYours' })
    expect(confirm(proposal, application, lars, theFacts())).toEqual({ refused: 'notNow', why: 'needsSecondPerson' })
  })
})

describe('registered in error', () => {
  const step = { to: 'registered_in_error', reason: 'wrongPerson' } as const
  const events = [anEvent({ party: 'homeCaseworker', account: lars.account, at: new Date('2027-03-01T09:00:00Z') })]
  test('within a day one person is enough', () => {
    const facts = theFacts({ now: new Date('2027-03-02T08:59:00Z') })
    expect(take(step, anApplication({ events }), lars, facts)).toHaveProperty('done.state', 'registered_in_error')
  })
  test('later it takes two: whoever took the step, and the coordinator', () => {
    const facts = theFacts({ now: new Date('2027-03-02T09:01:00Z') })
    const outcome = take(step, anApplication({ events }), lars, facts)
    expect(outcome).toHaveProperty('done.proposal.party', 'stepActor')
    const proposal = aProposal({ step, party: 'stepActor', proposedBy: lars.account ?? '' })
    expect(confirm(proposal, anApplication({ events }), cecilia, facts)).toHaveProperty(
      'done.state',
      'registered_in_error',
    )
    expect(confirm(proposal, anApplication({ events }), sara, facts)).toEqual({ refused: 'notYours' })
  })
})
