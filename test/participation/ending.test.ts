import { describe, expect, test } from 'vitest'
import { type Admitted, few, setTheRound } from '../admission/scene.ts'
import { applied } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const round = setTheRound(site)
const { admitted, decide, seats, state, count, step, officer, staff, tasks, night } = round
const page = `/kurstillfallen/${few.id}/stall-in`
const at = (all: readonly Admitted[], place: number): Admitted => all[place] as Admitted
const notices = (kind: string) => site.rows('select application from applications.notice where kind = $1', [kind])

describe('a start that is cancelled', () => {
  const agree = async (id: string) => {
    const by = await officer()
    const answer = await by.press(
      page,
      { application: id, kind: 'nextStart', note: 'Börjar i augusti' },
      `${page}/steg`,
    )
    expect(answer.status).toBe(303)
  }
  const cancel = async () => (await officer()).press(page, { reason: 'För få lärare.' }, page)

  test('needs a next step for all fourteen: the one without is named, then all keep their time in the queue', async () => {
    await seats(10)
    const all = await admitted(14)
    expect((await decide()).status).toBe(303)
    await site.runJobs()
    expect(await count('reserve')).toBe(4)
    for (const { id } of all.slice(0, 13)) await agree(id)
    const refused = await cancel()
    expect(refused.status).toBe(409)
    const last = at(all, 13)
    expect(plain(await refused.text())).toContain(
      `Nästa steg saknas för ${last.receipt.slice(0, 4)}-${last.receipt.slice(4)}. Fyll i det först.`,
    )
    expect(await count('cancelled')).toBe(0)
    await agree(last.id)
    const queue = () =>
      site.rows('select id, queue_at from applications.application where round = $1 order by id', [few.id])
    const before = await queue()
    const done = await cancel()
    expect(plain(await (await officer()).follow(done))).toContain('Starten är inställd för 14 personer.')
    await site.runJobs()
    expect(await count('cancelled')).toBe(14)
    expect(await queue()).toEqual(before)
    expect(
      await site.rows('select intake, intake_reason, seats_taken, reserves from courses.round where id = $1', [few.id]),
    ).toEqual([{ intake: 'cancelled', intake_reason: 'För få lärare.', seats_taken: 0, reserves: 0 }])
    expect(await site.rows('select count(*)::int as n from applications.offer where answered_at is null')).toEqual([
      { n: 0 },
    ])
    expect((await notices('nextStart')).length).toBe(14)
    // The next application of the same person goes by the time of the first.
    const { person, municipality, id } = at(all, 0)
    const again = await applied(site, {
      municipality,
      person,
      choices: [{ round: roundSamples.svetsareAugusti.id, copiedFrom: id }],
    })
    const [{ queue_at: kept }] = await site.rows('select queue_at from applications.application where id = $1', [
      again.first.id,
    ])
    expect(kept).toEqual(before.find((row) => row.id === id)?.queue_at)
  }, 60_000)
  test('is never cancelled past somebody whom the desk may not see: their own handlers agree with them', async () => {
    const all = await admitted(2)
    await site.rows('update people.person set handlers = array[gen_random_uuid()] where id = $1', [at(all, 1).person])
    const shown = await (await officer()).text(page)
    expect(shown).not.toContain('Sökande2')
    await agree(at(all, 0).id)
    expect((await cancel()).status).toBe(303)
    expect([await state(at(all, 0).id), await state(at(all, 1).id)]).toEqual(['cancelled', 'admitted'])
    expect(await tasks('agreeNextStep')).toMatchObject([{ application: at(all, 1).id, holder: 'home' }])
  })

  test('asks for a reason, and is the school’s own', async () => {
    const [one] = await admitted(1)
    const by = await officer()
    const empty = await by.press(page, { reason: '' }, page)
    expect(empty.status).toBe(422)
    expect(plain(await empty.text())).toContain('Skriv varför starten ställs in')
    for (const other of [await staff('rector', organisations.larcentrum), await staff('manager', homeOf('1260').unit)])
      expect((await other.get(page)).status).toBe(404)
    expect(await state(one?.id ?? '')).toBe('admitted')
  })
})

