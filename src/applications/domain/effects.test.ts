import { describe, expect, test } from 'vitest'
import { startOfDay } from '../../shared/calendar.ts'
import {
  aComponent,
  anApplication,
  anEvent,
  aPayer,
  aRound,
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
  per,
  rut,
  theFacts,
  theSite,
  ulf,
} from '../samples.ts'
import { take } from './application.ts'
import { confirm } from './proposals.ts'
import type { Payer } from './records.ts'

const unasked = { funding: 'not_applicable', decidedAt: null, decidedBy: null } as const
const home = (but: Partial<Payer> = {}) => aPayer({ share: 4_000, ...unasked, ...but })
const af = (but: Partial<Payer> = {}) =>
  aPayer({ share: 6_000, kind: 'af', organisation: arbetsformedlingen, ...unasked, ...but })

describe('who is asked to pay when an application is sent', () => {
  const asked = (payers: Payer[], statutory?: boolean) => {
    const facts = theFacts(statutory === undefined ? {} : { statutory })
    const change = done({ to: 'submitted' }, anApplication({ state: 'draft', payers }), fatima, facts)
    return effectsIn(change, 'funding').map((effect) => effect.kind === 'funding' && [effect.organisation, effect.to])
  }
  test('the home by law, AF by its own answer', () => {
    expect(asked([home(), af()], true)).toEqual([
      [malmoMunicipality, 'statutory'],
      [arbetsformedlingen, 'requested'],
    ])
    expect(asked([home(), af()], false)).toEqual([
      [malmoMunicipality, 'requested'],
      [arbetsformedlingen, 'requested'],
    ])
  })
  test('not the home for its own course', () => {
    expect(asked([home(), af()])).toEqual([[arbetsformedlingen, 'requested']])
  })
  test('nobody who has answered already', () => {
    expect(asked([home({ funding: 'committed' }), af({ funding: 'refused' })], false)).toEqual([])
  })
  test('again when the home becomes known, and at no other step', () => {
    const routed = done(
      { to: 'with_home' },
      anApplication({ state: 'submitted', payers: [home()] }),
      theSite,
      theFacts({ statutory: false }),
    )
    expect(effectsIn(routed, 'funding')).toMatchObject([{ to: 'requested' }])
    const back = done(
      { to: 'with_home' },
      anApplication({ state: 'completion', payers: [home()] }),
      fatima,
      theFacts({ statutory: false }),
    )
    expect(effectsIn(back, 'funding')).toEqual([])
  })
  test('the state for its part beside the trade, the home not for ordinary SFI', () => {
    const components = [
      aComponent({ state: 'draft' }),
      aComponent({ id: id(202), kind: 'af', state: 'draft' }),
      aComponent({ id: id(203), kind: 'sfi', state: 'draft' }),
    ]
    const payers = [
      home({ share: 10_000 }),
      af({ component: id(202), share: 10_000 }),
      home({ component: id(203), share: 10_000 }),
    ]
    const change = done(
      { to: 'submitted' },
      anApplication({ state: 'draft', components, payers }),
      fatima,
      theFacts({ statutory: true }),
    )
    expect(
      effectsIn(change, 'funding').map((effect) => effect.kind === 'funding' && [effect.component, effect.to]),
    ).toEqual([
      [id(201), 'statutory'],
      [id(202), 'requested'],
    ])
  })
})

describe('decisions', () => {
  const decisions = (change: ReturnType<typeof done>) =>
    effectsIn(change, 'decision').map(
      (effect) => effect.kind === 'decision' && [effect.decision, effect.outcome, effect.grounds],
    )
  test('the rector’s seat, yes and no; what the site carries out is none of its own', () => {
    expect(decisions(done({ to: 'offered' }, anApplication({ state: 'admitted' }), rut))).toEqual([['seat', 'yes', []]])
    const closed = theFacts({ round: aRound({ selection: 'closed' }) })
    expect(
      decisions(done({ to: 'not_selected', reason: 'rank' }, anApplication({ state: 'admitted' }), rut, closed)),
    ).toEqual([['seat', 'no', ['rank']]])
    const over = theFacts({ round: aRound({ lastEntry: '2027-03-01' }) })
    expect(decisions(done({ to: 'not_selected' }, anApplication({ state: 'reserve' }), theSite, over))).toEqual([])
    expect(decisions(done({ to: 'offered' }, anApplication({ state: 'reserve' }), theSite))).toEqual([])
    expect(
      decisions(
        done(
          { to: 'reserve' },
          anApplication({ state: 'admitted' }),
          rut,
          theFacts({ round: aRound({ freeSeats: 0 }) }),
        ),
      ),
    ).toEqual([])
  })
  test('admission, yes and no', () => {
    expect(decisions(done({ to: 'admitted' }, anApplication({ state: 'assessment' }), rut))).toEqual([
      ['admission', 'yes', []],
    ])
    expect(
      decisions(done({ to: 'not_admitted', reason: 'level' }, anApplication({ state: 'assessment' }), rut)),
    ).toEqual([['admission', 'no', ['level']]])
  })
  test('the home’s no refuses its own share and nobody else’s', () => {
    const step = { to: 'not_granted', reason: 'otherCourseFits' } as const
    const payers = [home({ funding: 'requested' }), af({ funding: 'requested' })]
    const application = anApplication({ payers })
    const { proposal } = done(step, application, mona)
    if (!proposal) throw new Error('a no takes two')
    const outcome = confirm({ ...proposal, id: id(601), state: 'waiting' }, application, per, theFacts())
    const change = 'done' in outcome ? outcome.done : done(step, application, mona)
    expect(effectsIn(change, 'funding')).toEqual([
      { kind: 'funding', component: id(201), organisation: malmoMunicipality, to: 'refused' },
    ])
    expect(decisions(change)).toEqual([['cost', 'no', ['otherCourseFits']]])
  })
})

