import { beforeEach, describe, expect, test } from 'vitest'
import { type Admitted, few, school, setTheRound } from '../admission/scene.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const round = setTheRound(site)
const { admitted, decide, state, step, officer, staff, tasks, night } = round
const page = `/kurstillfallen/${few.id}/startlista`
const at = (all: readonly Admitted[], place: number): Admitted => all[place] as Admitted

/** So many have said yes; the course begins on 12 April. */
async function accepted(n: number) {
  const all = await admitted(n)
  expect((await decide()).status).toBe(303)
  await site.runJobs()
  for (const { municipality, person, id } of all)
    expect(await step(await site.newcomer(municipality, person), id, { to: 'accepted' })).toBe('taken')
  await site.runJobs()
  return all
}
const due = async (kind: string) =>
  (await tasks(kind))
    .filter((task) => task.due <= site.clock.now)
    .map(({ application, holder }) => `${holder} ${application}`)

describe('the start list', () => {
  test('two who are not ticked after five days are a task of the officer and of the manager; one begins late on day 12', async () => {
    const all = await accepted(4)
    const by = await officer()
    expect(plain(await by.text(page))).toContain('Kursen börjar mån 12 april 2027')
    site.clock.now = new Date('2027-04-12T08:00:00Z')
    const ticks = { [`s_${at(all, 0).id}`]: 'ongoing', [`s_${at(all, 1).id}`]: 'ongoing' }
    expect((await by.press(page, ticks, page)).status).toBe(303)
    expect(await state(at(all, 0).id)).toBe('ongoing')
    site.clock.now = new Date('2027-04-18T08:00:00Z')
    const left = [at(all, 2).id, at(all, 3).id]
    expect(new Set(await due('tickStartList'))).toEqual(
      new Set(left.flatMap((id) => [`provider ${id}`, `manager ${id}`])),
    )
    const html = await by.text(page)
    expect(plain(html)).toContain('Fem dagar har gått sedan starten.')
    const nots = Object.fromEntries(left.map((id) => [`s_${id}`, 'not_started']))
    expect((await by.submit(html, nots, page)).status).toBe(303)
    expect(await state(at(all, 2).id)).toBe('not_started')
    expect(await due('tickStartList')).toEqual([])
    site.clock.now = new Date('2027-04-24T08:00:00Z')
    expect((await by.press(page, { [`s_${at(all, 2).id}`]: 'ongoing' }, page)).status).toBe(303)
    expect(await state(at(all, 2).id)).toBe('ongoing')
    const [component] = await site.rows(
      'select starts::text as starts from applications.component where application = $1',
      [at(all, 2).id],
    )
    expect(component.starts).toBe('2027-04-24')
    site.clock.now = new Date('2027-04-27T08:00:00Z')
    expect(plain(await by.text(page))).toContain('Tiden för sen start är slut.')
  })

  test('one press ticks all the others; who has moved on meanwhile is named, and the others stand', async () => {
    const all = await accepted(3)
    site.clock.now = new Date('2027-04-12T08:00:00Z')
    const by = await officer()
    const html = await by.text(page)
    const other = await staff('admissionOfficer', school, 'second')
    expect((await other.press(page, { [`s_${at(all, 1).id}`]: 'not_started' }, page)).status).toBe(303)
    const answer = await by.submit(html, { rest: 'ongoing', [`s_${at(all, 0).id}`]: 'not_started' }, page)
    expect(answer.status).toBe(200)
    const said = plain(await answer.text())
    expect(said).toMatch(/2 sparade\. 1 gick inte att spara: Sökande2 Exempel ?: Ansökan har ändrats/)
    expect([await state(at(all, 0).id), await state(at(all, 1).id), await state(at(all, 2).id)]).toEqual([
      'not_started',
      'not_started',
      'ongoing',
    ])
  })

  test('nothing ticked is said and nothing is saved; before the start nobody can be', async () => {
    const all = await accepted(1)
    const by = await officer()
    site.clock.now = new Date('2027-04-12T08:00:00Z')
    const html = await by.text(page)
    const none = await by.submit(html, {}, page)
    expect(none.status).toBe(422)
    expect(plain(await none.text())).toContain('Bocka av minst en person')
    site.clock.now = new Date('2027-04-11T08:00:00Z')
    const early = await by.submit(await by.text(page), {}, page).catch(() => 'no form')
    expect(early).toBe('no form')
    const answer = await by.submit(html, { [`s_${at(all, 0).id}`]: 'ongoing' }, page)
    expect(plain(await answer.text())).toContain('Kursen har inte börjat än')
    expect(await state(at(all, 0).id)).toBe('awaiting_start')
  })

  test('is not found by another school, a home municipality or the person; six statements whatever the rows', async () => {
    const all = await accepted(2)
    const others = [
      await staff('admissionOfficer', organisations.larcentrum),
      await staff('caseworker', homeOf('1260').unit),
      await site.newcomer(at(all, 0).municipality, at(all, 0).person),
    ]
    for (const by of others) expect((await by.get(page)).status).toBe(404)
    const by = await officer()
    const count = async () => (await site.statements(() => by.text(page))).length
    const before = await count()
    await accepted(2)
    expect([await count(), before <= 6]).toEqual([before, true])
  })
})

