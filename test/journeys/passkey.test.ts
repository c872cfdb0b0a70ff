import { createServer } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../../src/platform/listen.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

/** A port that nobody has, for a name that keys belong to. */
const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

const port = await freePort()
const base = `http://localhost:${port}`
const site = await theSite({ env: { BASE_URL: base } })
await plantSkane(site.db)
const settings = { page: '/konto/tvafaktor' }
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

let browser: Browser
let served: { close(): Promise<void> }
beforeAll(async () => {
  served = await listen({ fetch: (request, env) => site.site.fetch(request, env), host: '127.0.0.1', port })
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags })
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

/** A device that keeps keys and asks for a finger; `verifies` false is one without a finger or a code. */
async function device(context: BrowserContext, page: Page, verifies = true) {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: verifies,
    isUserVerified: verifies,
    automaticPresenceSimulation: true,
  } as const
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options })
  return { session, authenticatorId }
}

async function signedIn(level: 'staff' | 'phone' = 'phone') {
  const someone = await site.staff('caseworker', organisations.malmo.unit, { name: 'Elin Ekenstam' })
  await site.db.query('update ctx.session set level = $2 where account = $1', [someone.account, level])
  const context = await browser.newContext({ locale: 'sv-SE' })
  await context.addCookies([{ name: 'kp', value: someone.token, url: base }])
  const page = await context.newPage()
  return { ...someone, context, page, ...(await device(context, page)) }
}

async function makeKey(page: Page, name: string) {
  await page.goto(`${base}${settings.page}/nyckel`)
  await page.getByLabel('Vad vill du kalla nyckeln?').fill(name)
  await page.getByRole('button', { name: 'Skapa nyckeln' }).click()
  await page.waitForURL(`${base}${settings.page}`)
}
const pressKey = (page: Page) => page.getByRole('button', { name: 'Logga in med nyckel' }).click()
const sessionsOf = (account: string) => site.rows('select level from ctx.session where account = $1', [account])

test('a key is made, is a second factor at once, and signs in', async () => {
  const { account, context, page } = await signedIn()
  await makeKey(page, 'Min telefon')
  expect(await page.textContent('main')).toContain('Min telefon')
  expect(await sessionsOf(account)).toEqual([{ level: 'staff' }])
  await context.clearCookies()
  await page.goto(`${base}/logga-in/personal?till=/roller`)
  await pressKey(page)
  await page.waitForURL(`${base}/roller`)
  expect(await page.textContent('header')).toContain('Handläggare')
  const [key] = await site.rows('select counter::int, used_at from accounts.passkey where account = $1', [account])
  expect(key.counter).toBeGreaterThan(0)
  expect(key.used_at).toEqual(site.clock.now)
  await context.close()
})

test('the same answer does not work twice, nor in another visit', async () => {
  const { account, context, page } = await signedIn()
  await makeKey(page, 'Nyckel')
  await context.clearCookies()
  let sent = ''
  await page.route('**/logga-in/nyckel', (route) => {
    sent = route.request().postData() ?? ''
    return route.abort()
  })
  await page.goto(`${base}/logga-in/personal`)
  await pressKey(page)
  await expect.poll(() => sent).not.toBe('')
  const answer = new URLSearchParams(sent).get('answer') as string
  const cookies = Object.fromEntries((await context.cookies()).map(({ name, value }) => [name, value]))
  const before = (await sessionsOf(account)).length
  const stranger = site.visitor()
  expect((await stranger.press('/logga-in/personal', { answer }, '/logga-in/nyckel')).status).toBe(422)
  const own = site.visitor()
  for (const [name, value] of Object.entries(cookies)) own.cookies.set(name, value)
  const drawn = await own.text('/logga-in/personal')
  expect((await own.submit(drawn, { answer }, '/logga-in/nyckel')).status).toBe(303)
  const again = site.visitor()
  for (const [name, value] of Object.entries(cookies)) again.cookies.set(name, value)
  expect((await again.press('/logga-in/personal', { answer }, '/logga-in/nyckel')).status).toBe(422)
  expect((await sessionsOf(account)).length).toBe(before + 1)
  await context.close()
})

test('an answer that is five minutes old is too late', async () => {
  const { context, page } = await signedIn()
  await makeKey(page, 'Nyckel')
  await context.clearCookies()
  await page.goto(`${base}/logga-in/personal`)
  site.wait(6 / 1440)
  await pressKey(page)
  await page.getByRole('alert').waitFor()
  expect(await page.textContent('main')).toContain('Nyckeln svarade inte')
  await context.close()
})

test('a device that asks for neither finger nor code is not enough', async () => {
  const { context, page, session, authenticatorId } = await signedIn()
  await makeKey(page, 'Nyckel')
  await context.clearCookies()
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.goto(`${base}/logga-in/personal`)
  await pressKey(page)
  await expect.poll(() => page.textContent('kp-passkey [role=status]')).toContain('Nyckeln svarade inte')
  await context.close()
})

test('before what is sensitive the key is shown again, under a new id', async () => {
  const { account, context, page } = await signedIn()
  await makeKey(page, 'Nyckel')
  site.wait(6 / 1440)
  await page.goto(`${base}${settings.page}/app`)
  expect(new URL(page.url()).pathname).toBe('/logga-in/igen')
  const before = (await context.cookies()).find(({ name }) => name === 'kp')?.value
  await pressKey(page)
  await page.waitForURL(`${base}${settings.page}`)
  expect((await context.cookies()).find(({ name }) => name === 'kp')?.value).not.toBe(before)
  expect(await sessionsOf(account)).toHaveLength(1)
  await context.close()
})

test('opened by digits instead of a name, the page leads to where keys work', async () => {
  const context = await browser.newContext({ locale: 'sv-SE' })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/logga-in/personal?till=/roller`)
  await page.getByRole('link', { name: 'Öppna sidan på localhost' }).click()
  expect(page.url()).toBe(`${base}/logga-in/personal?till=/roller`)
  await page.getByRole('button', { name: 'Logga in med nyckel' }).waitFor()
  await context.close()
})

test('without scripts the page says so and the mail is there', async () => {
  const context = await browser.newContext({ locale: 'sv-SE', javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${base}/logga-in/personal`)
  expect(await page.textContent('main')).toContain('Du kan logga in med mejl i stället')
  expect(await page.getByRole('button', { name: 'Logga in med nyckel' }).isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Skicka en länk' }).isVisible()).toBe(true)
  await context.close()
})