test('a course that ends ends every share, but those there never were', () => {
  const payers = [
    home({ funding: 'not_applicable' }),
    af({ funding: 'committed' }),
    aPayer({ kind: 'project', organisation: 'p', funding: 'ended' }),
  ]
  const change = done(
    { to: 'completed', results: { [id(201)]: 'passed' } },
    anApplication({ state: 'ongoing', payers }),
    ulf,
  )
  expect(effectsIn(change, 'funding')).toEqual([
    { kind: 'funding', component: id(201), organisation: arbetsformedlingen, to: 'ended' },
  ])
})

test('no reminder for a day that is here or has been', () => {
  const reminders = (lastDay: string) =>
    effectsIn(done({ to: 'completion', items: ['grades'], lastDay }, anApplication(), lars), 'notice').length - 1
  expect(['2027-03-04', '2027-03-05', '2027-03-09', '2027-03-10'].map(reminders)).toEqual([0, 1, 1, 2])
  const [first] = effectsIn(
    done({ to: 'completion', items: ['grades'], lastDay: '2027-03-05' }, anApplication(), lars),
    'notice',
  )
  expect(first).toEqual({ kind: 'notice', text: 'remind.completion', at: startOfDay('2027-03-03') })
})

test('only a choice that the site gives up for another carries that reason', () => {
  expect(done({ to: 'with_home' }, anApplication({ state: 'submitted' }), theSite).events[0]).toMatchObject({
    reason: null,
    ground: null,
  })
  expect(done({ to: 'withdrawn', reason: 'newJob' }, anApplication(), fatima).events[0]).toMatchObject({
    reason: 'newJob',
  })
})

describe('where a proposal waits', () => {
  const waitsWith = (change: ReturnType<typeof done>) =>
    effectsIn(change, 'task').map((effect) => effect.kind === 'task' && effect.of)
  const again = { to: 'ongoing', newStart: '2027-03-08' } as const
  test('with the other party', () => {
    expect(waitsWith(done(again, anApplication({ state: 'interrupted' }), ulf))).toEqual(['home'])
    expect(waitsWith(done(again, anApplication({ state: 'interrupted' }), lars))).toEqual(['provider'])
  })
  test('with the coordinator when something was registered in error a day ago', () => {
    const events = [anEvent({ party: 'admissionOfficer', account: ulf.account, at: new Date('2027-02-20T09:00:00Z') })]
    expect(
      waitsWith(done({ to: 'registered_in_error', reason: 'x' }, anApplication({ state: 'assessment', events }), ulf)),
    ).toEqual(['coordinator'])
  })
  test('another part, or another step, may wait beside it', () => {
    const components = [aComponent(), aComponent({ id: id(202), kind: 'sfi' })]
    const payers = [aPayer(), aPayer({ component: id(202) })]
    const first = done({ to: 'not_granted', reason: 'x' }, anApplication({ components, payers }), mona).proposal
    if (!first) throw new Error('a no takes two')
    const proposals = [{ ...first, id: id(601), state: 'waiting' as const }]
    const application = anApplication({
      components,
      payers,
      proposals,
      events: [anEvent({ at: new Date('2027-02-20') })],
    })
    expect(done({ to: 'not_granted', reason: 'x', component: id(202) }, application, per).proposal).not.toBeNull()
    expect(take({ to: 'not_granted', reason: 'x' }, application, per, theFacts())).toMatchObject({
      why: 'alreadyProposed',
    })
    expect(done({ to: 'registered_in_error', reason: 'x' }, application, cecilia).proposal).not.toBeNull()
    const returned = { ...application, proposals: [{ ...first, id: id(601), state: 'returned' as const }] }
    expect(done({ to: 'not_granted', reason: 'x' }, returned, per).proposal).not.toBeNull()
  })
})

test('a share of nothing asks nobody to confirm', () => {
  const payers = [aPayer(), af({ share: 0 })]
  const step = { to: 'interrupted', reason: 'moved', lastDay: '2027-03-01', nextStep: 'talk' } as const
  expect(done(step, anApplication({ state: 'ongoing', payers }), ulf).proposal).toBeNull()
})

test('a step that leaves nothing to do closes the tasks of where it was', () => {
  expect(kindsOf(done({ to: 'submitted' }, anApplication({ state: 'draft' }), fatima))).not.toContain('closeTasks')
  expect(kindsOf(done({ to: 'assessment' }, anApplication({ state: 'with_provider' }), ulf))).toEqual([
    'closeTasks',
    'notice',
  ])
})
