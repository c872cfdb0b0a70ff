import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRounds } from '../../src/courses/acts/rounds.ts'
import { tidyWatches } from '../../src/courses/acts/watches.ts'
import { plain } from '../browser.ts'
import { organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { paused, few } = roundSamples
const start = new Date('2027-03-01T09:00:00Z')

beforeAll(async () => {
  await plantSkane(site.db)
  await plantCourses(site.db)
})
beforeEach(async () => {
  site.clock.now = start
  await site.db.query('truncate courses.watch, courses.watch_notice')
  await site.db.query(
    `update courses.round set intake = 'paused', reopens = '2027-08-01', entry_date = '2027-09-06' where id = $1`,
    [paused.id],
  )
})

const form = `/kurser/underskoterska/bevaka?tillfalle=${paused.id}`
const watches = () => site.rows('select * from courses.watch')
const opened = () => site.rows(`select * from courses.watch_notice where kind = 'opened'`)

/** Asks, and gives the address of the link that stands in the letter. */
async function ask(fields: Record<string, string> = {}, page = form): Promise<string> {
  const browser = site.visitor()
  const answer = await browser.press(page, { contact: 'namn@exempel.se', ...fields })
  expect(answer.status).toBe(303)
  const sent = await browser.follow(answer)
  return /href="(\/bevakningar\/[\w-]{43})"/.exec(sent)?.[1] ?? ''
}
async function confirmed(fields: Record<string, string> = {}): Promise<string> {
  const link = await ask(fields)
  expect((await site.visitor().press(link, { act: 'confirm' })).status).toBe(303)
  return link
}

describe('a course that is paused until August', () => {
  test('tells its watcher once when it opens, and has then forgotten the address', async () => {
    await confirmed({ language: 'en' })
    site.clock.now = new Date('2027-07-31T23:00:00Z')
    await openRounds(site.services)
    await site.runJobs()
    const [notice] = await opened()
    expect(await opened()).toHaveLength(1)
    expect(notice).toMatchObject({ round: paused.id, language: 'en', channel: 'mail' })
    expect(await watches()).toEqual([])
    expect(await site.visitor().text(`/kurser/underskoterska/${paused.id}`)).toContain(`/ansok/${paused.id}`)
    await openRounds(site.services)
    await site.runJobs()
    expect(await opened()).toHaveLength(1)
    site.wait(8)
    await tidyWatches(site.services)
    expect(await site.rows('select * from courses.watch_notice')).toEqual([])
  })
  test('stays closed the day before', async () => {
    await confirmed()
    site.clock.now = new Date('2027-07-30T23:00:00Z')
    await openRounds(site.services)
    await site.runJobs()
    expect(await opened()).toEqual([])
    expect(await site.rows('select intake from courses.round where id = $1', [paused.id])).toEqual([
      { intake: 'paused' },
    ])
  })
  test('tells when the school opens it by hand, and whoever watches the whole course too', async () => {
    await confirmed()
    await confirmed({ contact: '070-174 06 05', what: 'course' })
    const officer = await site.staff('admissionOfficer', organisations.yrkesskolan)
    const page = `/kurstillfallen/${paused.id}`
    expect(plain(await officer.text(page))).toContain('2 väntar på att det går att söka')
    const answer = await officer.press(`${page}/intag`, { intake: 'open', reason: '', reopens: '' })
    expect(answer.headers.get('location')).toBe(`${page}?klart=oppnad&bevakare=2`)
    expect(plain(await officer.follow(answer))).toContain('Nu går det att söka Undersköterska, steg 1')
    await site.runJobs()
    expect((await opened()).map(({ channel }) => channel).sort()).toEqual(['mail', 'phone'])
  })
})

describe('asking to watch', () => {
  test('does nothing until the button is pressed: opening the link is not enough', async () => {
    const link = await ask()
    expect(link).not.toBe('')
    expect(plain(await site.visitor().text(link))).toContain('Vill du bevaka kursen?')
    expect((await watches()).map(({ confirmed_at }) => confirmed_at)).toEqual([null])
    await site.visitor().press(link, { act: 'confirm' })
    expect((await watches())[0].confirmed_at).not.toBeNull()
    expect(plain(await site.visitor().text(link))).toContain('Bevakningen är klar')
  })
  test('keeps the address sealed, and no other word of it anywhere', async () => {
    await confirmed()
    const all = JSON.stringify([
      await watches(),
      await site.rows('select * from courses.watch_notice'),
      await site.rows('select * from platform.entry'),
      await site.rows('select * from platform.done'),
      await site.rows('select * from graphile_worker._private_jobs'),
    ])
    expect(all).not.toContain('exempel.se')
    const [row] = await watches()
    expect(row.contact.length).toBeGreaterThan(28)
  })
  test('twice gives one watch, and a link to end it', async () => {
    const link = await confirmed()
    await ask()
    expect(await watches()).toHaveLength(1)
    expect((await site.visitor().press(link, { act: 'end' })).status).toBe(303)
    expect(await watches()).toEqual([])
    expect(plain(await site.visitor().text(link))).toContain('din adress är raderad')
  })
  test('ends at ten for one address, with the same page as before', async () => {
    const row = `insert into courses.course (slug, title, kind) select 'k' || n, 'Kurs ' || n, 'sfi' from generate_series(1, 10) n on conflict do nothing`
    await site.db.query(row)
    for (let n = 1; n <= 10; n++) await ask({}, `/kurser/k${n}/bevaka`)
    expect(await watches()).toHaveLength(10)
    expect(await ask()).toBe('')
    expect(await watches()).toHaveLength(10)
    expect(await ask({ contact: 'annan@exempel.se' })).not.toBe('')
  })
  test.each([
    [{ contact: 'inte en adress' }, 'Skriv en e-post'],
    [{ contact: '' }, 'Skriv en e-post'],
    [{ language: 'xx' }, 'Välj ett språk'],
  ])('%o is answered with words and what was typed', async (fields, words) => {
    const answer = await site.visitor().press(form, { contact: 'namn@exempel.se', ...fields })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(plain(page)).toContain(words)
    expect(await watches()).toEqual([])
  })
  test('a start that is open is no start to wait for: all starts of the course are', async () => {
    await confirmed({ what: few.id })
    expect((await watches()).map(({ round }) => round)).toEqual([null])
  })
})

describe('links', () => {
  test('to all watches are sent on demand, and the page tells nobody whether there are any', async () => {
    await confirmed()
    const browser = site.visitor()
    const known = await browser.follow(await browser.press('/bevakningar', { contact: 'NAMN@exempel.se' }))
    const unknown = await browser.follow(await browser.press('/bevakningar', { contact: 'annan@exempel.se' }))
    const link = /href="(\/bevakningar\/[\w-]{43})"/.exec(known)?.[1] ?? ''
    expect(plain(await browser.text(link))).toContain('Undersköterska, steg 1')
    expect(plain(unknown)).toContain('Om du har bevakningar kommer ett meddelande')
    await browser.press(link, { act: 'end' })
    expect(await watches()).toEqual([])
  })
  test('end after two days, and a forged one never was', async () => {
    const link = await ask()
    site.wait(2.1)
    for (const path of [link, `/bevakningar/${'a'.repeat(43)}`, '/bevakningar/x']) {
      const answer = await site.visitor().get(path)
      expect(answer.status).toBe(404)
      expect(plain(await answer.text())).toContain('Länken gäller inte längre')
    }
    await tidyWatches(site.services)
    expect(await watches()).toEqual([])
  })
  test('of one address end nobody else’s watch', async () => {
    await confirmed()
    const [mine] = await watches()
    const other = await confirmed({ contact: 'annan@exempel.se' })
    const answer = await site.visitor().press(other, { act: 'end', watch: mine.id })
    expect(answer.status).toBe(404)
    expect(await watches()).toHaveLength(2)
  })
})
