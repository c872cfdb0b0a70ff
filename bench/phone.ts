import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { findOrInstallBrowser, howToInstall } from '../bin/browser.ts'
import { accountTexts } from '../src/accounts/index.ts'

// `npm run bench:phone`: what a cheap phone on a slow line waits for, as ratios to a page of one kilobyte in the same run.
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 15
const phone = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
const line = { offline: false, latency: 562, downloadThroughput: 1_470_000 / 8, uploadThroughput: 675_000 / 8 }

type Row = { name: string; path: string; role: 'newcomer' | 'caseworker' | null; most: number; kb: number }
const applicant = { role: 'newcomer' as const, most: 1.15, kb: 30 }
const visitor = { ...applicant, role: null }
const rows: Row[] = [
  { name: 'front page', path: '/', ...visitor },
  { name: 'catalogue', path: '/kurser', ...visitor },
  { name: 'course', path: 'first:/kurser', ...visitor },
  { name: 'status', path: '/status', ...visitor },
  { name: 'sign in', path: '/logga-in', ...visitor },
  { name: 'own applications', path: '/mina-ansokningar', ...applicant },
  { name: 'own application', path: 'first:/mina-ansokningar', ...applicant },
  { name: 'own data', path: '/mina-uppgifter', ...applicant },
  { name: 'work list', path: '/arbetslista?lista=all', role: 'caseworker', most: 1.6, kb: 60 },
]

type Seen = { paint: number; shift: number; blocked: number; requests: number; bytes: number }
type Task = { startTime: number; duration: number }
/** Runs in the page before anything else: what the browser itself tells of paints, shifts and long tasks. */
const watch = `window.seen = { paint: 0, shift: 0, tasks: [] }
  const hear = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  hear('largest-contentful-paint', (entry) => { seen.paint = entry.startTime })
  hear('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value })
  hear('longtask', ({ startTime, duration }) => { seen.tasks.push({ startTime, duration }) })`
/** What a finger waits for: nobody presses what is not drawn yet, so the task that draws first does not count. */
const blockedBy = (paint: number, tasks: Task[]): number =>
  tasks.reduce((sum, { startTime, duration }) => sum + (startTime < paint ? 0 : Math.max(0, duration - 50)), 0)

async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', line)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  return session
}

/** One cold visit: an empty cache, and no cookie but the sign-in. */
async function visit(context: BrowserContext, url: string): Promise<Seen> {
  const page = await context.newPage()
  await page.addInitScript(watch)
  const session = await slowed(page)
  const got = { requests: 0, bytes: 0 }
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    got.requests += 1
    got.bytes += encodedDataLength
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const { paint, shift, tasks } = await page.evaluate<{ paint: number; shift: number; tasks: Task[] }>('seen')
  await page.close()
  return { paint, shift, blocked: blockedBy(paint, tasks), ...got }
}

/** The quickest quarter: what else the machine does only ever adds, and to a page or its yardstick as it happens. */
const quickest = (all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length / 4)] as number

type Cookies = Parameters<BrowserContext['addCookies']>[0]
type Asked = { address: string; cookies: Cookies }
async function cold({ address, cookies }: Asked): Promise<Seen> {
  const context = await browser.newContext(phone)
  await context.addCookies(cookies)
  const seen = await visit(context, address)
  await context.close()
  return seen
}

/** A site that has been in use: what has just been started is slower than what anybody meets. */
async function warm(asked: Asked[]): Promise<void> {
  for (const { address, cookies } of asked) {
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'sv' }
    for (let time = 0; time < 40; time++) await (await fetch(address, { headers })).arrayBuffer()
  }
}

/** Every page once, then every page again: an hour in which the machine is slow is slow for all of them. */
async function measured(asked: Asked[]): Promise<Seen[]> {
  const all: Seen[][] = asked.map(() => [])
  for (let round = 0; round < rounds; round++) for (const [at, one] of asked.entries()) all[at]?.push(await cold(one))
  const names = ['paint', 'shift', 'blocked', 'requests', 'bytes'] as const
  return all.map(
    (seen) => Object.fromEntries(names.map((name) => [name, quickest(seen.map((one) => one[name]))])) as Seen,
  )
}

/** The demonstration, served as `npm start` serves it. */
async function startSite(): Promise<{ child: ChildProcess; url: string }> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => probe.once('listening', ready))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  const env = { ...process.env, KNUTPUNKT_DATA: join(folder, 'data'), KNUTPUNKT_KEYS: join(folder, 'keys') }
  const child = spawn(process.execPath, ['dist/main.js', 'serve'], {
    env: { ...env, PORT: String(port) },
    stdio: 'ignore',
  })
  const url = `http://localhost:${port}`
  for (let tries = 0; tries < 1200; tries++) {
    const alive = await fetch(`${url}/halsa`).then(
      ({ ok }) => ok,
      () => false, // not listening yet
    )
    if (alive) return { child, url }
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error('the demonstration did not start within two minutes')
}

