import { describe, expect, test } from 'vitest'
import { sayMove } from '../../src/admission/index.ts'
import { hideFromLines } from '../../src/applications/acts/protected.ts'
import { undoStep } from '../../src/applications/index.ts'
import { sentence } from '../../src/notices/message.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { applied, standing, visitAs } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { type Admitted, few, page, reservePage, setTheRound } from './scene.ts'

const site = await theSite()
const round = setTheRound(site)
const { admitted, seats, officer, decide, judge, line, tasks, night, state, step, admit, staff } = round
const at = (all: readonly Admitted[], place: number): Admitted => all[place] as Admitted
const themselves = ({ municipality, person }: Admitted) => site.newcomer(municipality, person)
const own = async (one: Admitted) => plain(await (await themselves(one)).text(`/ansokningar/${one.id}/kvar`))
const notices = (kind: string) => site.rows('select application from applications.notice where kind = $1', [kind])

async function decided(n: number, places: number) {
  await seats(places)
  await site.rows(`update courses.round set offer_mode = 'automatic' where id = $1`, [few.id])
  const all = await admitted(n)
  expect((await decide()).status).toBe(303)
  await site.runJobs()
  return all
}

describe('the own place', () => {
  test('nr 4 of 11 becomes nr 5 when somebody with priority comes; the rule is told and never who', async () => {
    const all = await decided(12, 1)
    const fourth = at(all, 4)
    expect(await own(fourth)).toContain('Du är nr 4 av 11. Det som avgör din plats: tid i kön.')
    const [late] = await admitted(1, { givenName: 'Vendela' })
    await judge(late?.id ?? '', { shortEducation: '4' })
    expect(plain(await (await officer()).text(page))).toContain('Vendela Exempel')
    expect((await decide()).status).toBe(303)
    await site.runJobs()
    const now = await line()
    expect(now[0]).toMatchObject({ application: late?.id, place: 1, line: 12, placed_by: 'shortEducation' })
    expect(now.find(({ application }) => application === fourth.id)).toMatchObject({
      place: 5,
      moved_from: 4,
      moved_by: 'shortEducation',
    })
    const said = await own(fourth)
    expect(said).toContain('Du är nr 5 av 12.')
    expect(said).toContain('En sökande med förtur enligt urvalsreglerna kom till.')
    expect(said).not.toContain('Vendela')
    expect((await notices('reserve.moved')).map(({ application }) => application).sort()).toEqual(
      all
        .slice(1)
        .map(({ id }) => id)
        .sort(),
    )
    await site.rows(`select graphile_worker.add_job('arrangeLine', json_build_object('round', $1::text))`, [few.id])
    await site.runJobs()
    expect(await notices('reserve.moved')).toHaveLength(11)
  })

  test('on a short list is a number and nothing more', async () => {
    const all = await decided(4, 1)
    const said = await own(at(all, 1))
    expect(said).toContain('Du är med på listan, plats nr 1.')
    expect(said).not.toContain('av 3')
  })

  test('moves up when somebody leaves, which is told at most once a day', async () => {
    const all = await decided(8, 1)
    const leaves = async (place: number) => {
      await step(await themselves(at(all, place)), at(all, place).id, { to: 'withdrawn' })
      await site.runJobs()
    }
    expect(await notices('reserve.moved')).toEqual([])
    await leaves(2)
    expect(await own(at(all, 3))).toContain('Du är nr 2 av 6.')
    const told = async () => (await notices('reserve.moved')).map(({ application }) => application).sort()
    const behind = (place: number) => all.slice(place + 1).map(({ id }) => id)
    expect(await told()).toEqual(behind(2).sort())
    await leaves(3)
    expect(await told()).toEqual(behind(2).sort())
    site.wait(1)
    await night('tendOffers')
    expect(await told()).toEqual([...behind(2), ...behind(3)].sort())
    const of = { municipality: at(all, 7).municipality, purpose: 'handleApplication' } as const
    const said = await asSystem(site.services, of, (visit) =>
      inside(visit, (tx) => sayMove(tx, 'sv', at(all, 7) as never)),
    )
    expect(said).toEqual({ up: true, value: '5' })
    expect(sentence('sv', { kind: 'reserve.up', value: said.value })).toContain('Nu är du nr 5.')
  })

  test('is not told to or about a protected person, who stands in line all the same', async () => {
    const all = await decided(7, 1)
    const hidden = at(all, 2)
    await site.rows('update people.person set handlers = array[gen_random_uuid()] where id = $1', [hidden.person])
    await asSystem(site.services, { municipality: hidden.municipality, purpose: 'protect' }, (visit) =>
      hideFromLines(visit, { ...hidden, phone: '', mail: '' }),
    )
    await site.runJobs()
    const shown = plain(await (await officer()).text(reservePage))
    expect(shown).not.toContain('Sökande3')
    expect(await own(at(all, 3))).toContain('Du är nr 2 av 5.')
    expect((await site.rows('select reserves from courses.round where id = $1', [few.id]))[0].reserves).toBe(5)
    const said = await own(at(all, 2))
    expect(said).toContain('Du är med på listan.')
    expect(said).not.toMatch(/nr \d/)
    expect((await (await themselves(at(all, 2))).get(`/ansokningar/${at(all, 2).id}/start.ics`)).status).toBe(404)
  })

  test('says how many seats went to the list of the start before', async () => {
    const all = await decided(7, 1)
    const before = await site.rows(
      `insert into courses.round (id, course, provider, huvudman, municipality, starts, ends, entry_date, seats)
       select gen_random_uuid(), course, provider, huvudman, municipality, '2026-01-12', '2026-06-12', '2026-01-12', 0 from courses.round where id = $1 returning id`,
      [few.id],
    )
    await step(await themselves(at(all, 0)), at(all, 0).id, { to: 'declined' })
    await site.runJobs()
    await site.rows('update applications.application set round = $1 where id = $2', [before[0].id, at(all, 1).id])
    expect(await own(at(all, 3))).toContain('En plats blev ledig förra kursen.')
  })
})

