import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { bundleInto } from '../bin/bundle.ts'
import { connectAdmin, poolOf } from '../src/platform/connection.ts'
import { openKeys } from '../src/platform/keys.ts'
import { newToken } from '../src/platform/seal.ts'
import { startDatabase } from '../src/platform/supervisor/index.ts'
import { type Ask, both, type Page } from './pages.ts'

// `npm run bench [-- --seconds 8]`: the promises of speed as ratios in one run. Never part of `npm test`.
const seconds = Number(process.argv[process.argv.indexOf('--seconds') + 1] || 8)
const connections = 50
const folder = mkdtempSync(join(tmpdir(), 'kp-bench-'))
chmodSync(folder, 0o711)
const places = { data: join(folder, 'data'), keys: join(folder, 'keys') }
const env = { ...process.env, KNUTPUNKT_DATA: places.data, KNUTPUNKT_KEYS: places.keys, MODE: 'demo' }

function command(...words: string[]): void {
  const begun = performance.now()
  const { status } = spawnSync(process.execPath, ['dist/main.js', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
  if (status !== 0) throw new Error(`knutpunkt ${words.join(' ')} ended with ${status}`)
  say(`${words.join(' ')}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}
const say = (line: string) => process.stdout.write(`${line}\n`)

type Fact = { statements: number; status: number; given: string }
type Row = { name: string; page: number; bare: number; loop: number; p95: number; fact: Fact; kb: number }

/** One site process with its bare routes, measured page by page, each against its own bare route in the same minute. */
async function measure(pages: Page[], ask: Ask, whole: boolean): Promise<{ rows: Row[]; memory: number }> {
  const child = fork('dist/site.js', {
    execPath: process.execPath,
    execArgv: ['--max-semi-space-size=8', '--heap-growing-percent=30'],
    env: { ...env, BENCH: JSON.stringify({ ...ask, pages }) },
  })
  const { port, facts } = await hear<{ port: number; facts: Record<string, Fact> }>(child, 'port')
  const rows: Row[] = []
  let memory = 0
  for (const page of pages) {
    const url = `http://127.0.0.1:${port}`
    const body = await fetch(url + page.path, { headers: { cookie: page.cookies[0] ?? '' } })
    const kb = gzipSync(Buffer.from(await body.arrayBuffer())).length / 1024
    // Whoever is signed in has opened a page before, and has the style already; the weight above is that of the very first.
    const cookies = page.cookies.map((cookie) => both(cookie, facts[page.name]?.given ?? ''))
    await shoot(url + page.path, cookies, 2)
    const shown = await shoot(url + page.path, cookies, seconds)
    // Before the bare route and the loop, which are no part of the site, take memory of their own.
    memory = Math.max(memory, (await tell<{ memory: number }>(child, { memory: true }, 'memory')).memory)
    const p95 = await p95Of(url + page.path, cookies)
    if (whole) await shoot(`${url}/bare/${page.name}`, cookies, 2)
    const bare = whole ? await shoot(`${url}/bare/${page.name}`, cookies, seconds) : shown
    const loop = whole
      ? (await tell<{ loop: number }>(child, { loop: page.name, seconds, at: connections }, 'loop')).loop
      : 0
    rows.push({
      name: page.name,
      page: shown,
      bare,
      loop,
      p95,
      fact: facts[page.name] as Fact,
      kb,
    })
  }
  child.send({ stop: true })
  return { rows, memory: memory / 1_048_576 }
}

/** Requests per second, as fast as the site answers. */
async function shoot(url: string, cookies: string[], duration: number): Promise<number> {
  let next = 0
  const result = await autocannon({
    url,
    connections,
    duration,
    setupClient: (client) => client.setHeaders({ cookie: cookies[next++ % cookies.length] ?? '' }),
  })
  // Whoever is told to wait has not been served, and is no error (docs/operate/crowds.md).
  const { statusCodeStats } = result as typeof result & { statusCodeStats: Record<string, { count: number }> }
  const waiting = statusCodeStats['503']?.count ?? 0
  const other = result.non2xx - waiting
  if (other + result.errors > 0) throw new Error(`${url}: ${other} other answers, ${result.errors} errors`)
  return result['2xx'] / result.duration
}

/** One person opens a page, whole, from the moment when it should have been asked for. Gives milliseconds, without end for whoever was told to wait. */
function open(url: string, cookie: string, from: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers: { cookie }, agent }, (answer) => {
      answer.resume()
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - from)
        else if (answer.statusCode === 503) resolve(Number.POSITIVE_INFINITY)
        else reject(new Error(`${url}: ${answer.statusCode}`))
      })
    })
    asked.once('error', reject)
  })
}
const agent = new Agent({ keepAlive: true })

/** Fifty people open a page every second each, none in the same moment as another: what one in twenty waits longer than, in milliseconds. */
async function p95Of(url: string, cookies: string[]): Promise<number> {
  const begun = performance.now()
  const waits = Array.from({ length: connections * seconds }, async (_, n) => {
    const from = begun + (n * 1000) / connections
    await setTimeout(Math.max(0, from - performance.now()))
    return open(url, cookies[n % cookies.length] ?? '', from)
  })
  const sorted = (await Promise.all(waits)).sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0)
}

