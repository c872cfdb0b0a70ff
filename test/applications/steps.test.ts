import { describe, expect, test } from 'vitest'
import { takeDueSteps } from '../../src/applications/acts/system.ts'
import { answerPayment, settle, takeStep } from '../../src/applications/index.ts'
import { standing, visitAs } from '../apply.ts'
import { homeOf, organisations, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { lund, type Player, setTheScene } from './scene.ts'

const site = await theSite()
const { few, svetsareAugusti, svetsareMars } = roundSamples
const { employmentService, yrkesskolan } = organisations
const { staff, step, admit, offer, inside, outside, homeShare, state, decisions, paid, openTasks } = setTheScene(site)

describe('who pays', () => {
  test('inside the area the law has answered, and no cost decision is asked for', async () => {
    const { first } = await inside()
    expect(await standing(site, first.id)).toMatchObject({ state: 'with_provider', holder: 'provider' })
    expect(await decisions()).toEqual([])
    expect(await paid()).toEqual([{ kind: 'municipality', funding: 'statutory', amount: 2_100_00 * 36 }])
  })

  test('outside it the home municipality commits: decision and price row frozen, and the school takes over', async () => {
    const sent = await outside({ checked: true })
    expect(await state(sent.first.id)).toBe('with_home')
    const caseworker = await staff('caseworker', lund.unit)
    await site.rows(
      `insert into courses.price (provider, course, amount, unit, valid_from) select provider, course, 5000000, 'course', '2026-01-01' from courses.round where id = $1`,
      [svetsareAugusti.id],
    )
    const wish = { ...(await homeShare(sent)), answer: 'committed' } as const
    expect(await answerPayment(await visitAs(site, caseworker), sent.first.id, wish)).toBe('taken')
    expect(await standing(site, sent.first.id)).toMatchObject({ state: 'with_provider', holder: 'provider' })
    expect(await decisions()).toEqual([{ kind: 'cost', outcome: 'yes', grounds: [], delegated: false }])
    expect(await paid()).toEqual([{ kind: 'municipality', funding: 'committed', amount: 5_000_000 }])
    await site.rows(`update courses.price set amount = 1`)
    expect(await paid()).toEqual([{ kind: 'municipality', funding: 'committed', amount: 5_000_000 }])
    const [{ register_number: number }] = await site.rows('select register_number from applications.decision')
    expect(number).toBe('1281-2027-00001')
  })

  test('nothing is committed before somebody has seen who it is', async () => {
    const sent = await outside()
    const caseworker = await staff('caseworker', lund.unit)
    const wish = { ...(await homeShare(sent)), answer: 'committed' } as const
    expect(await answerPayment(await visitAs(site, caseworker), sent.first.id, wish)).toEqual({
      notNow: 'identityNotConfirmed',
    })
    expect(await paid()).toEqual([{ kind: 'municipality', funding: 'requested', amount: null }])
  })

  test('a rector cannot offer while the state has not answered, and a task to chase it exists once', async () => {
    const { first } = await outside({ choices: [svetsareMars.id] })
    const { rector } = await admit(first.id)
    const refused = { notNow: 'afHasNotAnswered', about: employmentService }
    expect(await step(rector, first.id, { to: 'offered' })).toEqual(refused)
    expect(await step(rector, first.id, { to: 'offered' })).toEqual(refused)
    expect(await state(first.id)).toBe('admitted')
    expect(await openTasks()).toEqual([{ kind: 'chasePayer', holder: 'payer', organisation: employmentService }])
    const payer = await staff('payer', employmentService)
    const [share] = await site.rows(`select component, organisation from applications.payer where kind = 'af'`)
    expect(await answerPayment(await visitAs(site, payer), first.id, { ...share, answer: 'committed' })).toBe('taken')
    expect(await step(rector, first.id, { to: 'offered' })).toBe('taken')
  })
})

describe('two people', () => {
  test('a no to the money is proposed by one, confirmed by another, and appealed in three weeks', async () => {
    const sent = await outside()
    const first = await staff('decisionMaker', lund.unit)
    const second = await staff('decisionMaker', lund.unit, 'second')
    const no = { to: 'not_granted', reason: 'noNeed', text: 'Kursen finns på hemmaplan.' } as const
    expect(await step(first, sent.first.id, no)).toBe('proposed')
    expect(await state(sent.first.id)).toBe('with_home')
    expect(await step(first, sent.first.id, no)).toEqual({ notNow: 'alreadyProposed' })
    const [{ id: proposal }] = await site.rows('select id from applications.proposal')
    const answer = { proposal, answer: 'confirm' } as const
    expect(await settle(await visitAs(site, first), sent.first.id, answer)).toEqual({ notNow: 'needsSecondPerson' })
    expect(await settle(await visitAs(site, second), sent.first.id, answer)).toBe('taken')
    expect(await state(sent.first.id)).toBe('not_granted')
    expect(await decisions()).toEqual([{ kind: 'cost', outcome: 'no', grounds: ['noNeed'], delegated: true }])
    expect(await paid()).toEqual([{ kind: 'municipality', funding: 'refused', amount: null }])
    const [access] = await site.rows('select valid_to from people.access')
    expect(access.valid_to).toEqual(new Date('2027-03-22T22:59:59.999Z'))
  })

  test('returned, nothing has changed and the first may ask again', async () => {
    const sent = await outside()
    const first = await staff('decisionMaker', lund.unit)
    const second = await staff('decisionMaker', lund.unit, 'second')
    const no = { to: 'not_granted', reason: 'noNeed' } as const
    await step(first, sent.first.id, no)
    const [{ id: proposal }] = await site.rows('select id from applications.proposal')
    expect(
      await settle(await visitAs(site, second), sent.first.id, { proposal, answer: 'return', text: 'Läs igen.' }),
    ).toBe('taken')
    expect(await state(sent.first.id)).toBe('with_home')
    expect(await site.rows('select state, answer from applications.proposal')).toEqual([
      { state: 'returned', answer: 'Läs igen.' },
    ])
    expect(await step(first, sent.first.id, no)).toBe('proposed')
  })
})

describe('documents that were asked for', () => {
  test('the last day passes with one of three: decided on what exists, nothing refused, documents as they were', async () => {
    const sent = await outside()
    const caseworker = await staff('caseworker', lund.unit)
    const ask = { to: 'completion', items: ['betyg', 'intyg', 'plan'], lastDay: '2027-03-15' } as const
    expect(await step(caseworker, sent.first.id, ask)).toBe('taken')
    expect(await standing(site, sent.first.id)).toMatchObject({ state: 'completion', holder: 'applicant' })
    await site.rows(`update applications.document set status = 'received' where item = 'betyg'`)
    site.wait(14)
    await takeDueSteps(site.services)
    expect(await state(sent.first.id)).toBe('completion')
    site.wait(1)
    await takeDueSteps(site.services)
    expect(await state(sent.first.id)).toBe('with_home')
    expect(await site.rows('select item, status from applications.document order by item')).toEqual([
      { item: 'betyg', status: 'received' },
      { item: 'intyg', status: 'missing' },
      { item: 'plan', status: 'missing' },
    ])
  })
})

describe('seats', () => {
  test('an offer takes one and a no gives it back, and the catalogue knows', async () => {
    const { first, person } = await inside()
    await offer(first.id)
    const held = () => site.rows('select count(*)::int as n from courses.seat where held_by is not null')
    const shown = async () =>
      (await site.rows('select seats_taken from courses.round where id = $1', [few.id]))[0].seats_taken
    expect([await held(), await shown()]).toEqual([[{ n: 1 }], 1])
    const fatima = await site.newcomer('1260', person)
    expect(await step(fatima, first.id, { to: 'declined' })).toBe('taken')
    expect([await held(), await shown()]).toEqual([[{ n: 0 }], 0])
    expect(await site.rows('select answer from applications.offer')).toEqual([{ answer: 'declined' }])
  })

  test('the last one is given once', async () => {
    const all = [await inside(), await inside({ givenName: 'Yusuf' }), await inside({ givenName: 'Amal' })]
    await site.rows('update courses.round set seats = 1 where id = $1', [few.id])
    let rector: Player | undefined
    for (const { first } of all) ({ rector } = await admit(first.id))
    const visits = await Promise.all(all.map(() => visitAs(site, rector as Player)))
    const outcomes = await Promise.all(
      all.map(({ first }, n) => takeStep(visits[n] as never, first.id, { to: 'offered' })),
    )
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1)
    expect(outcomes.filter((outcome) => typeof outcome === 'object')).toEqual([
      { notNow: 'roundFull' },
      { notNow: 'roundFull' },
    ])
    expect(await site.rows(`select count(*)::int as n from applications.application where state = 'offered'`)).toEqual([
      { n: 1 },
    ])
  })

  test('SFI has no reserve list: neither the guard nor the database lets it', async () => {
    const sfi = await inside({ choices: [{ round: few.id, components: ['sfi'] }] })
    await site.rows('update courses.round set seats = 0 where id = $1', [few.id])
    const { rector } = await admit(sfi.first.id)
    expect(await step(rector, sfi.first.id, { to: 'reserve' })).toEqual({ notNow: 'sfiIsARight' })
    await expect(site.rows(`update applications.component set state = 'reserve'`)).rejects.toThrow(/component_check/)
    await expect(site.rows(`update applications.component set state = 'not_selected'`)).rejects.toThrow(
      /component_check/,
    )
  })
})

