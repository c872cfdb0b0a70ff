import { afterAll, describe, expect, test } from 'vitest'
import { arrangeLine } from '../../src/admission/acts/line.ts'
import { confirmOffer } from '../../src/admission/acts/offers.ts'
import { takeStep } from '../../src/applications/index.ts'
import { poolOf } from '../../src/platform/connection.ts'
import type { Services } from '../../src/platform/visit.ts'
import { standing, visitAs } from '../apply.ts'
import { plain } from '../browser.ts'
import { theSite } from '../site.ts'
import { type Admitted, few, reservePage, setTheRound } from './scene.ts'

const site = await theSite()
const round = setTheRound(site)
const { admitted, seats, officer, decide, line, tasks, night, state, step } = round

/** Twenty connections for fifty at once; who has to wait for one on a slow machine waits. */
const app = poolOf(site.at, 'kp_app', 20, 'kp-crowd')
const door = poolOf(site.at, 'kp_door', 4, 'kp-crowd')
for (const pool of [app, door]) pool.options.connectionTimeoutMillis = 25_000
const crowd: Services = { ...site.services, app, door }
afterAll(() => Promise.all([app.end(), door.end()]))

const automatic = () => site.rows(`update courses.round set offer_mode = 'automatic' where id = $1`, [few.id])
/** One seat, `n` admitted, decided: the first is offered it, the others wait. */
async function decided(n: number, mode: 'automatic' | 'confirm' = 'automatic') {
  await seats(1)
  if (mode === 'automatic') await automatic()
  const all = await admitted(n)
  expect((await decide()).status).toBe(303)
  await site.runJobs()
  return all
}
const at = (all: readonly Admitted[], place: number): Admitted => all[place] as Admitted
const themselves = ({ municipality, person }: Admitted) => site.newcomer(municipality, person)
const offers = () =>
  site.rows('select application, mode, list is not null as of_list, answer from applications.offer order by sent_at')
const held = () =>
  site.rows(
    `select c.application from courses.seat s join applications.component c on c.id = s.held_by where s.round = $1`,
    [few.id],
  )
const ids = (all: readonly Admitted[]) => all.map(({ id }) => id)

describe('a freed seat', () => {
  test('fifty noes and claims at the same moment: one offer to the first in line, and no seat held twice', async () => {
    const all = await decided(4)
    const first = await themselves(at(all, 0))
    const visit = { ...(await visitAs(site, first)), services: crowd }
    const noes = Array.from({ length: 25 }, () => takeStep(visit, at(all, 0).id, { to: 'declined' }))
    const claims = Array.from({ length: 25 }, () => arrangeLine(crowd, few.id))
    const [outcomes] = await Promise.all([Promise.all(noes), Promise.all(claims)])
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1)
    await site.runJobs()
    expect(await offers()).toEqual([
      { application: at(all, 0).id, mode: 'confirm', of_list: true, answer: 'declined' },
      { application: at(all, 1).id, mode: 'automatic', of_list: true, answer: null },
    ])
    expect(await held()).toEqual([{ application: at(all, 1).id }])
    expect((await line()).map(({ application, place }) => [application, place])).toEqual([
      [at(all, 2).id, 1],
      [at(all, 3).id, 2],
    ])
    const [published] = await site.rows('select seats_taken, reserves from courses.round where id = $1', [few.id])
    expect(published).toEqual({ seats_taken: 1, reserves: 2 })
  })

  test('where an officer confirms, fifty presses at the same moment are one offer, and only to the first', async () => {
    const all = await decided(3, 'confirm')
    await step(await themselves(at(all, 0)), at(all, 0).id, { to: 'declined' })
    await site.runJobs()
    expect(await tasks('confirmOffer')).toMatchObject([{ application: at(all, 1).id, holder: 'provider' }])
    const by = await officer()
    const visit = { ...(await visitAs(site, by, 'school')), services: crowd }
    const { version } = await standing(site, at(all, 1).id)
    const of = (place: number) => ({ round: few.id, application: at(all, place).id })
    const other = await standing(site, at(all, 2).id)
    expect(await confirmOffer(visit, of(2), other.version)).toEqual({ notNow: 'notFirstInRank' })
    const presses = await Promise.all(Array.from({ length: 50 }, () => confirmOffer(visit, of(1), version)))
    expect(presses.filter((outcome) => outcome === 'taken')).toHaveLength(1)
    expect(new Set(presses.filter((outcome) => outcome !== 'taken'))).toEqual(new Set(['changed']))
    expect(await held()).toEqual([{ application: at(all, 1).id }])
    expect(await tasks('confirmOffer')).toEqual([])
  })

  test('the officer has four working hours, and the button stands beside the first', async () => {
    const all = await decided(3, 'confirm')
    site.clock.now = new Date('2027-03-05T14:00:00Z')
    await step(await themselves(at(all, 0)), at(all, 0).id, { to: 'declined' })
    await site.runJobs()
    // Friday 15.00 plus four working hours: an hour and a half that day, the rest on Monday from eight.
    expect((await tasks('confirmOffer'))[0]?.due).toEqual(new Date('2027-03-08T09:30:00Z'))
    const by = await officer()
    const html = await by.text(reservePage)
    expect(html.match(/reservlista\/erbjud/g)).toHaveLength(1)
    const answer = await by.submit(html, {}, `${reservePage}/erbjud`)
    expect(plain(await by.follow(answer))).toContain('Platsen är erbjuden.')
    expect(await state(at(all, 1).id)).toBe('offered')
    const late = await by.submit(html, {}, `${reservePage}/erbjud`)
    expect(late.status).toBe(303)
    expect(await offers()).toHaveLength(2)
  })

  test('passes over who has a pause or an unanswered payer; they keep their places', async () => {
    const all = await decided(4)
    await site.rows(`update applications.application set paused_until = '2027-12-31' where id = $1`, [at(all, 1).id])
    await site.rows(`update applications.payer set funding = 'requested' where application = $1`, [at(all, 2).id])
    await step(await themselves(at(all, 0)), at(all, 0).id, { to: 'declined' })
    await site.runJobs()
    expect(await held()).toEqual([{ application: at(all, 3).id }])
    expect((await line()).map(({ application }) => application)).toEqual(ids(all.slice(1, 3)))
  })
})

