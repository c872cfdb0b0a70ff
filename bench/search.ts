import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import { connectAdmin } from '../src/platform/connection.ts'
import { openKeys } from '../src/platform/keys.ts'
import { migrate } from '../src/platform/migrate.ts'
import { readSettings } from '../src/platform/settings.ts'
import { startDatabase } from '../src/platform/supervisor/index.ts'
import { closeServices, makeSite, servicesOf } from '../src/start/site.tsx'

// `npm run bench:search`: 50,000 invented texts, 200 questions of which some are misspelt and some lack their accents.
const texts = Number(process.env.BENCH_TEXTS ?? 50_000)
const questions = 200
const say = (line: string) => process.stdout.write(`${line}\n`)

/** The same texts and questions every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const throwDie = dice(18)
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(throwDie() * list.length)] as T

const firsts =
  'arbete språk nyanländ kommun region praktik utbildning etablering integration yrke bostad förening företag näringsliv kvinna förälder barn skola vuxen svensk samhälle möte mål kunskap kompetens erfarenhet validering handledare mentor lön stöd bidrag rekrytering anställning vård omsorg industri lager kök städ bygg svets transport hälsa tolk översättning ungdom familj låne hjälp över ändring område åtgärd äldre öppen återkoppling överenskommelse'.split(
    ' ',
  )
const lasts =
  'plats grupp plan väg stöd kurs dag vecka samordnare karta modell projekt mål arbete krav test bank råd forum avtal uppdrag rapport metod språk lärare ledare insats spår samtal möte bok tid ö lag nät krets fråga svar bild text val kraft resa'.split(
    ' ',
  )
const endings = ['', '', '', 'en', 'ar', 'er', 'na', 's', 'et', 'a']
/** Few words are in most texts and most words in few, as in a language. */
const vocabulary = [
  ...'och i att för på med som är det en av till har inte vi de kan från om så'.split(' '),
  ...firsts,
  ...firsts.flatMap((first) => lasts.map((last) => first + last)),
  ...firsts.flatMap((first) =>
    lasts.slice(0, 12).flatMap((last) => firsts.slice(0, 12).map((third) => first + third + last)),
  ),
]
const wordAt = (rank: number): string => vocabulary[Math.min(vocabulary.length - 1, Math.floor(rank))] as string
const smallWords = 20
/** Zipf: the chance falls with the place. */
function word(): string {
  const rank = vocabulary.length ** throwDie() - 1
  return rank < smallWords ? wordAt(rank) : wordAt(rank) + oneOf(endings)
}
const words = (n: number): string => Array.from({ length: n }, word).join(' ')

async function fill(db: pg.Client): Promise<void> {
  // Told in bulk below, or each of them would be told by itself.
  await db.query(`set session_replication_role = replica`)
  for (let from = 0; from < texts; from += 2000) {
    const rows = Array.from({ length: Math.min(2000, texts - from) }, (_, at) => ({
      slug: `text-${from + at}`,
      title: words(6),
      ingress: words(18),
      body: words(60 + Math.floor(throwDie() * 120)),
      theme: oneOf(firsts),
      municipality: oneOf(['1280', '1281', '1283', '1287', '1290']),
      days: from + at,
    }))
    await db.query(
      `with made as (insert into knowledge.post (slug, stage, themes, municipality, made_at, published_at, responsible)
         select slug, 'published', array[theme], municipality, now(), now() - days * interval '1 hour', 'Ansvarig'
         from jsonb_to_recordset($1::jsonb) as x(slug text, theme text, municipality text, days int) returning id, slug)
       insert into knowledge.post_text (post, language, title, ingress, body, state, changed_at)
         select m.id, 'sv', x.title, x.ingress, x.body, 'approved', now()
         from made m join jsonb_to_recordset($1::jsonb) as x(slug text, title text, ingress text, body text) using (slug)`,
      [JSON.stringify(rows)],
    )
  }
  await db.query(`set session_replication_role = origin`)
  await withoutIndexes(db, async () => {
    for (let from = 0; from < texts; from += 5000)
      await db.query(
        `select knowledge.tell('post', array(select id::text from knowledge.post order by id limit 5000 offset $1))`,
        [from],
      )
  })
}

