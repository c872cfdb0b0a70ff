import { describe, expect, test } from 'vitest'
import { endOfDay, startOfDay } from '../../shared/calendar.ts'
import {
  aComponent,
  anApplication,
  anders,
  anEvent,
  aPayer,
  applied,
  arbetsformedlingen,
  cecilia,
  done,
  effectsIn,
  fatima,
  id,
  kindsOf,
  lars,
  malmoMunicipality,
  mona,
  rut,
  stina,
  theFacts,
  theSite,
  tuesday,
  ulf,
  welderSchool,
  yusuf,
} from '../samples.ts'
import { begin, take } from './application.ts'

test('a step moves the application and its component, sets the clock and leaves one event', () => {
  const change = done({ to: 'completion', items: ['grades'], lastDay: '2027-03-16' }, anApplication(), lars)
  expect(change).toMatchObject({
    state: 'completion',
    holder: 'applicant',
    since: tuesday,
    due: endOfDay('2027-03-16'),
  })
  expect(change.components).toEqual([
    {
      component: id(201),
      from: 'with_home',
      to: 'completion',
      holder: 'applicant',
      since: tuesday,
      due: endOfDay('2027-03-16'),
    },
  ])
  expect(change.events).toHaveLength(1)
  expect(change.events[0]).toMatchObject({
    from: 'with_home',
    to: 'completion',
    party: 'homeCaseworker',
    account: lars.account,
  })
})

describe('steps that are not for the one who asks', () => {
  test('somebody who has no part does not even learn that it exists', () => {
    expect(take({ to: 'withdrawn' }, anApplication(), yusuf, theFacts())).toEqual({ refused: 'notYours' })
  })
  test('a step of another part is not theirs in any state', () => {
    expect(take({ to: 'completion' }, anApplication(), fatima, theFacts())).toEqual({ refused: 'notYours' })
  })
  test('a step of theirs from another state has been overtaken', () => {
    expect(take({ to: 'accepted' }, anApplication(), fatima, theFacts())).toEqual({ refused: 'notNow', why: 'movedOn' })
  })
  test('a component that is not there', () => {
    expect(take({ to: 'withdrawn', component: id(999) }, anApplication(), fatima, theFacts())).toEqual({
      refused: 'notYours',
    })
  })
})

describe('from draft to the school', () => {
  test('begun, it is reminded of on day 23 and gone on day 30', () => {
    const outcome = begin(anApplication({ state: 'draft' }), fatima, theFacts())
    expect(outcome).toMatchObject({ done: { state: 'draft', holder: 'applicant', due: endOfDay('2027-04-01') } })
    expect('done' in outcome && effectsIn(outcome.done, 'notice')[0]).toEqual({
      kind: 'notice',
      text: 'remind.draft',
      at: startOfDay('2027-03-25'),
    })
  })
  test('sent, there is a receipt, and school and payers may see it', () => {
    const change = done({ to: 'submitted' }, anApplication({ state: 'draft' }), fatima)
    expect(kindsOf(change)).toEqual(['receipt', 'openAccess', 'openAccess', 'notice'])
    expect(effectsIn(change, 'openAccess')).toEqual([
      { kind: 'openAccess', organisation: welderSchool },
      { kind: 'openAccess', organisation: malmoMunicipality },
    ])
  })
  test('without a known home the coordinator has two working days to find it', () => {
    const facts = theFacts({ home: { known: false, identityConfirmed: false } })
    const change = done({ to: 'submitted' }, anApplication({ state: 'draft' }), fatima, facts)
    expect(effectsIn(change, 'task')).toEqual([
      { kind: 'task', what: 'findHome', of: 'coordinator', due: endOfDay('2027-03-04') },
    ])
  })
  // Acceptance example 2: consent first.
  test('a teacher who fills in needs the person’s recorded consent', () => {
    const application = anApplication({ state: 'draft', startedBy: stina.account })
    const without = theFacts({ draft: { consent: false, missingFields: [], previewAccepted: true, duplicateOf: null } })
    expect(take({ to: 'submitted' }, application, stina, without)).toEqual({ refused: 'notNow', why: 'noConsent' })
    expect(done({ to: 'submitted' }, application, stina).state).toBe('submitted')
  })
  // Acceptance example 4.
  test('inside the area the law has answered, and no decision about the cost is asked', () => {
    const application = anApplication({
      state: 'draft',
      payers: [aPayer({ funding: 'not_applicable', decidedAt: null })],
    })
    const sent = done({ to: 'submitted' }, application, fatima, theFacts({ statutory: true }))
    expect(effectsIn(sent, 'funding')).toEqual([
      { kind: 'funding', component: id(201), organisation: malmoMunicipality, to: 'statutory' },
    ])
    const home = {
      ...applied(application, sent, () => id(500)),
      state: 'with_home' as const,
      components: [aComponent()],
    }
    const on = done({ to: 'with_provider' }, home, theSite)
    expect([on.state, kindsOf(on).includes('decision')]).toEqual(['with_provider', false])
  })
  test('outside the area the home is asked', () => {
    const application = anApplication({
      state: 'draft',
      payers: [aPayer({ funding: 'not_applicable', decidedAt: null })],
    })
    const sent = done({ to: 'submitted' }, application, fatima, theFacts({ statutory: false }))
    expect(effectsIn(sent, 'funding')).toMatchObject([{ to: 'requested' }])
  })
  // Acceptance example 3, after the commitment (funding.test.ts).
  test('committed outside the area: a decision about the cost, the price frozen, and on to the school', () => {
    const change = done({ to: 'with_provider' }, anApplication(), lars, theFacts({ costDecisionNeeded: true }))
    expect(change).toMatchObject({ state: 'with_provider', holder: 'provider', due: endOfDay('2027-03-09') })
    expect(kindsOf(change)).toEqual(['closeTasks', 'freezePrice', 'decision', 'notice'])
    expect(effectsIn(change, 'decision')).toMatchObject([{ decision: 'cost', outcome: 'yes' }])
  })
  test('after ten working days a reason is needed, and one is enough', () => {
    const late = anApplication({ due: new Date('2027-03-01T22:59:59.999Z') })
    expect(done({ to: 'with_provider', reason: 'staffShortage' }, late, lars).events[0]).toMatchObject({
      reason: 'staffShortage',
    })
  })
  // Acceptance example 7.
  test('the last day of a completion passes: back at the home, nothing refused, documents untouched', () => {
    const documents = (['approved', 'missing', 'missing'] as const).map((status, n) => ({
      id: id(n),
      item: `paper ${n}`,
      status,
      reason: null,
    }))
    const application = anApplication({ state: 'completion', due: new Date('2027-03-01T22:59:59.999Z'), documents })
    const change = done({ to: 'with_home' }, application, theSite)
    expect([change.state, change.holder, change.due]).toEqual(['with_home', 'home', endOfDay('2027-03-16')])
    expect(kindsOf(change)).toEqual(['closeTasks', 'notice'])
    expect(applied(application, change, () => id(500)).documents).toEqual(documents)
  })
  test('asked to complete, the person is reminded a week and two days before', () => {
    const change = done({ to: 'completion', items: ['grades'] }, anApplication(), lars)
    expect(effectsIn(change, 'askDocuments')).toEqual([
      { kind: 'askDocuments', items: ['grades'], lastDay: endOfDay('2027-03-16') },
    ])
    expect(effectsIn(change, 'notice')).toMatchObject([
      { at: startOfDay('2027-03-09') },
      { at: startOfDay('2027-03-14') },
      { text: 'with_home.completion' },
    ])
  })
  test('the school sends it back: five working days for the home', () => {
    const change = done(
      { to: 'with_home', reason: 'wrongLevel', suggests: 'SFI C' },
      anApplication({ state: 'assessment' }),
      ulf,
    )
    expect([change.holder, change.due]).toEqual(['home', endOfDay('2027-03-09')])
  })
})