describe('whose it is', () => {
  test('withdrawing ends what was open to the school, and it is not there for it any more', async () => {
    const { first, person } = await inside()
    const officer = await staff('admissionOfficer', yrkesskolan)
    expect(await step(await site.newcomer('1260', person), first.id, { to: 'withdrawn' })).toBe('taken')
    expect(await step(officer, first.id, { to: 'assessment' })).toBe('missing')
    expect(await standing(site, first.id)).toMatchObject({ state: 'withdrawn', partners: [] })
  })

  test('another municipality, another school and another person do not find it', async () => {
    const { first } = await inside()
    const bo = await staff('caseworker', lund.unit)
    const baker = await staff('admissionOfficer', organisations.larcentrum)
    const other = await inside({ givenName: 'Yusuf' })
    const yusuf = await site.newcomer('1260', other.person)
    for (const by of [bo, baker, yusuf])
      expect(await step(by, first.id, { to: 'withdrawn', recorded: 'desk' })).toBe('missing')
    expect(await state(first.id)).toBe('with_provider')
  })

  test('the same person and round again is stopped, and names the first', async () => {
    const { person, first } = await inside()
    await expect(inside({ person })).rejects.toThrow(`alreadyApplied ${first.receipt}`)
    expect(await site.rows('select count(*)::int as n from applications.application')).toEqual([{ n: 1 }])
  })

  test('no home municipality: a coordinator gets the task, and nothing is routed', async () => {
    const { first } = await inside({ homeKnown: false })
    expect(await state(first.id)).toBe('submitted')
    expect(await openTasks()).toEqual([{ kind: 'findHome', holder: 'coordinator', organisation: homeOf('1260').unit }])
  })
})

test('a refused step and an older page write nothing', async () => {
  const { first } = await inside()
  const officer = await staff('admissionOfficer', yrkesskolan)
  const before = await standing(site, first.id)
  const count = () =>
    site.rows(
      'select (select count(*) from applications.event)::int as events, (select count(*) from applications.task)::int as tasks',
    )
  const rows = await count()
  expect(await step(officer, first.id, { to: 'with_home' })).toEqual({ notNow: 'missingReason' })
  expect(await step(officer, first.id, { to: 'admitted' })).toBe('missing')
  const asked = { version: before.version - 1 }
  expect(await takeStep(await visitAs(site, officer), first.id, { to: 'assessment' }, asked)).toBe('changed')
  expect(await standing(site, first.id)).toEqual(before)
  expect(await count()).toEqual(rows)
})
