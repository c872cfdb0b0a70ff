import { describe, expect, test } from 'vitest'
import { takeStep, undoStep } from '../../src/applications/index.ts'
import { asSystem } from '../../src/platform/visit.ts'
import { type Applied, applied, standing, visitAs } from '../apply.ts'
import { organisations, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { setTheScene } from './scene.ts'

const site = await theSite()
const { few, svetsareMars } = roundSamples
const { yrkesskolan } = organisations
const { staff, step, admit, offer, inside, state, events, paid, openTasks } = setTheScene(site)

describe('several choices', () => {
  const three = () =>
    applied(site, {
      municipality: '1260',
      choices: [{ round: roundSamples.full.id }, { round: few.id }, { round: svetsareMars.id }],
    })
  const states = async ({ choices }: Applied) => {
    const found: string[] = []
    for (const { id } of choices) found.push(await state(id))
    return found
  }

  test('accepting the second keeps the first on its list, ends the third, and undone all stand again', async () => {
    await site.rows('update courses.round set seats = 0 where id = $1', [roundSamples.full.id])
    const sent = await three()
    const [one, two] = sent.choices.map(({ id }) => id) as [string, string, string]
    await answerAll()
    const { rector } = await admit(one, organisations.larcentrum)
    expect(await step(rector, one, { to: 'reserve' })).toBe('taken')
    await offer(two)
    const fatima = await site.newcomer('1260', sent.person)
    expect(await step(fatima, two, { to: 'accepted', stay: true })).toBe('taken')
    await site.runJobs()
    expect(await states(sent)).toEqual(['reserve', 'awaiting_start', 'withdrawn'])
    const [ended] = await site.rows(`select reason, party from applications.event where to_state = 'withdrawn'`)
    expect(ended).toEqual({ reason: 'other_choice_accepted', party: 'system' })
    const [accepted] = await site.rows(`select id from applications.event where to_state = 'accepted'`)
    expect(await undoStep(await visitAs(site, fatima), two, { event: accepted.id, reason: null })).toBe('taken')
    await site.runJobs()
    expect(await states(sent)).toEqual(['reserve', 'offered', 'with_provider'])
    expect(await site.rows('select answer from applications.offer')).toEqual([{ answer: null }])
  })

  test('without the wish to stay the higher one ends too, as the applicant’s own', async () => {
    await site.rows('update courses.round set seats = 0 where id = $1', [roundSamples.full.id])
    const sent = await three()
    const [one, two] = sent.choices.map(({ id }) => id) as [string, string, string]
    await answerAll()
    const { rector } = await admit(one, organisations.larcentrum)
    await step(rector, one, { to: 'reserve' })
    await offer(two)
    await step(await site.newcomer('1260', sent.person), two, { to: 'accepted' })
    await site.runJobs()
    expect(await states(sent)).toEqual(['withdrawn', 'awaiting_start', 'withdrawn'])
  })

  /** Everybody who was asked to pay has said yes. */
  const answerAll = async () => {
    await site.rows(
      `update applications.payer set funding = 'committed', decided_at = now() where funding = 'requested'`,
    )
    const rows = await site.rows(`select municipality, id from applications.application where state = 'with_home'`)
    for (const { municipality, id } of rows)
      await asSystem(site.services, { municipality, purpose: 'handleApplication' }, (visit) =>
        takeStep(visit, id, { to: 'with_provider' }),
      )
  }
})

describe('a step that was wrong', () => {
  test('a course that was not finished goes on: compensating event, correction, tasks and money as before', async () => {
    const { first, person } = await inside()
    const { officer } = await offer(first.id)
    await step(await site.newcomer('1260', person), first.id, { to: 'accepted' })
    await site.runJobs()
    site.clock.now = new Date('2027-04-12T08:00:00Z')
    expect(await step(officer, first.id, { to: 'ongoing' })).toBe('taken')
    const component = (await standing(site, first.id)).leading_component
    expect(await step(officer, first.id, { to: 'completed', results: { [component]: 'approved' } })).toBe('taken')
    expect(await paid()).toMatchObject([{ funding: 'ended' }])
    const [event] = await site.rows(`select id from applications.event where to_state = 'completed'`)
    site.wait(0.9)
    expect(await undoStep(await visitAs(site, officer), first.id, { event: event.id, reason: 'wrongPerson' })).toBe(
      'taken',
    )
    await site.runJobs()
    expect(await standing(site, first.id)).toMatchObject({ state: 'ongoing', holder: 'provider' })
    expect(await paid()).toMatchObject([{ funding: 'statutory' }])
    expect((await events()).slice(-2)).toEqual([
      { from_state: 'ongoing', to_state: 'completed', party: 'provider', takes_back: false },
      { from_state: 'completed', to_state: 'ongoing', party: 'admissionOfficer', takes_back: true },
    ])
    expect(await site.rows('select ends, result from applications.component')).toEqual([{ ends: null, result: null }])
    expect(await site.rows(`select count(*)::int as n from applications.notice where kind = 'corrected'`)).toEqual([
      { n: 1 },
    ])
    expect(await site.rows('select count(*)::int as n from people.access where valid_to is null')).toEqual([{ n: 1 }])
    expect(await openTasks()).toEqual([])
  })

  test('is not taken back by somebody else, nor after a day', async () => {
    const { first } = await inside()
    const officer = await staff('admissionOfficer', yrkesskolan)
    const other = await staff('admissionOfficer', yrkesskolan, 'other')
    await step(officer, first.id, { to: 'assessment' })
    const [event] = await site.rows(`select id from applications.event where to_state = 'assessment'`)
    const wish = { event: event.id, reason: null }
    expect(await undoStep(await visitAs(site, other), first.id, wish)).toBe('missing')
    site.wait(1.1)
    expect(await undoStep(await visitAs(site, officer), first.id, wish)).toEqual({ notNow: 'undoTimePassed' })
  })
})
