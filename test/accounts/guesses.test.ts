import { afterAll, expect, test, vi } from 'vitest'
import { giveCode, makeNewcomers, registerCodeSignIn } from '../../src/accounts/index.ts'
import { addressOf } from '../../src/platform/address.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { type Browser, plain, visitorFrom } from '../browser.ts'
import { plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// Who finds a sending is made up here: files that the same worker runs later read the site's own again.
afterAll(() => void vi.resetModules())

const site = await theSite()
await plantSkane(site.db)
const minute = 1 / 1440

const from = (address: string, headers: Record<string, string> = {}) => visitorFrom(site.site, address, headers)

let made = 0
const make = async (phone = `070-174 06 ${String(++made).padStart(2, '0')}`) => {
  const of = { municipality: '1280', person: crypto.randomUUID(), phone }
  const [account] = await asSystem(site.services, { municipality: '1280', purpose: 'checkIdentity' }, (visit) =>
    inside(visit, (tx) => makeNewcomers(tx, visit, [of])),
  )
  const code = await asSystem(site.services, { municipality: '1280', purpose: 'checkIdentity' }, (visit) =>
    giveCode(visit, of),
  )
  return { account: account as string, code, phone }
}
const enterCode = (browser: Browser, code: string) => browser.press('/logga-in/kod', { code }, '/logga-in/kod')
const receipts = new Map<string, { code: string; account: string }>()
registerCodeSignIn(async (_services, { receipt, code }) => {
  const found = receipts.get(receipt)
  return found?.code === code ? found.account : undefined
})
const enterReceipt = (browser: Browser, receipt: string, code: string) =>
  browser.press('/logga-in/ansokan', { receipt, code }, '/logga-in/ansokan')

test('a hundred guesses from one address in a quarter of an hour, then none, however right', async () => {
  const { code } = await make()
  const browser = from('192.0.2.1')
  for (let tries = 1; tries <= 100; tries++) expect((await enterCode(browser, 'ABCDEFGH')).status).toBe(422)
  const shut = await enterCode(browser, code)
  expect(shut.status).toBe(429)
  expect(plain(await shut.text())).toContain('Vänta en kvart, eller välj ett annat sätt')
  expect((await enterCode(from('192.0.2.2'), code)).status).toBe(303)
})

test('the quarter of an hour ends by the site’s clock', async () => {
  const { code } = await make()
  const browser = from('192.0.2.3')
  for (let tries = 1; tries <= 100; tries++) await enterCode(browser, 'ABCDEFGH')
  site.wait(14 * minute)
  expect((await enterCode(browser, code)).status).toBe(429)
  site.wait(2 * minute)
  expect((await enterCode(browser, code)).status).toBe(303)
})

test('five guesses at one application from one address; the real person elsewhere is let in', async () => {
  const { account } = await make()
  receipts.set('9999AAAA', { account, code: '111111' })
  const guesser = from('192.0.2.4')
  for (let tries = 1; tries <= 5; tries++) expect((await enterReceipt(guesser, '9999AAAA', '000000')).status).toBe(422)
  expect((await enterReceipt(guesser, '9999AAAA', '111111')).status).toBe(429)
  expect((await enterReceipt(from('198.51.100.4'), '9999AAAA', '111111')).status).toBe(303)
  expect((await enterReceipt(guesser, '9999BBBB', '000000')).status).toBe(422)
})

test('right answers are not counted: a school behind one address goes on', async () => {
  const { account } = await make()
  receipts.set('8888AAAA', { account, code: '222222' })
  for (let times = 1; times <= 12; times++)
    expect((await enterReceipt(from('192.0.2.5'), '8888AAAA', '222222')).status).toBe(303)
})

test('fifty at once are counted as fifty', async () => {
  const { account } = await make()
  receipts.set('7777AAAA', { account, code: '333333' })
  const guessers = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const browser = from('192.0.2.6')
      return { browser, page: await browser.text('/logga-in/ansokan') }
    }),
  )
  const answers = await Promise.all(
    guessers.map(({ browser, page }) =>
      browser.submit(page, { receipt: '7777AAAA', code: '000000' }, '/logga-in/ansokan'),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 422)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(45)
})

test('asking for digits disturbs somebody: five times from one address, and never shut for the owner elsewhere', async () => {
  const { phone } = await make()
  const nuisance = from('192.0.2.7')
  const ask = (browser: Browser) => browser.press('/logga-in/telefon', { contact: phone }, '/logga-in/telefon')
  for (let times = 1; times <= 5; times++) expect((await ask(nuisance)).status).toBe(303)
  expect((await ask(nuisance)).status).toBe(429)
  expect((await ask(from('198.51.100.7'))).status).toBe(303)
})

test('where one says that one comes from is believed only from a proxy beside the site', async () => {
  const { account } = await make()
  receipts.set('6666AAAA', { account, code: '444444' })
  for (let tries = 1; tries <= 5; tries++) {
    const liar = from('192.0.2.8', { 'x-forwarded-for': `203.0.113.${tries}` })
    expect((await enterReceipt(liar, '6666AAAA', '000000')).status).toBe(422)
  }
  const liar = from('192.0.2.8', { 'x-forwarded-for': '203.0.113.99' })
  expect((await enterReceipt(liar, '6666AAAA', '444444')).status).toBe(429)
  const proxied = (last: string) => from('127.0.0.1', { 'x-forwarded-for': `203.0.113.1, ${last}` })
  for (let tries = 1; tries <= 5; tries++) await enterReceipt(proxied('203.0.113.200'), '6666AAAA', '000000')
  expect((await enterReceipt(proxied('203.0.113.200'), '6666AAAA', '444444')).status).toBe(429)
  expect((await enterReceipt(proxied('203.0.113.201'), '6666AAAA', '444444')).status).toBe(303)
})

test.each([
  ['192.0.2.1', undefined, '192.0.2.1'],
  ['::ffff:192.0.2.1', undefined, '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
  ['2001:db8::6', undefined, '2001:db8:0:0'],
  ['10.0.0.2', '203.0.113.5', '203.0.113.5'],
  ['::1', '1.1.1.1, 2001:db8:9:8:7::1', '2001:db8:9:8'],
  ['192.0.2.1', '203.0.113.5', '192.0.2.1'],
  ['127.0.0.1', 'nonsense', '127.0.0.1'],
  [undefined, '203.0.113.5', ''],
])('%s with %s is %s', (remoteAddress, forwarded, address) => {
  const c = { env: { incoming: { socket: { remoteAddress } } }, req: { header: () => forwarded } }
  expect(addressOf(c as never)).toBe(address)
})

test('guesses are kept without saying who or from where, and not for long', async () => {
  const [kept] = await site.rows(
    `select string_agg(encode(subject, 'escape') || encode(address, 'escape'), ' ') as all from accounts.attempt`,
  )
  expect(kept.all).not.toMatch(/192\.0\.2|7777AAAA|\+4670/)
  site.wait(3)
  await site.services.door.query('select accounts.sweep($1)', [site.clock.now])
  expect(await site.rows('select 1 from accounts.attempt')).toEqual([])
})
