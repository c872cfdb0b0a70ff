import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import type { Browser } from '../browser.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { thePost } from './post.ts'

const post = await thePost()
const site = await theSite({ env: { SMTP_URL: post.url } })
await plantSkane(site.db)
const minute = 1 / 1440

let number = 0
/** Staff without any second factor, as after an invitation. */
async function someone(roles = ['caseworker']) {
  const [account, mail] = [randomUUID(), `person${++number}@exempel.se`]
  await site.db.query(
    `insert into accounts.account (id, kind, name, mail, level) values ($1, 'staff', $2, $3, 'staff')`,
    [account, `Person ${number}`, mail],
  )
  for (const role of roles)
    await site.db.query(
      `insert into accounts.role_held (account, role, organisation, valid_from) values ($1, $2, $3, '2020-01-01')`,
      [account, role, organisations.malmo.unit],
    )
  return { account, mail }
}

/** The path of the link in the last mail to this address. */
async function linkFor(mail: string, browser: Browser = site.visitor(), page = '/logga-in/personal') {
  const answer = await browser.press(page, { mail }, '/logga-in/lank')
  expect(answer.status).toBe(303)
  await site.runJobs()
  const got = post.mails.findLast((text) => text.includes(`To: ${mail}`)) ?? ''
  return /https?:\/\/[^/\s]+(\/logga-in\/lank\/[\w-]{43})/.exec(got)?.[1] as string
}

const levelOf = async (account: string) =>
  (
    await site.rows('select level, municipality, cardinality(reach) as reach from ctx.session where account = $1', [
      account,
    ])
  )[0]

/** Signs in by link and sets up the app; gives its digits for any moment of the site's clock. */
async function withApp(who: { account: string; mail: string }) {
  const browser = site.visitor()
  await browser.press(await linkFor(who.mail), {}, undefined)
  const page = await browser.text('/konto/tvafaktor/app')
  const secret = /dir="ltr">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') as string
  const app = new TOTP({ secret: Secret.fromBase32(secret) })
  const digits = () => app.generate({ timestamp: site.clock.now.getTime() })
  const answer = await browser.submit(page, { digits: digits() }, '/konto/tvafaktor/app')
  return { browser, digits, answer, page }
}

test('a mail with a link; opening it signs nobody in, the button does, once', async () => {
  const who = await someone()
  const browser = site.visitor()
  const path = await linkFor(who.mail, browser, '/logga-in/personal?till=/roller')
  expect(plain(await browser.text('/logga-in/mejlat'))).toContain('Titta i din mejl')
  for (let scans = 0; scans < 3; scans++) expect((await site.visitor().get(path)).status).toBe(200)
  expect(await levelOf(who.account)).toBeUndefined()
  const answer = await browser.press(path)
  expect(answer.status).toBe(303)
  const again = await site.visitor().get(path)
  expect(again.status).toBe(404)
  expect(plain(await again.text())).toContain('Länken gäller inte längre')
})

test('a link ends after a quarter of an hour; an invented one was never there', async () => {
  const path = await linkFor((await someone()).mail)
  const page = await site.visitor().text(path)
  site.wait(15 * minute)
  expect((await site.visitor().get(path)).status).toBe(404)
  expect((await site.visitor().submit(page, {}, path)).status).toBe(400)
  expect((await site.visitor().get(`/logga-in/lank/${'x'.repeat(43)}`)).status).toBe(404)
})

test('by mail alone staff reach nobody and are led to set up a second factor', async () => {
  const who = await someone()
  const browser = site.visitor()
  await browser.press(await linkFor(who.mail))
  expect(await levelOf(who.account)).toEqual({ level: 'phone', municipality: null, reach: 0 })
  for (const page of ['/konto/hjalp-kollega', '/konto/tvafaktor/koder'])
    expect((await browser.get(page)).headers.get('location')).toContain('/konto/tvafaktor?till=')
  expect(plain(await browser.text('/konto/tvafaktor'))).toContain('Därför behöver du två sätt')
})

test('the app is set up by the picture or its letters; then one is staff, under a new id', async () => {
  const who = await someone()
  const { browser, answer, page } = await withApp(who)
  expect(page).toContain('class="qr"')
  expect(answer.headers.get('location')).toBe('/konto/tvafaktor')
  expect(await levelOf(who.account)).toMatchObject({ level: 'staff', municipality: '1280', reach: 1 })
  expect((await site.rows('select count(*)::int as n from ctx.session where account = $1', [who.account]))[0].n).toBe(1)
  expect((await browser.get('/konto/hjalp-kollega')).status).toBe(200)
  const kept = await site.rows('select encode(sealed, $1) as sealed from accounts.totp where account = $2', [
    'escape',
    who.account,
  ])
  expect(kept[0].sealed).not.toContain(/dir="ltr">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', ''))
})

test('wrong digits set up nothing and keep the picture; another account’s picture is not taken', async () => {
  const [one, two] = [await someone(), await someone()]
  const browser = site.visitor()
  await browser.press(await linkFor(one.mail))
  const page = await browser.text('/konto/tvafaktor/app')
  const secret = /dir="ltr">([A-Z2-7 ]+)</.exec(page)?.[1] as string
  const wrong = await browser.submit(page, { digits: '000000' }, '/konto/tvafaktor/app')
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain(secret)
  const other = site.visitor()
  await other.press(await linkFor(two.mail))
  const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1] as string
  const taken = await other.press('/konto/tvafaktor/app', { sealed, digits: '000000' }, '/konto/tvafaktor/app')
  expect(taken.status).toBe(422)
  expect(await taken.text()).not.toContain(secret)
  expect(await site.rows('select 1 from accounts.totp where account = any ($1)', [[one.account, two.account]])).toEqual(
    [],
  )
})