describe('an offer that nobody answers', () => {
  /** The seat is freed on Friday at three, and goes to the one who waits. */
  async function offeredOnFriday() {
    const all = await decided(3)
    await site.rows(`update people.person set mail = ''`)
    site.clock.now = new Date('2027-03-05T14:00:00Z')
    await step(await themselves(at(all, 0)), at(all, 0).id, { to: 'declined' })
    await site.runJobs()
    expect((await standing(site, at(all, 1).id)).due).toEqual(new Date('2027-03-09T22:59:59.999Z'))
    return all
  }
  const notices = (id: string) =>
    site.rows(`select kind from applications.notice where application = $1 and kind like 'remind%'`, [id])

  test('is reminded of once, called about, and goes on to the next after two working days', async () => {
    const all = await offeredOnFriday()
    await night('tendOffers')
    await night('tendOffers')
    expect(await tasks('callAboutOffer')).toMatchObject([{ application: at(all, 1).id, holder: 'provider' }])
    expect(await notices(at(all, 1).id)).toEqual([])
    site.clock.now = new Date('2027-03-09T08:00:00Z')
    await night('tendOffers')
    await night('tendOffers')
    expect(await notices(at(all, 1).id)).toEqual([{ kind: 'remind.offer.sms' }])
    expect(await state(at(all, 1).id)).toBe('offered')
    site.clock.now = new Date('2027-03-09T23:01:00Z')
    await night('tendOffers')
    expect(await state(at(all, 1).id)).toBe('no_answer')
    expect(await state(at(all, 2).id)).toBe('offered')
    expect(await held()).toEqual([{ application: at(all, 2).id }])
    expect(await notices(at(all, 1).id)).toHaveLength(1)
  })

  test('waits while the call is young and open, and goes on when it is made', async () => {
    const all = await offeredOnFriday()
    site.clock.now = new Date('2027-03-09T13:00:00Z')
    await night('tendOffers')
    site.clock.now = new Date('2027-03-10T08:00:00Z')
    await night('tendOffers')
    expect(await state(at(all, 1).id)).toBe('offered')
    const by = await officer()
    const html = await by.text(reservePage)
    expect((await by.submit(html, {}, `${reservePage}/ringt`)).status).toBe(303)
    await night('tendOffers')
    expect(await state(at(all, 1).id)).toBe('no_answer')
  })

  test('comes back within fourteen days: to the list when the course is full, to a seat when one is free', async () => {
    const all = await offeredOnFriday()
    await night('tendOffers')
    site.clock.now = new Date('2027-03-09T08:00:00Z')
    await night('tendOffers')
    site.clock.now = new Date('2027-03-09T23:01:00Z')
    await night('tendOffers')
    const by = await officer()
    site.clock.now = new Date('2027-03-23T10:00:00Z')
    expect((await by.press(reservePage, {}, `${reservePage}/igen`)).status).toBe(303)
    await site.runJobs()
    expect(await state(at(all, 1).id)).toBe('reserve')
    expect((await line()).map(({ application }) => application)).toEqual([at(all, 1).id])
  })

  test('does not come back after fourteen days', async () => {
    const all = await offeredOnFriday()
    await night('tendOffers')
    site.clock.now = new Date('2027-03-09T08:00:00Z')
    await night('tendOffers')
    site.clock.now = new Date('2027-03-09T23:01:00Z')
    await night('tendOffers')
    site.clock.now = new Date('2027-03-25T10:00:00Z')
    const answer = await (await officer()).press(reservePage, {}, `${reservePage}/igen`)
    expect(answer.status).toBe(409)
    expect(plain(await answer.text())).toContain('Tiden för det har gått ut')
    expect(await state(at(all, 1).id)).toBe('no_answer')
  })
})