/** Signed in by the demonstration's own page, on a fast line. */
async function cookiesOf(url: string, role: Row['role']) {
  if (!role) return []
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${url}/logga-in/demo?sprak=sv`)
  const heading = page.getByRole('heading', { name: accountTexts('sv').roles[role], exact: true })
  await page.locator('section', { has: heading }).getByRole('button').first().click()
  await page.waitForLoadState()
  const cookies = (await context.cookies()).filter(({ name }) => name !== 'stil')
  await context.close()
  return cookies
}

/** `first:` means the first thing that the list leads to. */
async function addressOf(url: string, path: string, cookies: Awaited<ReturnType<typeof cookiesOf>>): Promise<string> {
  if (!path.startsWith('first:')) return url + path
  const list = path.slice('first:'.length)
  const context = await browser.newContext()
  await context.addCookies(cookies)
  const page = await context.newPage()
  await page.goto(url + list)
  const wanted = list === '/kurser' ? '/kurser/' : '/ansokningar/'
  const href = await page.locator(`main a[href^="${wanted}"]`).first().getAttribute('href')
  await context.close()
  return url + href
}

const fixed = (n: number, digits = 2) => n.toFixed(digits)
const found = findOrInstallBrowser()
if (!found) throw new Error(howToInstall())
const folder = mkdtempSync(join(tmpdir(), 'kp-phone-'))
chmodSync(folder, 0o711)
// One kilobyte that a phone can read, twice: as the site would send a page that never changes, with the headers of every answer, and bare.
// One of those headers makes the browser leave its process for another: that is the price of the header, not of a page.
const kilobytes = { '/served': 'one kilobyte, as the site sends it', '/bare': 'one kilobyte, bare' }
const size = '<meta name="viewport" content="width=device-width, initial-scale=1">'
const kilobyte = `<!doctype html><html lang="sv"><title>Ett</title>${size}<h1>Ett</h1><p>${'Ord. '.repeat(180)}</p></html>`
const own = ['connection', 'content-encoding', 'content-length', 'date', 'keep-alive', 'set-cookie']
const plain = createServer((request, answer) => {
  answer.setHeader('content-type', 'text/html; charset=utf-8')
  if (request.url === '/served')
    for (const [name, value] of siteHeaders) if (!own.includes(name)) answer.setHeader(name, value)
  answer.end(kilobyte)
}).listen(0, '127.0.0.1')
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const browser = await chromium.launch({ executablePath: found, args })
const { child, url } = await startSite()
const siteHeaders = (await fetch(url)).headers
try {
  const one = `http://localhost:${(plain.address() as AddressInfo).port}`
  const asked: Asked[] = Object.keys(kilobytes).map((path) => ({ address: one + path, cookies: [] }))
  for (const { path, role } of rows) {
    const cookies = await cookiesOf(url, role)
    asked.push({ address: await addressOf(url, path, cookies), cookies })
  }
  await warm(asked)
  const seen = await measured(asked)
  const [served, bare] = seen as [Seen, Seen]
  const yardsticks = Object.values(kilobytes).map((name) => ({ name, most: '', kb: '' }))
  const lines = [...yardsticks, ...rows].map(({ name, most, kb }, at) => {
    const { paint, shift, blocked, bytes, requests } = seen[at] as Seen
    const ratio = [fixed(paint / served.paint), most, fixed(paint / bare.paint)]
    const rest = [fixed(shift), fixed(blocked, 0), fixed(bytes / 1024, 1), kb, requests]
    return `| ${[name, fixed(paint, 0), ...ratio, ...rest].join(' | ')} |`
  })
  const head =
    '| Page | largest paint ms | ÷ one kilobyte | at most | ÷ bare | shift | blocked ms | kB | at most | requests |\n|---|---|---|---|---|---|---|---|---|---|'
  process.stdout.write(`${lines.join('\n')}\n`)
  const text = `${head}\n${lines.join('\n')}\n\nCold, 360 × 640 at 2, processor four times slower, 562 ms and 1.47 Mbit/s, the quickest quarter of ${rounds} visits; ${cpus().length} cores shared with the site.`
  const page = readFileSync('bench/README.md', 'utf8')
  const day = new Date().toISOString().slice(0, 10)
  writeFileSync(
    'bench/README.md',
    page.replace(/<!-- phone -->[\s\S]*<!-- end phone -->/, `<!-- phone -->\n${day}\n\n${text}\n<!-- end phone -->`),
  )
} finally {
  child.kill('SIGTERM')
  plain.close()
  await browser.close()
  await new Promise((ended) => child.once('exit', ended))
  rmSync(folder, { recursive: true, force: true })
}