describe('absence', () => {
  let one: Admitted
  const of = () => `/ansokningar/${one.id}/franvaro`
  beforeEach(async () => {
    one = at(await accepted(1), 0)
    site.clock.now = new Date('2027-04-12T08:00:00Z')
    await step(await officer(), one.id, { to: 'ongoing' })
  })
  const signals = async () =>
    (await site.rows('select days from participation.signal order by days')).map(({ days }) => days)
  const away = async (day: string, by?: Awaited<ReturnType<typeof officer>>) =>
    (by ?? (await officer())).press(of(), { 'day-day': day, 'day-month': '4', 'day-year': '2027' }, of())
  const breakOff = async (but: object = {}) =>
    step(await officer(), one.id, {
      to: 'interrupted',
      reason: 'absence',
      lastDay: '2027-04-16',
      nextStep: 'Samtal med kommunen',
      ...but,
    })

  test('after 3, 10 and 21 days a signal comes, and nothing ends until a person says so; it is dated to the last day present', async () => {
    site.clock.now = new Date('2027-04-19T08:00:00Z')
    expect((await away('17', await officer())).status).toBe(422)
    const html = await (await officer()).text(of())
    expect(
      (await (await officer()).submit(html, { act: 'away', 'day-day': '17', 'day-month': '4', 'day-year': '' }, of()))
        .status,
    ).toBe(303)
    const seen: [string, number[]][] = [
      ['2027-04-18', []],
      ['2027-04-19', [3]],
      ['2027-04-25', [3]],
      ['2027-04-26', [3, 10]],
      ['2027-05-06', [3, 10]],
    ]
    for (const [day, told] of seen) {
      site.clock.now = new Date(`${day}T08:00:00Z`)
      await night('signalAbsences')
      await night('signalAbsences')
      expect([day, await signals()]).toEqual([day, told])
      expect(await breakOff()).toEqual({
        notNow: 'signalsMissing',
        about: told.length === 0 ? '3' : told.length === 1 ? '10' : '21',
      })
    }
    site.clock.now = new Date('2027-05-07T08:00:00Z')
    await night('signalAbsences')
    expect(await signals()).toEqual([3, 10, 21])
    expect((await tasks('talkAboutAbsence')).map(({ holder }) => holder).sort()).toEqual([
      'home',
      'home',
      'provider',
      'provider',
      'provider',
    ])
    expect(await state(one.id)).toBe('ongoing')
    expect(await breakOff()).toBe('taken')
    const [component] = await site.rows(
      'select last_present::text as last, ends::text as ends from applications.component',
    )
    expect(component).toEqual({ last: '2027-04-16', ends: '2027-04-16' })
  })

  test('ends when the person is back, and the next one begins anew', async () => {
    const by = await officer()
    site.clock.now = new Date('2027-04-20T08:00:00Z')
    const html = await by.text(of())
    const fields = { act: 'away', 'day-day': '14', 'day-month': 'april', 'day-year': '2027' }
    expect((await by.submit(html, fields, of())).status).toBe(303)
    await night('signalAbsences')
    expect(plain(await by.text(of()))).toContain('Borta sedan ons 14 april 2027: 7 dagar. Signal efter 3 dagar.')
    expect(plain(await by.text(page))).toContain('Borta sedan ons 14 april 2027, 7 dagar')
    const back = await by.text(of())
    const early = await by.submit(back, { act: 'back', 'day-day': '14', 'day-month': '4', 'day-year': '2027' }, of())
    expect(early.status).toBe(422)
    expect(plain(await early.text())).toContain('Dagen tillbaka ska vara efter den första dagen borta.')
    expect(
      (await by.submit(back, { act: 'back', 'day-day': '20', 'day-month': '4', 'day-year': '2027' }, of())).status,
    ).toBe(303)
    expect(await site.rows('select from_day::text as a, to_day::text as b from participation.absence')).toEqual([
      { a: '2027-04-14', b: '2027-04-19' },
    ])
    site.wait(30)
    await night('signalAbsences')
    expect(await signals()).toEqual([3])
    expect(await breakOff({ lastDay: '2027-04-19' })).toEqual({ notNow: 'signalsMissing', about: '3' })
  })

  test('where the state pays, the school proposes and the payer confirms', async () => {
    const af = organisations.employmentService
    await site.rows(`update applications.payer set kind = 'af', organisation = $1`, [af])
    await site.rows(`update applications.application set partners = partners || $1::uuid`, [af])
    await site.rows(
      `insert into people.access (municipality, person, organisation, scope, ground, legal_basis, about)
       select municipality, person, $1, scope, ground, legal_basis, about from people.access`,
      [af],
    )
    site.clock.now = new Date('2027-04-19T08:00:00Z')
    const wish = { reason: 'work', lastDay: '2027-04-16' }
    expect(await breakOff(wish)).toBe('proposed')
    expect(await state(one.id)).toBe('ongoing')
    const page = `/ansokningar/${one.id}/forslag`
    const [{ id: proposal }] = await site.rows('select id from participation.proposal')
    const payer = await staff('payer', af)
    expect((await payer.press(page, { answer: 'approve' }, `${page}/${proposal}/svar`)).status).toBe(303)
    expect(await state(one.id)).toBe('interrupted')
  })

  test('is the school’s to note and nobody else’s', async () => {
    const person = await site.newcomer(one.municipality, one.person)
    expect((await person.get(of())).status).toBe(404)
    expect((await (await staff('caseworker', homeOf('1260').unit)).get(of())).status).toBe(404)
    expect((await (await staff('rector', organisations.larcentrum)).get(of())).status).toBe(404)
  })
})