describe('the whole application and its parts', () => {
  const parts = [
    aComponent(),
    aComponent({ id: id(202), kind: 'sfi', state: 'ongoing' }),
    aComponent({ id: id(203), kind: 'sfi', state: 'assessment' }),
  ]
  const application = anApplication({ components: parts })
  test('a withdrawal takes along every part that is open, and leaves what goes on', () => {
    const change = done({ to: 'withdrawn' }, application, fatima)
    expect(change.components.map(({ component, from }) => [component, from])).toEqual([
      [id(201), 'with_home'],
      [id(203), 'assessment'],
    ])
    expect(change.events).toHaveLength(2)
  })
  test('a part moves alone, and the application stands where it stood', () => {
    const change = done({ to: 'admitted', component: id(203) }, application, rut)
    expect([change.state, change.components.length]).toEqual(['with_home', 1])
  })
  test('the whole cannot be moved by one of its parts', () => {
    expect(take({ to: 'withdrawn', component: id(203) }, application, fatima, theFacts())).toEqual({
      refused: 'notNow',
      why: 'movedOn',
    })
  })
  test('apply again after a no: a new draft, the old one stays as it is', () => {
    const change = done({ to: 'draft' }, anApplication({ state: 'not_selected' }), fatima)
    expect(change).toMatchObject({
      state: 'not_selected',
      components: [],
      events: [],
      effects: [{ kind: 'newDraft', of: id(200) }],
    })
  })
  test('registered in error: the wrong step is named', () => {
    const events = [anEvent({ id: id(301), party: 'homeCaseworker', account: lars.account, at: tuesday })]
    const change = done({ to: 'registered_in_error', reason: 'wrongPerson' }, anApplication({ events }), cecilia)
    expect([change.state, change.events[0]?.compensates]).toEqual(['registered_in_error', id(301)])
    expect(effectsIn(change, 'compensates')).toEqual([{ kind: 'compensates', event: id(301) }])
  })
})

test('a decision that takes two people changes nothing the first time', () => {
  const change = done({ to: 'not_granted', reason: 'otherCourseFits' }, anApplication(), mona)
  expect(change).toMatchObject({ state: 'with_home', components: [], events: [] })
  expect(change.proposal).toMatchObject({ component: id(201), proposedBy: mona.account, party: 'homeDecisionMaker' })
  expect(effectsIn(change, 'task')).toMatchObject([{ what: 'confirmProposal', of: 'home' }])
})

test('when AF pays a part, its yes is needed before a course is broken off', () => {
  const payers = [aPayer({ share: 4_000 }), aPayer({ share: 6_000, kind: 'af', organisation: arbetsformedlingen })]
  const step = { to: 'interrupted', reason: 'illness', lastDay: '2027-03-01', nextStep: 'rest' } as const
  const change = done(step, anApplication({ state: 'ongoing', payers }), ulf)
  expect([change.state, change.proposal?.party, effectsIn(change, 'task')]).toMatchObject([
    'ongoing',
    'provider',
    [{ of: 'payer' }],
  ])
  expect(take({ to: 'completed' }, anApplication({ state: 'ongoing', payers }), anders, theFacts())).toEqual({
    refused: 'notYours',
  })
})
