import { randomUUID } from 'node:crypto'
import { afterAll, expect, test, vi } from 'vitest'
import { giveCode, makeNewcomers, markChecked, type Newcomer, registerCodeSignIn } from '../../src/accounts/index.ts'
import { asSystem, inside, type Visit } from '../../src/platform/visit.ts'
import type { Browser } from '../browser.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// Who finds a sending is made up here: files that the same worker runs later read the site's own again.
afterAll(() => void vi.resetModules())

const site = await theSite()
await plantSkane(site.db)
const malmo = '1280'
const minute = 1 / 1440

const asOwner = <T>(work: (visit: Visit) => Promise<T>) =>
  asSystem(site.services, { municipality: malmo, purpose: 'checkIdentity' }, work)
const make = async (facts: Partial<Newcomer> = {}) => {
  const person = randomUUID()
  const of = { municipality: malmo, person, ...facts }
  const [account] = await asOwner((visit) => inside(visit, (tx) => makeNewcomers(tx, visit, [of])))
  return { account: account as string, person, municipality: malmo }
}
const codeFor = (of: { municipality: string; person: string }) => asOwner((visit) => giveCode(visit, of))
const sessionsOf = (account: string) =>
  site.rows('select level, role, idle::text, person from ctx.session where account = $1', [account])

/** Asks for digits and reads them in the message that the practice site shows. */
async function ask(browser: Browser, contact: string, fields: Record<string, string> = {}) {
  const answer = await browser.press('/logga-in/telefon', { contact, ...fields }, '/logga-in/telefon')
  const page = await browser.follow(answer)
  return { answer, page, digits: /(\d{6}) är dina siffror/.exec(plain(page))?.[1] as string }
}
const enter = (browser: Browser, digits: string) => browser.press('/logga-in/siffror', { digits }, '/logga-in/siffror')

test('all ways stand on one page, each keeps where one wanted to go', async () => {
  const page = await site.visitor().text('/logga-in?till=/roller')
  for (const way of ['telefon', 'kod', 'personal', 'demo'])
    expect(page).toContain(`href="/logga-in/${way}?till=%2Froller"`)
})