test('from then on the link asks for digits, each of which works once', async () => {
  const who = await someone()
  const { digits } = await withApp(who)
  site.wait(minute)
  const browser = site.visitor()
  const path = await linkFor(who.mail, browser)
  expect((await browser.press(path, {})).status).toBe(422)
  const wrong = await browser.press(path, { second: '000000' })
  expect(wrong.status).toBe(422)
  expect(plain(await wrong.text())).toContain('Det stämde inte')
  const used = digits()
  expect((await browser.press(path, { second: used })).status).toBe(303)
  expect(await levelOf(who.account)).toMatchObject({ level: 'staff' })
  const second = site.visitor()
  const next = await linkFor(who.mail, second)
  expect((await second.press(next, { second: used })).status).toBe(422)
})

test('who reads the mail cannot put another factor in the place of the one that is there', async () => {
  const who = await someone()
  await withApp(who)
  const thief = site.visitor()
  await thief.press(await linkFor(who.mail), { second: '000000' })
  expect(thief.cookies.has('kp')).toBe(false)
  // Even a visit at the level of the mail, had one been opened before the factor was set up, changes nothing.
  const planted = 'planted'.padEnd(43, 'x')
  await site.services.door.query(`select accounts.sign_in($1, $2, null, 'phone', '', false, now())`, [
    planted,
    who.account,
  ])
  const browser = site.visitor()
  browser.cookies.set('kp', planted)
  expect(plain(await browser.text('/konto/tvafaktor'))).toContain('har redan ett extra sätt')
  expect(plain(await browser.text('/konto/tvafaktor/app'))).toContain('har redan ett extra sätt')
})

test('ten codes, each once, for whoever has lost the phone', async () => {
  const who = await someone()
  const { browser } = await withApp(who)
  const page = await browser.text('/konto/tvafaktor/koder')
  const codes = [...page.matchAll(/dir="ltr">([2-9A-Z]{5}-[2-9A-Z]{5})</g)].map(([, code]) => code as string)
  expect(new Set(codes).size).toBe(10)
  const first = site.visitor()
  expect((await first.press(await linkFor(who.mail, first), { second: codes[0] as string })).status).toBe(422)
  expect((await browser.submit(page, {}, '/konto/tvafaktor/koder')).status).toBe(303)
  const second = site.visitor()
  expect((await second.press(await linkFor(who.mail, second), { second: codes[0] as string })).status).toBe(303)
  const third = site.visitor()
  expect((await third.press(await linkFor(who.mail, third), { second: codes[0] as string })).status).toBe(422)
  expect(plain(await browser.text('/konto/tvafaktor'))).toContain('Du har 9 koder kvar')
  const strange = await browser.press('/konto/tvafaktor/koder', { sealed: 'AAAA' }, '/konto/tvafaktor/koder')
  expect(strange.status).toBe(422)
  await site.runJobs()
  expect(
    post.mails.some((mail) => mail.includes(`To: ${who.mail}`) && mail.includes('Någon har ändrat hur du loggar in')),
  ).toBe(true)
})

test('changing the factors asks for them again after five minutes, and the last one stays', async () => {
  const who = await someone()
  const { browser, digits } = await withApp(who)
  const last = await browser.press('/konto/tvafaktor', {}, '/konto/tvafaktor/ta-bort')
  expect(last.status).toBe(422)
  expect(plain(await last.text())).toContain('Det är ditt enda sätt')
  site.wait(6 * minute)
  expect((await browser.get('/konto/tvafaktor/app')).headers.get('location')).toBe(
    '/logga-in/igen?till=%2Fkonto%2Ftvafaktor',
  )
  const before = browser.cookies.get('kp')
  expect((await browser.press('/logga-in/igen', { second: '000000' }, '/logga-in/igen')).status).toBe(422)
  const answer = await browser.press('/logga-in/igen?till=/konto/tvafaktor', { second: digits() }, '/logga-in/igen')
  expect(answer.headers.get('location')).toBe('/konto/tvafaktor')
  expect(browser.cookies.get('kp')).not.toBe(before)
  expect((await browser.get('/konto/tvafaktor/app')).status).toBe(200)
})

test('somebody without a role today is told so', async () => {
  const who = await someone([])
  const browser = site.visitor()
  const answer = await browser.press(await linkFor(who.mail, browser))
  expect(answer.status).toBe(422)
  expect(plain(await answer.text())).toContain('Du har ingen roll just nu')
})

test('an unknown address gets the same page and no mail', async () => {
  const browser = site.visitor()
  const before = post.mails.length
  const answer = await browser.press('/logga-in/personal', { mail: 'ingen@exempel.se' }, '/logga-in/lank')
  expect(answer.headers.get('location')).toBe('/logga-in/mejlat')
  await site.runJobs()
  expect(post.mails).toHaveLength(before)
  expect(await site.rows('select 1 from accounts.message where sealed is not null')).toEqual([])
})

test('an account that is ended, or a role that is taken, bites from the next request', async () => {
  const who = await someone(['caseworker', 'manager'])
  const { browser } = await withApp(who)
  expect((await browser.get('/konto/tvafaktor')).status).toBe(200)
  await site.db.query(
    `update accounts.role_held set valid_to = current_date where account = $1 and role = 'caseworker'`,
    [who.account],
  )
  expect((await browser.get('/konto/tvafaktor')).headers.get('location')).toContain('/logga-in?')
  const other = await someone()
  const second = await withApp(other)
  await site.db.query('update accounts.account set disabled_at = now() where id = $1', [other.account])
  expect((await second.browser.get('/konto/tvafaktor')).headers.get('location')).toContain('/logga-in?')
})
