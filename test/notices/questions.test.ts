import { describe, expect, test } from 'vitest'
import { few } from '../admission/scene.ts'
import { plain } from '../browser.ts'
import { setTheWays } from './scene.ts'

const { site, gateway, round, minute, person, quiet } = await setTheWays()
const pathIn = (text = '') => new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? '').pathname

/** The one who waits on the list, a month later, with the question on the phone. */
async function askedToStay(columns: Record<string, string> = {}) {
  await round.seats(1)
  const [, waiting] = await round.admitted(2)
  if (!waiting) throw new Error('two are needed')
  expect((await round.decide()).status).toBe(303)
  await site.rows(`update courses.round set entry_date = '2027-12-01', starts = '2027-11-30' where id = $1`, [few.id])
  await person(waiting.person, columns)
  await quiet()
  site.wait(31)
  await round.night('askWhoWaits')
  await minute(2)
  return { waiting, path: pathIn(gateway.phone.at(-1)?.text) }
}
const pings = () =>
  site.rows('select answer, answered_at is not null as answered from admission.ping order by asked_at')

describe('vill du stå kvar?', () => {
  test('is asked by a link that does nothing when it is opened, and answered with one press without signing in', async () => {
    const { waiting, path } = await askedToStay()
    expect(path).toMatch(/^\/utskick\/[\w-]{43}$/)
    const anybody = site.visitor()
    const html = await anybody.text(`${path}?sprak=sv`)
    expect(plain(html)).toContain('Vill du stå kvar på reservlistan?')
    for (const word of ['Sökande', 'Exempel', 'Yrkesskolan', 'Helsingborg', waiting.receipt])
      expect(html).not.toContain(word)
    await anybody.text(`${path}?sprak=sv`)
    expect(await pings()).toEqual([{ answer: null, answered: false }])
    const answer = await anybody.submit(html, { answer: 'stay' })
    expect(answer.headers.get('location')).toBe(`${path}?klart=1`)
    expect(plain(await anybody.follow(answer))).toContain('Tack. Du står kvar på listan.')
    expect(await pings()).toEqual([{ answer: 'stay', answered: true }])
    expect(plain(await site.visitor().text(path))).toContain('Frågan är redan besvarad')
    const [entry] = await site.rows(`select role, verb, person, ground from platform.entry where verb = 'reserve stay'`)
    expect(entry).toEqual({ role: 'system', verb: 'reserve stay', person: waiting.person, ground: 'link' })
  })
  test('cannot give the place away: that is for who signs in', async () => {
    const { waiting, path } = await askedToStay()
    const html = await site.visitor().text(`${path}?sprak=sv`)
    expect(html).toContain(`/ansokningar/${waiting.id}/kvar`)
    const anybody = site.visitor()
    expect((await anybody.submit(await anybody.text(`${path}?sprak=sv`), { answer: 'leave' })).status).toBe(422)
    expect((await anybody.submit(await anybody.text(`${path}?sprak=sv`), { answer: 'workFull' })).status).toBe(404)
    expect(await round.state(waiting.id)).toBe('reserve')
  })
  test('is asked in the language of the person', async () => {
    const { path } = await askedToStay({ language: 'ar' })
    expect((await site.visitor().get(path)).headers.get('location')).toBe(`${path}?sprak=ar`)
    expect(await site.visitor().text(`${path}?sprak=ar`)).toContain('هل تريد البقاء في قائمة الاحتياط؟')
  })
  test('unanswered is asked once more, and then somebody calls; the place is never lost by silence', async () => {
    const { waiting } = await askedToStay()
    site.wait(31)
    await round.night('askWhoWaits')
    await minute(2)
    site.wait(31)
    await round.night('askWhoWaits')
    expect(await round.tasks('callAboutReserve')).toMatchObject([{ application: waiting.id }])
    expect(await round.state(waiting.id)).toBe('reserve')
  })
  test('with a link that nobody has made, or of somebody protected since, leads nowhere', async () => {
    const { waiting, path } = await askedToStay()
    expect((await site.visitor().get(`/utskick/${'a'.repeat(43)}`)).status).toBe(404)
    expect((await site.visitor().get(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404)
    await site.rows('update people.person set handlers = array[gen_random_uuid()] where id = $1', [waiting.person])
    expect((await site.visitor().get(path)).status).toBe(404)
    expect(
      (
        await site
          .visitor()
          .press('/utskick/x', { answer: 'stay' })
          .catch(() => ({ status: 404 }))
      ).status,
    ).toBe(404)
  })
})

describe('hur gick det?', () => {
  async function askedHow() {
    const { first, municipality, person: who } = await round.inside()
    await round.offer(first.id)
    const own = await site.newcomer(municipality, who)
    expect(await round.step(own, first.id, { to: 'accepted' })).toBe('taken')
    await site.runJobs()
    const [{ starts }] = await site.rows('select starts::text from courses.round where id = $1', [few.id])
    site.clock.now = new Date(`${starts}T09:00:00Z`)
    const officer = await round.officer()
    expect(await round.step(officer, first.id, { to: 'ongoing' })).toBe('taken')
    const [{ id: component }] = await site.rows('select id from applications.component where application = $1', [
      first.id,
    ])
    site.wait(30)
    expect(await round.step(officer, first.id, { to: 'completed', results: { [component]: 'approved' } })).toBe('taken')
    await quiet()
    await round.night('askOutcomes')
    await minute(2)
    return { id: first.id, path: pathIn(gateway.phone.at(-1)?.text) }
  }
  const outcomes = () =>
    site.rows('select outcome, extent, subsidised, answered_as from participation.outcome order by after')
  test('is answered with one press', async () => {
    const { path } = await askedHow()
    const anybody = site.visitor()
    const html = await anybody.text(`${path}?sprak=sv`)
    expect(plain(html)).toContain('Jag arbetar heltid')
    const answer = await anybody.submit(html, { answer: 'workFull' })
    expect(plain(await anybody.follow(answer))).toContain('Tack för ditt svar.')
    expect(await outcomes()).toEqual([{ outcome: 'work', extent: 'full', subsidised: null, answered_as: 'newcomer' }])
    expect((await anybody.submit(html, { answer: 'moved_away' })).status).toBeLessThan(410)
    expect(await outcomes()).toMatchObject([{ outcome: 'work' }])
  })
  test('is asked again after 90 days, and then the old link has nothing more to ask', async () => {
    const { path } = await askedHow()
    site.wait(90)
    await round.night('askOutcomes')
    await minute(2)
    expect(pathIn(gateway.phone.at(-1)?.text)).not.toBe(path)
    expect(plain(await site.visitor().text(path))).toContain('Frågan är redan besvarad')
  })
})