describe('still there', () => {
  test('is asked once a month; two silences are a call, never a removal, and one tap is an answer', async () => {
    const all = await decided(2, 1)
    const waiting = at(all, 1)
    await site.rows(`update courses.round set entry_date = '2027-12-01', starts = '2027-11-30' where id = $1`, [few.id])
    const asked = async () => (await notices('reserve.stillThere')).length
    for (const [days, times, calls] of [
      [29, 0, 0],
      [2, 1, 0],
      [1, 1, 0],
      [30, 2, 0],
      [30, 3, 1],
    ] as const) {
      site.wait(days)
      await night('askWhoWaits')
      await night('askWhoWaits')
      expect([await asked(), (await tasks('callAboutReserve')).length]).toEqual([times, calls])
    }
    expect(await state(waiting.id)).toBe('reserve')
    const person = await themselves(waiting)
    const of = `/ansokningar/${waiting.id}/kvar`
    expect(plain(await person.follow(await person.press(of, { answer: 'stay' }, of)))).toContain(
      'Du står kvar på listan.',
    )
    expect(await tasks('callAboutReserve')).toEqual([])
    site.wait(30)
    await night('askWhoWaits')
    expect(await tasks('callAboutReserve')).toEqual([])
    expect((await person.press(of, { answer: 'leave' }, of)).status).toBe(303)
    expect(await state(waiting.id)).toBe('withdrawn')
  })

  test('is nobody else’s to answer, and says so kindly where nobody waits', async () => {
    const all = await decided(3, 1)
    const of = `/ansokningar/${at(all, 1).id}/kvar`
    expect((await (await themselves(at(all, 2))).get(of)).status).toBe(404)
    expect((await (await staff('caseworker', homeOf('1281').unit)).get(of)).status).toBe(404)
    expect(await own(at(all, 0))).toContain('Du står inte på reservlistan nu')
    const unclear = await (await themselves(at(all, 1))).press(of, { answer: 'maybe' }, of)
    expect(unclear.status).toBe(422)
  })
})

describe('several choices', () => {
  test('the second is accepted with the wish to stay: the first keeps its place, the third ends, and undone within a day all stand again', async () => {
    await site.rows('update courses.round set seats = 0 where id = $1', [roundSamples.full.id])
    await site.rows(`update courses.round set offer_mode = 'automatic' where id = $1`, [roundSamples.full.id])
    const choices = [roundSamples.full.id, few.id, roundSamples.svetsareMars.id]
    const sent = await applied(site, { municipality: '1260', choices: choices.map((one) => ({ round: one })) })
    const [one, two, three] = sent.choices.map(({ id }) => id) as [string, string, string]
    await site.rows(
      `update applications.payer set funding = 'committed', decided_at = now() where funding = 'requested'`,
    )
    await site.rows(
      `update applications.application set state = 'with_provider', holder = 'provider' where state = 'with_home'`,
    )
    await site.rows(
      `update applications.component set state = 'with_provider', holder = 'provider' where state = 'with_home'`,
    )
    const { rector } = await admit(one, organisations.larcentrum)
    expect(await step(rector, one, { to: 'reserve' })).toBe('taken')
    await round.offer(two)
    await site.runJobs()
    expect(await line()).toMatchObject([{ application: one, place: 1 }])
    const person = await site.newcomer('1260', sent.person)
    expect(await step(person, two, { to: 'accepted', stay: true })).toBe('taken')
    await site.runJobs()
    expect([await state(one), await state(two), await state(three)]).toEqual(['reserve', 'awaiting_start', 'withdrawn'])
    expect(await line()).toMatchObject([{ application: one, place: 1 }])
    const [ended] = await site.rows(`select reason from applications.event where to_state = 'withdrawn'`)
    expect(ended.reason).toBe('other_choice_accepted')
    const [accepted] = await site.rows(`select id from applications.event where to_state = 'accepted'`)
    site.wait(0.9)
    expect(await undoStep(await visitAs(site, person), two, { event: accepted.id, reason: null })).toBe('taken')
    await site.runJobs()
    expect([await state(one), await state(two), await state(three)]).toEqual(['reserve', 'offered', 'with_provider'])
    expect(await line()).toMatchObject([{ application: one, place: 1 }])
  })
})

describe('the start', () => {
  test('is called to at least fourteen days before, and goes into the person’s own calendar', async () => {
    const [one] = await decided(1, 1)
    const person = await themselves(one as Admitted)
    expect(await step(person, one?.id ?? '', { to: 'accepted' })).toBe('taken')
    await site.runJobs()
    const called = () =>
      site.rows(`select application, send_at, result from applications.notice where kind = 'call.start'`)
    const waiting = { application: one?.id, send_at: new Date('2027-03-28T22:00:00Z'), result: null }
    await night('tendNotices')
    expect(await called()).toEqual([waiting])
    site.clock.now = new Date('2027-03-29T05:00:00Z')
    await night('tendNotices')
    expect(await called()).toMatchObject([{ application: one?.id, result: 'shown' }])
    const file = await person.get(`/ansokningar/${one?.id}/start.ics`)
    expect(file.headers.get('content-type')).toContain('text/calendar')
    const text = await file.text()
    expect(text).toContain('DTSTART;VALUE=DATE:20270412')
    expect(text).toContain('SUMMARY:Kursstart: Undersköterska\\, steg 1')
    expect((await standing(site, one?.id ?? '')).state).toBe('awaiting_start')
  })
})