function hear<T extends object>(child: ChildProcess, key: keyof T & string): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the measured site ended with ${code}`)))
    const listen = (message: object) => {
      if (!(key in message)) return
      child.off('message', listen)
      resolve(message as T)
    }
    child.on('message', listen)
  })
}
function tell<T extends object>(child: ChildProcess, message: object, key: keyof T & string): Promise<T> {
  child.send(message)
  return hear<T>(child, key)
}

type Database = Awaited<ReturnType<typeof startDatabase>>
/** Fifty signed-in people for each page: staff of the place with most to do, and applicants with their own. */
async function pagesOf(database: Database): Promise<Page[]> {
  const { at, admin } = database
  const db = await connectAdmin(admin, at.database, 'kp-bench')
  const door = poolOf(at, 'kp_door', 2, 'kp-door')
  const one = async <T>(sql: string): Promise<T> => (await db.query(sql)).rows[0] as T
  const cookies = async (account: string, held: string | null, level: string) => {
    const made: string[] = []
    for (let n = 0; n < connections; n++) {
      const token = newToken()
      await door.query(`select accounts.sign_in($1, $2, $3, $4, 'bench', false, now())`, [token, account, held, level])
      made.push(`kp=${token}`)
    }
    return made
  }
  const staff = await one<{
    account: string
    held: string
    application: string
  }>(`select h.account, h.id as held, a.id as application
    from accounts.role_held h join organisations.organisation o on o.id = h.organisation and o.receives
      join lateral (select a.id from applications.application a where a.unit = o.id and a.state = 'with_home' order by a.sent_at desc limit 1) a on true
    where h.role = 'caseworker' order by (select count(*) from applications.application x where x.unit = o.id) desc limit 1`)
  const person = await one<{
    account: string
    application: string
  }>(`select a.id as account, p.id as application from accounts.account a
    join applications.application p on p.person = a.person where a.kind = 'newcomer' order by p.sent_at desc limit 1`)
  const caseworkers = await cookies(staff.account, staff.held, 'staff')
  const applicants = await cookies(person.account, null, 'checked')
  await Promise.all([door.end(), db.end()])
  return [
    { name: 'work list', path: '/arbetslista?lista=all', cookies: caseworkers, limitKb: 60 },
    { name: 'application', path: `/ansokningar/${staff.application}`, cookies: caseworkers, limitKb: 60 },
    { name: 'catalogue', path: '/kurser?q=svetsare', cookies: [''], limitKb: 30 },
    { name: 'applicant', path: `/ansokningar/${person.application}`, cookies: applicants, limitKb: 30 },
  ]
}

async function at<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await startDatabase({ data: places.data, keys: openKeys(places.keys, true) })
  try {
    const db = await connectAdmin(database.admin, database.at.database, 'kp-bench')
    await db.query('vacuum analyze')
    await db.end()
    return await work(database)
  } finally {
    await database.stop()
  }
}
const measureAll = (whole: boolean) =>
  at(async (database) => measure(await pagesOf(database), { at: database.at, ...places, pages: [] }, whole))

const fixed = (n: number, digits = 2) => n.toFixed(digits)
function table(small: Row[], { rows, memory }: { rows: Row[]; memory: number }): string {
  const head =
    '| Page | requests/s | bare | page ÷ bare (≥ 0.5) | bare ÷ loop (≥ 0.8) | p95 ms, a page a second each (< 100) | p95 at 100,000 ÷ at 10,000 (≤ 1.3) | statements (≤ 6) | kB gzip |\n|---|---|---|---|---|---|---|---|---|'
  const lines = rows.map((row, index) => {
    const before = small[index]?.p95 ?? row.p95
    const cells = [
      row.name,
      fixed(row.page, 0),
      fixed(row.bare, 0),
      fixed(row.page / row.bare),
      fixed(row.bare / row.loop),
      Number.isFinite(row.p95) ? row.p95 : 'told to wait',
      fixed(row.p95 / before),
      row.fact.statements,
      fixed(row.kb, 1),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `${head}\n${lines.join('\n')}\n\nMemory of the site under load: ${fixed(memory, 0)} MB (< 250). ${connections} signed-in people, as fast as they are answered (the first four columns) or one page a second each, spread over the second; ${seconds} s a row, ${cpus().length} cores shared with the load and the database, Node ${process.version}.`
}

try {
  await bundleInto('dist', 'bench/site.ts')
  command('seed')
  command('seed', '--people', '2000', '--applications', '10000', '--events', '100000', '--seed', '1')
  const small = await measureAll(false)
  command('seed', '--people', '20000', '--applications', '90000', '--events', '900000', '--seed', '2')
  const text = table(small.rows, await measureAll(true))
  say(text)
  const page = readFileSync('bench/README.md', 'utf8')
  const day = new Date().toISOString().slice(0, 10)
  writeFileSync(
    'bench/README.md',
    page.replace(/<!-- table -->[\s\S]*<!-- end -->/, `<!-- table -->\n${day}\n\n${text}\n<!-- end -->`),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
