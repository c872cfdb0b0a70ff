import { beforeEach, expect, test } from 'vitest'
import { makeNewcomers } from '../../src/accounts/index.ts'
import { accessCodeOf } from '../../src/apply/access-code.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { type Applied, applied } from '../apply.ts'
import { type Browser, plain, visitorFrom } from '../browser.ts'
import { plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const said: string[] = []
Object.assign(site.services, { onStatement: (text: string) => said.push(text) })
const { door } = site.services
const query = door.query.bind(door) as (...parts: unknown[]) => unknown
door.query = ((...parts: unknown[]) => {
  said.push((parts[0] as { text: string }).text ?? parts[0])
  return query(...parts)
}) as typeof door.query

let sent: Applied
let code: string
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  sent = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  const of = { municipality: sent.municipality, person: sent.person }
  await asSystem(site.services, { municipality: sent.municipality, purpose: 'beginApplication' }, (visit) =>
    inside(visit, (tx) => makeNewcomers(tx, visit, [of])),
  )
  code = accessCodeOf(site.services.keys, { sending: sent.sending, codeVersion: 1 })
})

const wrongCode = () => (code === '000000' ? '000001' : '000000')
const from = (address: string) => visitorFrom(site.site, address)
/** What is asked of the database, and the page without what differs between any two. */
async function ask(browser: Browser, fields: { receipt: string; code: string }) {
  await browser.get('/status')
  said.length = 0
  const answer = await browser.press('/status', fields)
  const statements = said.filter((text) => /attempt|status_of|take_back/.test(text))
  return { status: answer.status, statements, page: plain(await answer.text()) }
}

test('number and code show the step and the next date, and nothing about which course, who or where', async () => {
  const { status, page } = await ask(site.visitor(), { receipt: sent.first.receipt, code })
  expect(status).toBe(200)
  expect(page).toContain('Steg 3 av 6')
  expect(page).toMatch(/Du får svar senast: \S+ \d+ \S+ \d{4}/)
  for (const word of ['Fatima', 'Exempel', 'Svetsare', 'Malmö', '070']) expect(page).not.toContain(word)
})

test('asked again by the same form it answers again', async () => {
  const browser = site.visitor()
  await browser.get('/status')
  for (let n = 0; n < 8; n++)
    expect((await browser.press('/status', { receipt: sent.first.receipt, code })).status).toBe(200)
})

test('15: after five wrong codes that address gets the page of an unknown number for an hour, by the same statements; the person still signs in', async () => {
  const { receipt } = sent.first
  const unknown = await ask(from('198.51.100.1'), { receipt: 'ZZZZ2222', code })
  for (let n = 0; n < 5; n++) await ask(from('198.51.100.2'), { receipt, code: wrongCode() })
  const shut = await ask(from('198.51.100.2'), { receipt, code })
  expect({ ...shut, page: shut.page.replaceAll(receipt, 'ZZZZ2222') }).toEqual(unknown)
  expect((await ask(from('198.51.100.3'), { receipt, code })).status).toBe(200)
  const answer = await from('198.51.100.2').press('/logga-in/ansokan', { receipt, code })
  expect(answer.status).toBe(303)
  await site.wait(1 / 24 + 0.001)
  expect((await ask(from('198.51.100.2'), { receipt, code })).status).toBe(200)
})

test('after twenty wrong codes from everywhere only those who have signed in are shown anything', async () => {
  const { receipt } = sent.first
  for (let n = 0; n < 20; n++) await ask(from(`198.51.100.${n}`), { receipt, code: wrongCode() })
  expect((await ask(from('198.51.100.99'), { receipt, code })).status).toBe(422)
  const signedIn = from('198.51.100.98')
  await signedIn.press('/logga-in/ansokan', { receipt, code })
  expect((await ask(signedIn, { receipt, code })).status).toBe(200)
})

test('one address may ask about thirty numbers in an hour and still sign in', async () => {
  const guesser = from('198.51.100.5')
  for (let n = 0; n < 30; n++) await ask(guesser, { receipt: `2345678${'ABCDEFGHJKMNPQRSTVWXYZ23456789'[n]}`, code })
  expect((await ask(guesser, { receipt: sent.first.receipt, code })).status).toBe(422)
  expect((await guesser.press('/logga-in/ansokan', { receipt: sent.first.receipt, code })).status).toBe(303)
})

test('a protected, a wrong and an unknown one are the same page and the same statements', async () => {
  const unknown = await ask(site.visitor(), { receipt: 'ZZZZ2222', code })
  const wrong = await ask(site.visitor(), { receipt: sent.first.receipt, code: wrongCode() })
  await site.db.query('update applications.application set handlers = $1', [[crypto.randomUUID()]])
  const hidden = await ask(site.visitor(), { receipt: sent.first.receipt, code })
  const alike = ({ page, ...rest }: typeof unknown) => ({
    ...rest,
    page: page.replaceAll(sent.first.receipt, 'ZZZZ2222'),
  })
  expect([wrong, hidden].map(alike)).toEqual([unknown, unknown].map(alike))
  expect(unknown.status).toBe(422)
})

test('what cannot be a number or a code is told beside its field', async () => {
  const { status, page } = await ask(site.visitor(), { receipt: 'abc', code: '12' })
  expect(status).toBe(422)
  expect(page).toContain('Skriv numret med åtta tecken')
  expect(page).toContain('Skriv koden med sex siffror')
})
