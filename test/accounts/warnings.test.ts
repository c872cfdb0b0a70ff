import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { makeNewcomers } from '../../src/accounts/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import type { Browser } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { theGateway, thePost } from './post.ts'

// Whoever an account belongs to is told when somebody else tries to get in, and when the way in is changed: by the ways that were known before.
const post = await thePost()
const gateway = await theGateway()
const site = await theSite({ env: { SMTP_URL: post.url, SMS_URL: gateway.url } })
await plantSkane(site.db)
const municipality = '1280'

let last = 0
async function newcomer() {
  const [person, phone] = [randomUUID(), `+467017406${String(10 + ++last).padStart(2, '0')}`]
  const work = (tx: Parameters<typeof makeNewcomers>[0], visit: Parameters<typeof makeNewcomers>[1]) =>
    makeNewcomers(tx, visit, [{ municipality, person, phone }])
  const [account] = await asSystem(site.services, { municipality, purpose: 'checkIdentity' }, (visit) =>
    inside(visit, (tx) => work(tx, visit)),
  )
  return { account: account as string, person, phone }
}
const smsTo = (phone: string) => gateway.sent.filter(({ to }) => to === phone).map(({ text }) => text)
const digitsIn = (text = '') => /(\d{6}) är dina siffror/.exec(text)?.[1] ?? ''

async function ask(contact: string): Promise<Browser> {
  const browser = site.visitor()
  await browser.press('/logga-in/telefon', { contact }, '/logga-in/telefon')
  await site.runJobs()
  return browser
}
const enter = (browser: Browser, digits: string) => browser.press('/logga-in/siffror', { digits }, '/logga-in/siffror')
async function wrongly(browser: Browser, phone: string) {
  const wrong = digitsIn(smsTo(phone).at(-1)) === '111111' ? '222222' : '111111'
  for (let tries = 0; tries < 7; tries++) await enter(browser, wrong)
  await site.runJobs()
}

test('five wrong guesses at the digits of a phone: its owner is told, once a day', async () => {
  const { phone } = await newcomer()
  await wrongly(await ask(phone), phone)
  const warnings = () => smsTo(phone).filter((text) => text.includes('fel siffror fem gånger'))
  expect(warnings()).toHaveLength(1)
  await wrongly(await ask(phone), phone)
  expect(warnings()).toHaveLength(1)
  site.wait(1.1)
  await wrongly(await ask(phone), phone)
  expect(warnings()).toHaveLength(2)
})

test('one wrong guess, or right digits after four, warn nobody', async () => {
  const { phone } = await newcomer()
  const browser = await ask(phone)
  for (let tries = 0; tries < 4; tries++) await enter(browser, '000000')
  expect((await enter(browser, digitsIn(smsTo(phone).at(-1)))).status).toBe(303)
  await site.runJobs()
  expect(smsTo(phone)).toHaveLength(1)
})

test('a phone that nobody has gets nothing, and costs the same statements', async () => {
  const { phone } = await newcomer()
  const nobody = '+46701740699'
  const [known, unknown] = [await ask(phone), await ask(nobody)]
  const statementsOf = async (browser: Browser) => {
    for (let tries = 0; tries < 4; tries++) await enter(browser, '000000')
    return site.statements(() => enter(browser, '000000'))
  }
  expect(await statementsOf(unknown)).toEqual(await statementsOf(known))
  await site.runJobs()
  expect(smsTo(nobody)).toEqual([])
  expect(smsTo(phone)).toHaveLength(2)
})

test('a new mail opens the account: the phone that did so before is told, masked; showing the same again tells nobody', async () => {
  const { account, phone } = await newcomer()
  const browser = await ask(phone)
  await enter(browser, digitsIn(smsTo(phone).at(-1)))
  for (const times of [1, 1]) {
    await browser.press('/mina-uppgifter/kontakt', { contact: 'amina.ny@exempel.se' }, '/mina-uppgifter/kontakt')
    await site.runJobs()
    const mail = post.mails.findLast((text) => text.includes('To: amina.ny@exempel.se'))
    expect((await enter(browser, digitsIn(mail))).status).toBe(303)
    await site.runJobs()
    const told = smsTo(phone).filter((text) => text.includes('går det att logga in'))
    expect(told).toHaveLength(times)
    expect(told[0]).toContain('a…@exempel.se')
  }
  expect(await site.rows('select kind from accounts.contact where account = $1 order by 1', [account])).toEqual([
    { kind: 'mail' },
    { kind: 'phone' },
  ])
})

async function colleague() {
  const [account, mail] = [randomUUID(), `kollega${++last}@exempel.se`]
  await site.rows(
    `insert into accounts.account (id, kind, name, mail, level) values ($1, 'staff', 'Kollega', $2, 'staff')`,
    [account, mail],
  )
  await site.rows(
    `insert into accounts.role_held (account, role, organisation, valid_from) values ($1, 'caseworker', $2, '2020-01-01')`,
    [account, organisations.malmo.unit],
  )
  return { account, mail }
}
const mailsTo = (mail: string) => post.mails.filter((text) => text.includes(`To: ${mail}`))
async function byLink(mail: string): Promise<Browser> {
  const browser = site.visitor()
  await browser.press('/logga-in/personal', { mail }, '/logga-in/lank')
  await site.runJobs()
  const path = /https?:\/\/[^/\s]+(\/logga-in\/lank\/[\w-]{43})/.exec(mailsTo(mail).at(-1) ?? '')?.[1] ?? ''
  await browser.get(path)
  return Object.assign(browser, { path })
}

test('staff: a link that was opened and digits that were guessed at, and a code that was used, are told by mail', async () => {
  const { mail } = await colleague()
  const first = (await byLink(mail)) as Browser & { path: string }
  await first.press(first.path)
  const page = await first.text('/konto/tvafaktor/app')
  const secret = /dir="ltr">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
  const app = new TOTP({ secret: Secret.fromBase32(secret) })
  const digits = () => app.generate({ timestamp: site.clock.now.getTime() })
  expect((await first.submit(page, { digits: digits() }, '/konto/tvafaktor/app')).status).toBe(303)
  const codes = await first.text('/konto/tvafaktor/koder')
  const [code = ''] = /[2-9A-Z]{5}-[2-9A-Z]{5}(?=<)/.exec(codes) ?? []
  await first.submit(codes, {}, '/konto/tvafaktor/koder')
  site.wait(1)

  const stranger = (await byLink(mail)) as Browser & { path: string }
  for (let tries = 0; tries < 12; tries++) await stranger.press(stranger.path, { second: '000000' })
  await site.runJobs()
  expect(mailsTo(mail).filter((text) => /fel siffror många gånger/.test(text))).toHaveLength(1)

  site.wait(1)
  const owner = (await byLink(mail)) as Browser & { path: string }
  expect((await owner.press(owner.path, { second: code })).status).toBe(303)
  await site.runJobs()
  expect(mailsTo(mail).filter((text) => /med en av dina koder/.test(text))).toHaveLength(1)
})
