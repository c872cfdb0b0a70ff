import { expect, test } from 'vitest'
import { deliverMessage } from '../../src/accounts/acts/messages.ts'
import { canReach, deliver, isShown } from '../../src/accounts/delivery.ts'
import { makeNewcomers } from '../../src/accounts/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { plain } from '../browser.ts'
import { plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { theGateway, thePost } from './post.ts'

const [post, gateway] = [await thePost(), await theGateway()]
const site = await theSite({ env: { SMTP_URL: post.url, SMS_URL: gateway.url } })
await plantSkane(site.db)
const person = { municipality: '1280', person: crypto.randomUUID(), phone: '070-174 06 05' }
await asSystem(site.services, { municipality: '1280', purpose: 'checkIdentity' }, (visit) =>
  inside(visit, (tx) => makeNewcomers(tx, visit, [person])),
)
const ask = (contact: string, language = 'sv') =>
  site.visitor().press(`/logga-in/telefon?sprak=${language}`, { contact }, '/logga-in/telefon')

test('an sms goes by the gateway, with its name and password beside, not in the page', async () => {
  const browser = site.visitor()
  const answer = await browser.press('/logga-in/telefon', { contact: person.phone }, '/logga-in/telefon')
  expect(plain(await browser.follow(answer))).not.toMatch(/Övningsmiljö: så här|\d{6} är dina/)
  await site.runJobs()
  const [sent] = gateway.sent.splice(0)
  expect(sent?.to).toBe('+46701740605')
  expect(sent?.text).toMatch(/^\d{6} är dina siffror/)
  expect(Buffer.from(sent?.authorization?.slice(6) ?? '', 'base64').toString()).toBe('knut:hem@lig')
})

test('in the language of the page, with the digits in order', async () => {
  await ask(person.phone, 'ar')
  await site.runJobs()
  expect(gateway.sent.splice(0)[0]?.text).toMatch(/^\u2066\d{6}\u2069 هي أرقامك/)
})

test('to somebody unknown nothing is sent, and what was to be sent is erased', async () => {
  await ask('070-174 06 98')
  await site.runJobs()
  expect(gateway.sent).toEqual([])
  expect(await site.rows('select 1 from accounts.message where sealed is not null')).toEqual([])
})

test('a gateway that fails is tried again; sent once is sent', async () => {
  gateway.state.fails = true
  await ask(person.phone)
  const [{ id }] = (await site.rows('select id from accounts.message where sealed is not null')) as [{ id: string }]
  await expect(deliverMessage(site.services, id)).rejects.toThrow('the sms gateway answered 500')
  gateway.state.fails = false
  await deliverMessage(site.services, id)
  await deliverMessage(site.services, id)
  expect(gateway.sent.splice(0)).toHaveLength(1)
})

test('messages wait sealed', async () => {
  await ask(person.phone)
  const [{ sealed }] = (await site.rows('select sealed from accounts.message where sealed is not null')) as [
    { sealed: Buffer },
  ]
  expect(sealed.toString('latin1')).not.toMatch(/siffror|0701740605/)
  await site.runJobs()
})

test('what is shown on the page is only a demonstration’s, and only what has no other way', () => {
  const way = (mode: 'demo' | 'production', smsUrl?: string) => ({
    mode,
    smsUrl,
    smtpUrl: undefined,
    baseUrl: 'https://x.exempel.se',
  })
  expect(isShown(way('demo'), 'phone')).toBe(true)
  expect(isShown(way('demo', 'https://sms.exempel.se'), 'phone')).toBe(false)
  expect(isShown(way('production'), 'phone')).toBe(false)
  expect(canReach(way('production'), 'phone')).toBe(false)
  expect(canReach(way('production', 'https://sms.exempel.se'), 'phone')).toBe(true)
  expect(() => deliver(way('demo'), { kind: 'mail', to: 'a@exempel.se', subject: '', text: '' })).toThrow('no way')
})
