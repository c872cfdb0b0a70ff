import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { bundleInto } from '../bin/bundle.ts'
import { connectAdmin, poolOf } from '../src/platform/connection.ts'
import { openKeys } from '../src/platform/keys.ts'
import { newToken } from '../src/platform/seal.ts'
import { startDatabase } from '../src/platform/supervisor/index.ts'
import { connections, p95Of, shoot } from './asking.ts'
import { type Ask, both, type Page } from './pages.ts'

// `npm run bench [-- --seconds 8]`: the promises of speed as ratios in one run. Never part of `npm test`.
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '8' } } })
const seconds = Number(values.seconds)
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
type Row = { page: Page; p95: number; rates: Rates; fact: Fact }
type Measured = { rows: (Row & { kb: number })[]; memory: number }

/** The first page of a visit, which carries its style: what it weighs. */
async function kbOf(address: string, page: Page): Promise<number> {
  const answer = await fetch(address + page.path, { headers: { cookie: page.cookies[0] ?? '' } })
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length / 1024
}

/** Page, bare route and loop in turn, three times: what the machine does beside them meets them alike. The middle one counts. */
async function rates(child: ChildProcess, address: string, { name, path, cookies }: Page): Promise<Rates> {
  const runs: Rates = { page: [], bare: [], loop: [] }
  for (let n = 0; n < 3; n++) {
    runs.page.push(await shoot(address + path, cookies, seconds / 2))
    if (n === 0) await shoot(`${address}/bare/${name}`, cookies, 2)
    runs.bare.push(await shoot(`${address}/bare/${name}`, cookies, seconds / 2))
    const asked = { loop: name, seconds: seconds / 2, at: connections }
    runs.loop.push((await tell<{ loop: number }>(child, asked, 'loop')).loop)
  }
  return runs
}
type Rates = Record<'page' | 'bare' | 'loop', number[]>
const middle = (runs: number[]): number => runs.toSorted((a, b) => a - b)[1] ?? 0

/**
 * One site process. First each page under load, then how long its readers wait, in the same order and as warm whatever the size of the
 * database; after that, where `whole`, what the bare routes do, which are no part of the site and take memory of their own.
 */
async function measure(pages: Page[], ask: Ask, whole: boolean): Promise<Measured> {
  const child = fork('dist/site.js', {
    execPath: process.execPath,
    execArgv: ['--max-semi-space-size=8', '--heap-growing-percent=30'],
    env: { ...env, BENCH: JSON.stringify({ ...ask, pages }) },
  })
  const { port, facts } = await hear<{ port: number; facts: Record<string, Fact> }>(child, 'port')
  const address = `http://127.0.0.1:${port}`
  const rows: Row[] = []
  let memory = 0
  // Whoever is signed in has opened a page before, and has the style already.
  const known = pages.map((page) => ({
    ...page,
    cookies: page.cookies.map((cookie) => both(cookie, facts[page.name]?.given ?? '')),
  }))
  for (const page of known) {
    await shoot(address + page.path, page.cookies, seconds)
    memory = Math.max(memory, (await tell<{ memory: number }>(child, { memory: true }, 'memory')).memory)
    const p95 = await p95Of(address + page.path, page.cookies, seconds * 3)
    rows.push({ page, p95, rates: { page: [], bare: [], loop: [] }, fact: facts[page.name] as Fact })
  }
  if (whole) for (const row of rows) row.rates = await rates(child, address, row.page)
  const kb = await Promise.all(pages.map((page) => kbOf(address, page)))
  child.send({ stop: true })
  return { rows: rows.map((row, at) => ({ ...row, kb: kb[at] ?? 0 })), memory: memory / 1_048_576 }
}

function hear<T extends object>(child: ChildProcess, key: keyof T & string): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the measured site ended with ${code}`))
    const listen = (message: object) => {
      if (!(key in message)) return
      child.off('message', listen).off('exit', ended)
      resolve(message as T)
    }
    child.once('exit', ended).on('message', listen)
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
    // What filling has left undone is done now, and not in the middle of a measurement.
    await db.query('vacuum analyze')
    await db.query('checkpoint')
    await db.end()
    return await work(database)
  } finally {
    await database.stop()
  }
}
const measureAll = (whole: boolean) =>
  at(async (database) => measure(await pagesOf(database), { at: database.at, ...places, pages: [] }, whole))

const fixed = (n: number, digits = 2) => n.toFixed(digits)
function table(small: Measured, { rows, memory }: Measured): string {
  const head =
    '| Page | requests/s | bare | page ÷ bare (≥ 0.5) | bare ÷ loop (≥ 0.8) | p95 ms, a page a second each (< 100) | p95 at 100,000 ÷ at 10,000 (≤ 1.3) | statements (≤ 6) | kB gzip |\n|---|---|---|---|---|---|---|---|---|'
  const lines = rows.map((row, index) => {
    const before = small.rows[index]?.p95 ?? row.p95
    const [page, bare, loop] = [middle(row.rates.page), middle(row.rates.bare), middle(row.rates.loop)]
    const cells = [
      row.page.name,
      fixed(page, 0),
      fixed(bare, 0),
      fixed(page / bare),
      fixed(bare / loop),
      Number.isFinite(row.p95) ? fixed(row.p95, 1) : 'told to wait',
      Number.isFinite(row.p95) ? fixed(row.p95 / before) : '–',
      row.fact.statements,
      fixed(row.kb, 1),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `${head}\n${lines.join('\n')}\n\nMemory of the site under load: ${fixed(memory, 0)} MB (< 250). ${connections} signed-in people, as fast as they are answered (the first four columns) or one page a second each, spread over the second; three runs of ${seconds / 2} s in turn and the middle one, ${connections * seconds * 3} waits a page at each size, ${cpus().length} cores shared with the load and the database, Node ${process.version}.`
}

try {
  await bundleInto('dist', 'bench/site.ts')
  command('seed')
  command('seed', '--people', '2000', '--applications', '10000', '--events', '100000', '--seed', '1')
  const small = await measureAll(false)
  command('seed', '--people', '20000', '--applications', '90000', '--events', '900000', '--seed', '2')
  const text = table(small, await measureAll(true))
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