/** Built at once when all is there, which is faster than row by row. */
async function withoutIndexes(db: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await db.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where schemaname = 'knowledge' and indexname in ('found_search', 'found_titles', 'word_keys')`,
  )
  for (const { name } of rows) await db.query(`drop index knowledge.${name}`)
  await work()
  for (const { made } of rows) await db.query(made)
}

const accents: Record<string, string> = { å: 'a', ä: 'a', ö: 'o' }
function misspelt(one: string): string {
  const at = 1 + Math.floor(throwDie() * (one.length - 2))
  const letter = one[at] ?? ''
  return one.slice(0, at) + oneOf(['', letter + letter, `e${letter}`]) + one.slice(at + 1)
}
function question(n: number): string {
  const asked = Array.from({ length: 1 + (n % 3) }, () =>
    wordAt(smallWords + (vocabulary.length - smallWords) ** throwDie() - 1),
  )
  if (n % 5 === 0) return asked.map((one) => (one.length > 5 ? misspelt(one) : one)).join(' ')
  return n % 5 === 1 ? asked.join(' ').replace(/[åäö]/g, (sign) => accents[sign] ?? sign) : asked.join(' ')
}

type Taken = { kind: string; ms: number[] }
const at = (ms: readonly number[], share: number): string =>
  ([...ms].sort((a, b) => a - b)[Math.floor(ms.length * share)] ?? 0).toFixed(0)

async function measure(site: ReturnType<typeof makeSite>): Promise<Taken[]> {
  const kinds = ['misspelt', 'without å ä ö', 'as written'] as const
  const taken = new Map<string, number[]>(kinds.map((kind) => [kind, []]))
  const asked = Array.from({ length: questions }, (_, n) => ({ n, query: question(n) }))
  const ask = (query: string) => site.request(`/hitta?${new URLSearchParams({ ord: query })}`)
  for (const { query } of asked.slice(0, 20)) await (await ask(query)).text()
  let dead = 0
  for (const { n, query } of asked) {
    const begun = performance.now()
    const body = await (await ask(query)).text()
    taken.get(kinds[Math.min(n % 5, 2)] ?? '')?.push(performance.now() - begun)
    if (!body.includes('<mark>')) dead += 1
    if (process.env.BENCH_SLOW && performance.now() - begun > 40)
      say(`${(performance.now() - begun).toFixed(0)} ms: ${query}`)
  }
  say(`${dead} of ${questions} found nothing`)
  return [{ kind: 'all', ms: [...taken.values()].flat() }, ...[...taken].map(([kind, ms]) => ({ kind, ms }))]
}

function write(rows: readonly Taken[], day: string): void {
  const lines = rows.map(
    ({ kind, ms }) => `| ${kind} | ${ms.length} | ${at(ms, 0.5)} | ${at(ms, 0.95)} | ${at(ms, 0.99)} |`,
  )
  const load = loadavg()[0]?.toFixed(1)
  const table = [
    `${day}, ${texts.toLocaleString('en')} texts; the machine had ${load} in work on two cores when it ended`,
    '',
    '| questions | number | p50 ms | p95 ms (≤ 50) | p99 ms |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
  say(table)
  const path = new URL('README.md', import.meta.url)
  const whole = readFileSync(path, 'utf8')
  writeFileSync(path, whole.replace(/(<!-- search -->\n)[\s\S]*?(\n<!-- end search -->)/, `$1${table}$2`))
}

async function main(folder: string): Promise<void> {
  const keys = openKeys(join(folder, 'keys'), false)
  const database = await startDatabase({ data: join(folder, 'data'), keys, durable: false })
  try {
    await migrate({ at: database.at, admin: database.admin, folder: 'migrations', mark: keys.mark })
    const db = await connectAdmin(database.admin, database.at.database, 'kp-bench')
    const read = readSettings({
      MODE: 'demo',
      KNUTPUNKT_DATA: join(folder, 'data'),
      KNUTPUNKT_KEYS: join(folder, 'keys'),
    })
    if ('problems' in read) throw new Error(read.problems.join('\n'))
    const services = servicesOf({ at: database.at, settings: read.value, keys })
    const begun = performance.now()
    await fill(db)
    const filled = performance.now()
    await db.query('vacuum analyze knowledge.found')
    await db.query('vacuum analyze knowledge.word')
    const { rows } = await db.query('select count(*)::int as n from knowledge.word')
    say(`told in ${((filled - begun) / 1000).toFixed(0)} s; ${rows[0].n} words`)
    const [today] = (await db.query('select current_date::text as day')).rows
    write(await measure(makeSite(services)), today.day)
    if (process.env.BENCH_KEEP) {
      say(`psql -h ${database.admin.host} -p ${database.admin.port}: waiting`)
      await new Promise((done) => setTimeout(done, Number(process.env.BENCH_KEEP) * 1000))
    }
    await Promise.all([closeServices(services), db.end()])
  } finally {
    await database.stop()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'kp-search-'))
chmodSync(folder, 0o711)
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
