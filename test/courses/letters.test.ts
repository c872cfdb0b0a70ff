import { beforeEach, expect, test } from 'vitest'
import { theGateway, thePost } from '../accounts/post.ts'
import { plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

// With a mail server and a gateway of its own, the site shows nothing on its pages and sends what it promised, once.

const post = await thePost()
const gateway = await theGateway()
const site = await theSite({ env: { SMTP_URL: post.url, SMS_URL: gateway.url } })
await plantSkane(site.db)
await plantCourses(site.db)
const { paused } = roundSamples

beforeEach(async () => {
  await site.db.query('truncate courses.watch, courses.watch_notice')
  await site.db.query(`update courses.round set intake = 'paused' where id = $1`, [paused.id])
  post.mails.length = gateway.sent.length = 0
  gateway.state.fails = false
})

const linkIn = (text: string) => new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? '').pathname
const open = async () => {
  await site.db.query(`update courses.round set intake = 'open' where id = $1`, [paused.id])
  await site.db.query(`select jobs.later('tellWatchers', $1::json)`, [JSON.stringify({ round: paused.id })])
  await site.runJobs()
}
async function ask(contact: string, language: string): Promise<string> {
  const browser = site.visitor()
  const answer = await browser.press(`/kurser/underskoterska/bevaka?tillfalle=${paused.id}`, { contact, language })
  expect(answer.headers.get('location')).toBe('/bevakningar/skickat?om=kurs')
  expect(await browser.follow(answer)).not.toMatch(/\/bevakningar\/[\w-]{43}/)
  await site.runJobs()
  return contact
}

test('a mail in the chosen language asks for the button, and one tells that the course is open', async () => {
  await ask('namn@exempel.se', 'en')
  expect(post.mails).toHaveLength(1)
  expect(post.mails[0]).toContain('Subject: Confirm your watch')
  await site.visitor().press(linkIn(post.mails[0] ?? ''), { act: 'confirm' })
  await open()
  await open()
  expect(post.mails).toHaveLength(2)
  expect(post.mails[1]).toContain('Subject: Now you can apply for the course')
  expect(linkIn(post.mails[1] ?? '')).toBe(`/kurser/underskoterska/${paused.id}`)
  expect(await site.rows(`select * from courses.watch_notice where kind = 'opened'`)).toEqual([])
})

test('a text message goes to the number in one form, without names', async () => {
  await ask('070-174 06 05', 'sv')
  expect(gateway.sent.map(({ to }) => to)).toEqual(['+46701740605'])
  expect(gateway.sent[0]?.text).toContain('Undersköterska, steg 1')
})

test('a gateway that does not answer is asked again, and the letter is not lost', async () => {
  gateway.state.fails = true
  await ask('070-174 06 05', 'sv')
  expect(gateway.sent).toEqual([])
  expect(await site.rows('select sent_at from courses.watch_notice')).toEqual([{ sent_at: null }])
  gateway.state.fails = false
  await site.db.query(`update graphile_worker._private_jobs set run_at = now(), locked_at = null, locked_by = null`)
  await site.runJobs()
  expect(gateway.sent).toHaveLength(1)
  expect((await site.rows('select sent_at from courses.watch_notice'))[0].sent_at).not.toBeNull()
})

test('who asked to be told is not woken: what opens by night is told in the morning', async () => {
  await ask('namn@exempel.se', 'sv')
  await site.visitor().press(linkIn(post.mails[0] ?? ''), { act: 'confirm' })
  const day = site.clock.now
  site.clock.now = new Date('2027-03-01T20:00:00Z')
  await open()
  expect(post.mails).toHaveLength(1)
  site.clock.now = new Date('2027-03-02T06:00:00Z')
  await site.runJobs()
  site.clock.now = day
  expect(post.mails).toHaveLength(2)
})