describe('what became of it', () => {
  async function completed() {
    const [one] = (await admitted(1)) as [Admitted]
    await decide()
    await site.runJobs()
    await step(await site.newcomer(one.municipality, one.person), one.id, { to: 'accepted' })
    await site.runJobs()
    site.clock.now = new Date('2027-04-12T08:00:00Z')
    await step(await officer(), one.id, { to: 'ongoing' })
    const [{ id: component }] = await site.rows('select id from applications.component')
    site.clock.now = new Date('2027-12-17T08:00:00Z')
    expect(await step(await officer(), one.id, { to: 'completed', results: { [component]: 'approved' } })).toBe('taken')
    return one
  }
  const rows = () =>
    site.rows('select after, outcome, extent, subsidised, answered_as as by from participation.outcome order by after')
  const asked = async () => (await notices('outcome.ask')).length

  test('is asked on the day it ends, after 90 and after 180 days, once each', async () => {
    const one = await completed()
    const of = `/ansokningar/${one.id}/utfall`
    const seen = [
      ['2027-12-17', 1],
      ['2028-03-15', 1],
      ['2028-03-16', 2],
      ['2028-06-13', 2],
      ['2028-06-14', 3],
      ['2028-11-01', 3],
    ] as const
    for (const [day, times] of seen) {
      site.clock.now = new Date(`${day}T09:00:00Z`)
      await night('askOutcomes')
      await night('askOutcomes')
      expect([day, await asked()]).toEqual([day, times])
    }
    const person = await site.newcomer(one.municipality, one.person)
    const answer = await person.press(of, { outcome: 'regular_studies' }, of)
    expect(plain(await person.follow(answer))).toContain('Tack för svaret.')
    expect((await rows()).at(-1)).toEqual({
      after: 180,
      outcome: 'regular_studies',
      extent: null,
      subsidised: null,
      by: 'newcomer',
    })
  })

  test('a week of silence is a call of the home municipality, whose answer closes it', async () => {
    const one = await completed()
    await night('askOutcomes')
    site.wait(6)
    await night('askOutcomes')
    expect(await tasks('callAboutOutcome')).toEqual([])
    site.wait(1)
    await night('askOutcomes')
    await night('askOutcomes')
    expect(await tasks('callAboutOutcome')).toMatchObject([{ holder: 'home', organisation: homeOf('1260').unit }])
    const by = await staff('caseworker', homeOf('1260').unit)
    const of = `/ansokningar/${one.id}/utfall`
    const half = await by.press(of, { outcome: 'work' }, of)
    expect(half.status).toBe(422)
    expect(plain(await half.text())).toContain('Välj heltid eller deltid.')
    expect((await by.press(of, { outcome: 'work', extent: 'part', subsidised: 'yes' }, of)).status).toBe(303)
    expect(await rows()).toEqual([{ after: 0, outcome: 'work', extent: 'part', subsidised: true, by: 'caseworker' }])
    expect(await tasks('callAboutOutcome')).toEqual([])
    expect(plain(await by.text(of))).toContain('Vi har ingen fråga just nu.')
  })

  test('a course that ended long ago is asked about once, at the latest of the three days', async () => {
    await completed()
    site.clock.now = new Date('2028-04-01T09:00:00Z')
    await night('askOutcomes')
    await night('askOutcomes')
    expect(await rows()).toMatchObject([{ after: 90, outcome: null }])
    expect(await asked()).toBe(1)
  })

  test('is nobody else’s question', async () => {
    const one = await completed()
    await night('askOutcomes')
    const of = `/ansokningar/${one.id}/utfall`
    const other = await staff('caseworker', homeOf('1281').unit)
    const elsewhere = await staff('rector', organisations.larcentrum)
    for (const by of [other, elsewhere]) expect((await by.get(of)).status).toBe(404)
    expect((await site.visitor().get(of)).headers.get('location')).toContain('/logga-in')
  })
})