test('a code of eight characters lets one in once, at the level of a code', async () => {
  const one = await make()
  const code = await codeFor(one)
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
  const browser = site.visitor()
  const answer = await browser.press(
    '/logga-in/kod?till=/kurser',
    { code: ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}` },
    '/logga-in/kod',
  )
  expect(answer.headers.get('location')).toBe('/kurser')
  expect(await sessionsOf(one.account)).toEqual([
    { level: 'code', role: 'newcomer', idle: '00:30:00', person: one.person },
  ])
  const again = await site.visitor().press('/logga-in/kod', { code }, '/logga-in/kod')
  expect(again.status).toBe(422)
  expect(plain(await again.text())).toContain('redan använd')
  expect(await sessionsOf(one.account)).toHaveLength(1)
})

test('a code is kept nowhere, and the table is closed to the site’s own role', async () => {
  const code = await codeFor(await make())
  const kept = await site.rows('select encode(digest, $1) as digest from accounts.newcomer_code', ['escape'])
  expect(kept.length).toBeGreaterThan(0)
  expect(JSON.stringify(kept)).not.toContain(code)
  for (const table of [
    'newcomer_code',
    'contact',
    'digits',
    'message',
    'totp',
    'passkey',
    'recovery_code',
    'mail_link',
    'attempt',
    'identity',
    'set_up',
  ])
    await expect(site.services.app.query(`select from accounts.${table}`), table).rejects.toThrow('permission denied')
})

test('when the answer is lost on the way, the same browser may send its code again for five minutes', async () => {
  const one = await make()
  const code = await codeFor(one)
  const browser = site.visitor()
  await browser.text('/logga-in/kod')
  const lost = new Map(browser.cookies)
  await browser.press('/logga-in/kod', { code }, '/logga-in/kod')
  browser.cookies.clear()
  for (const [name, value] of lost) browser.cookies.set(name, value)
  expect((await browser.press('/logga-in/kod', { code }, '/logga-in/kod')).status).toBe(303)
  browser.cookies.clear()
  for (const [name, value] of lost) browser.cookies.set(name, value)
  site.wait(6 * minute)
  expect((await browser.press('/logga-in/kod', { code }, '/logga-in/kod')).status).toBe(422)
})

test('a code ends after a day, and what is no code is asked for again with what was written', async () => {
  const code = await codeFor(await make())
  site.wait(1)
  expect((await site.visitor().press('/logga-in/kod', { code }, '/logga-in/kod')).status).toBe(422)
  const short = await site.visitor().press('/logga-in/kod', { code: 'ABC' }, '/logga-in/kod')
  expect(short.status).toBe(422)
  const page = await short.text()
  expect(page).toContain('value="ABC"')
  expect(page).toContain('<title>Fel: ')
})

test('an account that is ended is not entered', async () => {
  const one = await make()
  const code = await codeFor(one)
  await site.db.query('update accounts.account set disabled_at = now() where id = $1', [one.account])
  expect((await site.visitor().press('/logga-in/kod', { code }, '/logga-in/kod')).status).toBe(422)
})

test('six digits to the phone of the application; what a desk has checked holds from then on', async () => {
  const one = await make({ phone: '070-174 06 05' })
  const browser = site.visitor()
  const { page, digits } = await ask(browser, '+46 70 174 06 05')
  expect(plain(page)).toContain('Siffrorna går till +46 … 05')
  expect(plain(page)).toContain('Övningsmiljö: så här ser sms:et ut')
  expect((await enter(browser, digits)).status).toBe(303)
  expect(await sessionsOf(one.account)).toMatchObject([{ level: 'phone' }])
  await asOwner((visit) => markChecked(visit, one))
  const other = site.visitor()
  await enter(other, (await ask(other, '0701740605')).digits)
  expect((await sessionsOf(one.account)).map(({ level }) => level).sort()).toEqual(['checked', 'phone'])
})

test('digits belong to the browser that asked', async () => {
  await make({ phone: '070-174 06 10' })
  const { digits } = await ask(site.visitor(), '070-174 06 10')
  const answer = await enter(site.visitor(), digits)
  expect(answer.status).toBe(422)
  expect(plain(await answer.text())).toContain('gäller inte längre')
})

test('digits work for ten minutes, for five tries, and once', async () => {
  await make({ phone: '070-174 06 11' })
  const late = site.visitor()
  const first = await ask(late, '070-174 06 11')
  site.wait(10 * minute)
  expect((await enter(late, first.digits)).status).toBe(422)

  const tired = site.visitor()
  const second = await ask(tired, '070-174 06 11')
  const wrong = second.digits === '000000' ? '000001' : '000000'
  for (let tries = 1; tries <= 4; tries++)
    expect(plain(await (await enter(tired, wrong)).text())).toContain('Siffrorna stämde inte')
  expect(plain(await (await enter(tired, wrong)).text())).toContain('gäller inte längre')
  expect((await enter(tired, second.digits)).status).toBe(422)
  site.wait(16 * minute)

  const once = site.visitor()
  const third = await ask(once, '070-174 06 11')
  expect((await enter(once, third.digits)).status).toBe(303)
  once.cookies.delete('kp')
  expect((await enter(once, third.digits)).status).toBe(422)
})

test('by mail as by phone, and on a borrowed computer the visit is shorter', async () => {
  const one = await make({ mail: 'Fatima@Exempel.se' })
  const browser = site.visitor()
  const { answer, page, digits } = await ask(browser, 'fatima@exempel.se', { borrowed: '1' })
  expect(answer.headers.get('location')).toBe('/logga-in/siffror?borrowed=1')
  expect(plain(page)).toContain('så här ser mejlet ut')
  await browser.press('/logga-in/siffror?borrowed=1', { digits }, '/logga-in/siffror')
  expect(await sessionsOf(one.account)).toMatchObject([{ level: 'phone', idle: '00:15:00' }])
})

test('a family that shares a phone says who is there', async () => {
  const mother = await make({ phone: '070-174 06 20', name: 'Amal' })
  const son = await make({ phone: '070-174 06 20' })
  const browser = site.visitor()
  const { digits } = await ask(browser, '070-174 06 20')
  const answer = await enter(browser, digits)
  expect(answer.headers.get('location')).toBe('/logga-in/vem')
  const page = await browser.text('/logga-in/vem')
  expect(plain(page)).toContain('Amal')
  expect(plain(page)).toContain('Den som kom till oss')
  const stranger = await make({ phone: '070-174 06 21' })
  expect((await browser.submit(page, { account: stranger.account }, '/logga-in/vem')).status).toBe(422)
  expect((await browser.press('/logga-in/vem', { account: son.account }, '/logga-in/vem')).status).toBe(303)
  expect(await sessionsOf(son.account)).toHaveLength(1)
  expect(await sessionsOf(mother.account)).toHaveLength(0)
  expect((await browser.get('/logga-in/vem')).headers.get('location')).toBe('/logga-in/telefon')
})

test('who is in by a code alone shows more, by the phone that is known and no other', async () => {
  const one = await make({ phone: '070-174 06 30' })
  const browser = site.visitor()
  await browser.press('/logga-in/kod', { code: await codeFor(one) }, '/logga-in/kod')
  const before = browser.cookies.get('kp')
  const page = await browser.text('/logga-in/mer?till=/kurser')
  expect(plain(page)).toContain('Skicka siffror till +46 … 30')
  const stolen = await browser.submit(page, { contact: '070-174 06 99' }, '/logga-in/mer')
  expect(stolen.status).toBe(429)
  expect(
    (await site.rows('select count(*)::int as n from accounts.contact where account = $1', [one.account]))[0].n,
  ).toBe(1)
  const asked = await browser.press('/logga-in/mer?till=/kurser', { to: 'phone' }, '/logga-in/mer')
  expect(asked.headers.get('location')).toBe('/logga-in/siffror?till=%2Fkurser')
  const digits = /(\d{6}) är dina/.exec(plain(await browser.follow(asked)))?.[1] as string
  const answer = await browser.press('/logga-in/siffror?till=/kurser', { digits }, '/logga-in/siffror')
  expect(answer.headers.get('location')).toBe('/kurser')
  expect(await sessionsOf(one.account)).toMatchObject([{ level: 'phone' }])
  expect(browser.cookies.get('kp')).not.toBe(before)
  expect(plain(await browser.text('/logga-in/mer'))).toContain('Gå till Malmö stad och visa vem du är')
})

test('the usual page for digits does not raise somebody who is in by a code', async () => {
  const one = await make({ phone: '070-174 06 31' })
  const browser = site.visitor()
  await browser.press('/logga-in/kod', { code: await codeFor(one) }, '/logga-in/kod')
  const { digits } = await ask(browser, '070-174 06 98')
  expect((await enter(browser, digits)).status).toBe(422)
  expect(await sessionsOf(one.account)).toMatchObject([{ level: 'code' }])
  expect(
    (await site.rows('select count(*)::int as n from accounts.contact where account = $1', [one.account]))[0].n,
  ).toBe(1)
})

test('without a phone one is added, and changed later', async () => {
  const one = await make()
  const browser = site.visitor()
  await browser.press('/logga-in/kod', { code: await codeFor(one) }, '/logga-in/kod')
  const wrong = await browser.press('/logga-in/mer', { contact: 'ingenting' }, '/logga-in/mer')
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="ingenting"')
  const page = await browser.follow(await browser.press('/logga-in/mer', { contact: '070-174 06 40' }, '/logga-in/mer'))
  await enter(browser, /(\d{6}) är dina/.exec(plain(page))?.[1] as string)
  const next = await browser.follow(
    await browser.press('/mina-uppgifter/kontakt', { contact: '070-174 06 41' }, '/mina-uppgifter/kontakt'),
  )
  await enter(browser, /(\d{6}) är dina/.exec(plain(next))?.[1] as string)
  const other = site.visitor()
  await enter(other, (await ask(other, '070-174 06 41')).digits)
  expect((await sessionsOf(one.account)).length).toBe(2)
})

test('number and code of an application give the level of a code, whatever a desk has checked', async () => {
  expect((await site.visitor().get('/logga-in/ansokan')).status).toBe(200)
  const one = await make({ level: 'checked' })
  registerCodeSignIn(async (_services, { receipt, code }) =>
    receipt === '8K3F27QD' && code === '123456' ? one.account : undefined,
  )
  const browser = site.visitor()
  const wrong = await browser.press('/logga-in/ansokan', { receipt: '8K3F-27QD', code: '123457' }, '/logga-in/ansokan')
  expect(wrong.status).toBe(422)
  const page = await wrong.text()
  expect(plain(page)).toContain('hör inte ihop')
  expect(page).toContain('value="8K3F-27QD"')
  expect((await browser.submit(page, { code: '123 456' }, '/logga-in/ansokan')).status).toBe(303)
  expect(await sessionsOf(one.account)).toMatchObject([{ level: 'code' }])
  expect(await site.visitor().text('/logga-in')).toContain('/logga-in/ansokan')
})

test('an applicant shows more before what is sensitive, by digits', async () => {
  const one = await make({ phone: '070-174 06 50' })
  const browser = site.visitor()
  await browser.press('/logga-in/kod', { code: await codeFor(one) }, '/logga-in/kod')
  expect(plain(await browser.text('/logga-in/igen'))).toContain('Skicka siffror till +46 … 50')
  expect(organisations.malmo.unit).toBeTruthy()
})
