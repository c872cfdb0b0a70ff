import { afterAll, beforeEach, expect, test } from 'vitest'
import { poolOf } from '../../src/platform/connection.ts'
import { makeSite } from '../../src/start/site.tsx'
import { applied } from '../apply.ts'
import { Browser } from '../browser.ts'
import { organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

// Promise 20: what ends at one process of the site has ended at the other by its next request.
const site = await theSite()
const other = {
  ...site.services,
  app: poolOf(site.at, 'kp_app', 3, 'kp-other'),
  door: poolOf(site.at, 'kp_door', 1, 'kp-other'),
}
const second = makeSite(other)
afterAll(() => Promise.all([other.app.end(), other.door.end()]))
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

const { malmo, knuten } = organisations
type Signed = Awaited<ReturnType<typeof site.staff>>
/** The same browser, answered by the other process. */
const there = ({ cookies }: Browser) => new Browser(second, Object.fromEntries(cookies))
const statusAt = async (browser: Browser, path = '/roller') => (await browser.get(path)).status
const isSentToSignIn = async (browser: Browser, path = '/roller') =>
  (await browser.get(path)).headers.get('location')?.startsWith('/logga-in') ?? false

async function signedIn(): Promise<{ here: Signed; away: Browser }> {
  const here = await site.staff('caseworker', malmo.unit)
  const away = there(here)
  expect(await statusAt(away)).toBe(200)
  return { here, away }
}

test('signing out', async () => {
  const { here, away } = await signedIn()
  expect((await here.press('/logga-ut', {}, '/logga-ut')).status).toBe(303)
  expect(await isSentToSignIn(away)).toBe(true)
})

test('changing role: the earlier id is dead, the new one works', async () => {
  const { here, away } = await signedIn()
  await site.staff('manager', malmo.unit, { again: here.account })
  const [{ id }] = await site.rows(`select id from accounts.role_held where account = $1 and role = 'manager'`, [
    here.account,
  ])
  expect((await here.press('/roller', { held: id }, '/roller')).status).toBe(303)
  expect(await isSentToSignIn(away)).toBe(true)
  expect(await statusAt(there(here))).toBe(200)
})

test('ending all sessions', async () => {
  const { here, away } = await signedIn()
  const page = '/mina-uppgifter/inloggningar'
  expect((await here.press(page, { session: 'all' }, page)).status).toBe(303)
  expect(await isSentToSignIn(away)).toBe(true)
})

test('an account that is closed, and a role that ends', async () => {
  const { here, away } = await signedIn()
  const { here: colleague, away: colleagueAway } = await signedIn()
  const administrator = await site.staff('administrator', malmo.municipality)
  const held = async ({ account }: Signed) =>
    (await site.rows('select id from accounts.role_held where account = $1', [account]))[0].id
  const address = `/organisation/roller/${await held(here)}`
  expect((await administrator.press(address, {}, `${address}/konto`)).status).toBe(303)
  expect(await isSentToSignIn(away)).toBe(true)
  const role = `/organisation/roller/${await held(colleague)}`
  expect((await administrator.press(role, { day: '' }, `${role}/slut`)).status).toBe(303)
  expect(await isSentToSignIn(colleagueAway)).toBe(true)
})

test('a consent that is taken back', async () => {
  const sent = await applied(site, { choices: [roundSamples.svetsareMars.id], givenName: 'Kanariefatima' })
  const fatima = await site.newcomer('1280', sent.person)
  const root = '/mina-uppgifter/delning'
  const wish = { receiver: knuten, parts: ['contact', 'application'], months: '3' }
  const shared = await fatima.press(`${root}/ny/forening`, wish, `${root}/ny/forening`)
  const id = shared.headers.get('location')?.split('?')[0]?.split('/').at(-1)
  const away = there(await site.staff('association', knuten))
  expect(await away.text('/delat-med-oss')).toContain('Kanariefatima')
  expect((await fatima.press(`${root}/${id}/sluta`, {}, `${root}/${id}/sluta`)).status).toBe(303)
  expect(await away.text('/delat-med-oss')).not.toContain('Kanariefatima')
})

test('an id that somebody chose before sign-in is never the id after it', async () => {
  const chosen = 'x'.repeat(43)
  const browser = new Browser(site.site, { kp: chosen, 'kp-pre': chosen })
  expect(await isSentToSignIn(browser)).toBe(true)
  const { here } = await signedIn()
  expect(here.token).not.toBe(chosen)
  // A cookie of the session is none of the form before it, and the other way round.
  const turned = new Browser(site.site, { 'kp-pre': here.token })
  expect(await isSentToSignIn(turned)).toBe(true)
  for (const token of [`${here.token}a`, here.token.slice(1), `${here.token.slice(0, -1)}.`, '', "' or 1=1 --"])
    expect(await isSentToSignIn(new Browser(site.site, { kp: token })), token).toBe(true)
})
