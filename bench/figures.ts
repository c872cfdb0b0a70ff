import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import { draw, type FormName } from '../src/figures/charts/index.ts'
import { indicators } from '../src/figures/facts/indicators.ts'
import { connectAdmin, type DatabaseAt, poolOf } from '../src/platform/connection.ts'
import { type Keys, openKeys } from '../src/platform/keys.ts'
import { migrate } from '../src/platform/migrate.ts'
import { readSettings } from '../src/platform/settings.ts'
import { startDatabase } from '../src/platform/supervisor/index.ts'
import type { Services } from '../src/platform/visit.ts'
import { municipalityNames } from '../src/shared/facts/municipalities.ts'
import { makeSite } from '../src/start/site.tsx'
import { samples } from '../test/figures/pages/pictures.ts'
import { plantFigures } from '../test/plant-figures.ts'
import { type Line, page, putFigures } from './figures-table.ts'

// `npm run bench:figures`: what a chart costs, and a municipality page at 290 municipalities × 60 indicators × 15 years × 3 sexes; after it
// the families of `bench/disclosure.ts` and the import of `bench/figures-import.ts`, all into one table of bench/README.md.

function measureCharts(): Line[] {
  const lines: Line[] = []
  for (const [form, picture] of Object.entries(samples('sv')) as [FormName, ReturnType<typeof samples>['bars']][]) {
    for (let n = 0; n < 200; n++) draw[form](picture)
    // Time of the processor: what others do on the machine is not the chart's.
    const begun = process.cpuUsage()
    for (let n = 0; n < 1000; n++) draw[form](picture)
    const spent = process.cpuUsage(begun)
    const ms = (spent.user + spent.system) / 1_000_000
    const kb = draw[form](picture).length / 1024
    const goal = form === 'bars' ? '≤ 1 ms, ≤ 8 kB' : '≤ 1 ms'
    lines.push([`chart, ${form}`, `${ms.toFixed(3)} ms of processor, ${kb.toFixed(1)} kB`, goal])
  }
  return lines
}

/** All of it in one statement; the first tenth of the places first. */
const insert = `insert into figures.observation (slug, edition, municipality, period, sex, since, value, numerator, denominator, status)
  select i.slug, i.edition, m, y::text, s, (select max(seq) from figures.release), 10 + (abs(hashtext(i.slug || m || y || s)) % 800) / 10.0, 30, 90, 'ok'
  from (select slug, max(edition) as edition from figures.indicator group by slug order by slug = any($3) desc, slug limit 60) i,
    unnest($1::text[]) m, generate_series(2010, 2024) y, unnest('{K,M,T}'::text[]) s where not (m = any($2)) on conflict do nothing`

type Times = { ms: number; processor: number; kb: number }
async function p95(site: ReturnType<typeof makeSite>, path: string): Promise<Times> {
  const times: number[] = []
  let body = ''
  let processor = 0
  for (let n = 0; n < 260; n++) {
    const [begun, spent] = [performance.now(), process.cpuUsage()]
    body = await (await site.request(path)).text()
    if (n < 60) continue
    times.push(performance.now() - begun)
    const { user, system } = process.cpuUsage(spent)
    processor += (user + system) / 1000
  }
  return {
    ms: times.sort((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0,
    processor: processor / times.length,
    kb: gzipSync(body).length / 1024,
  }
}

async function fill(db: pg.Client, codes: string[], but: string[]): Promise<void> {
  const own = indicators.map(({ slug }) => slug).slice(0, 60)
  await db.query(insert, [codes, but, own])
  await db.query('vacuum analyze figures.observation')
}

function servicesOf(at: DatabaseAt, keys: Keys, folder: string): Services {
  const read = readSettings({
    MODE: 'demo',
    KNUTPUNKT_DATA: join(folder, 'data'),
    KNUTPUNKT_KEYS: join(folder, 'keys'),
  })
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const pool = (login: 'kp_app' | 'kp_door' | 'kp_vault') => poolOf(at, login, 4, 'kp-bench')
  return {
    app: pool('kp_app'),
    door: pool('kp_door'),
    vault: pool('kp_vault'),
    keys,
    settings: read.value,
    clock: () => new Date('2027-03-01T09:00:00Z'),
    files: folder,
  }
}

async function main(folder: string): Promise<void> {
  putFigures(measureCharts())
  const keys = openKeys(join(folder, 'keys'), false)
  const database = await startDatabase({ data: join(folder, 'data'), keys, durable: false })
  try {
    await migrate({ at: database.at, admin: database.admin, folder: 'migrations', mark: keys.mark })
    const db = await connectAdmin(database.admin, database.at.database, 'kp-bench')
    const names = [...municipalityNames]
    await db.query(
      `insert into organisations.organisation (id, kind, municipality, name) select t.i, 'municipality', t.c, t.n from unnest($1::uuid[], $2::text[], $3::text[]) t(i, c, n)`,
      [names.map(() => randomUUID()), names.map(([code]) => code), names.map(([, name]) => name)],
    )
    await plantFigures(db)
    const services = servicesOf(database.at, keys, folder)
    const site = makeSite(services)
    const codes = names.map(([code]) => code)
    const tenth = ['1280', '1281', ...codes.filter((_, at) => at % 11 === 0)]
    await fill(db, tenth, [])
    const small = await p95(site, '/siffror/kommun/lund')
    await fill(db, codes, tenth)
    const large = await p95(site, '/siffror/kommun/lund')
    const [ms, growth, processor] = [large.ms.toFixed(1), (large.ms / small.ms).toFixed(2), large.processor.toFixed(1)]
    const measured = `p95 ${ms} ms, ${growth} × a tenth of it; ${processor} ms of the site's processor; ${large.kb.toFixed(1)} kB gzip`
    putFigures([[page, measured, 'p95 ≤ 30 ms, < 1.3 ×, ≤ 30 kB']])
    await Promise.all([services.app.end(), services.door.end(), services.vault.end(), db.end()])
  } finally {
    await database.stop()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'kp-figures-'))
chmodSync(folder, 0o711)
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
