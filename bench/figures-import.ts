import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepReply } from '../src/figures/acts/keep-reply.ts'
import { prepareFigures } from '../src/figures/acts/seed.ts'
import { takeIn } from '../src/figures/acts/take-in.ts'
import { cellOf } from '../src/figures/cell.ts'
import { rowsOf } from '../src/figures/connectors/rows.ts'
import { indicators } from '../src/figures/facts/indicators.ts'
import { connectAdmin, poolOf } from '../src/platform/connection.ts'
import { openKeys } from '../src/platform/keys.ts'
import { openApart } from '../src/platform/keys-apart.ts'
import { migrate } from '../src/platform/migrate.ts'
import { readSettings } from '../src/platform/settings.ts'
import { startDatabase } from '../src/platform/supervisor/index.ts'
import { asSystem, type Services } from '../src/platform/visit.ts'
import { municipalityNames } from '../src/shared/facts/municipalities.ts'
import { putFigures, imported as row } from './figures-table.ts'

// `npm run bench:figures-import`: a file of a million numbers, kept, read, checked and stored by the site, against PostgreSQL's own COPY of
// the same file into a table of the same shape, with the same keys, in the same run. Promised: at most three times as long.
const wanted = 1_000_000
const promised = 3
const folder = mkdtempSync(join(tmpdir(), 'kp-bench-'))
chmodSync(folder, 0o711)
const data = join(folder, 'data')
const keys = openKeys(join(folder, 'keys'), false)
const say = (line: string) => process.stdout.write(`${line}\n`)

/** As many different cells as wanted, of indicators that know the sexes. */
function* cells() {
  const series = indicators.filter(({ sexSplit, unit }) => sexSplit === 'source' && unit === 'persons')
  let left = wanted
  for (let year = 1900; ; year++)
    for (const { slug, edition } of series)
      for (const municipality of municipalityNames.keys())
        for (const sex of ['K', 'M', 'T'] as const) {
          if (left-- === 0) return
          yield cellOf({ slug, edition, municipality, period: String(year), sex, value: (left * 7919) % 5000 })
        }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

const database = await startDatabase({ data, keys })
try {
  const { at, admin } = database
  await migrate({ at, admin, folder: 'migrations', apart: openApart(join(folder, 'keys')).passwords })
  const read = readSettings({ MODE: 'demo', KNUTPUNKT_DATA: data, KNUTPUNKT_KEYS: join(folder, 'keys') })
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const pools = {
    app: poolOf(at, 'kp_app', 2, 'kp-bench'),
    door: poolOf(at, 'kp_door', 1, 'kp-bench'),
    vault: poolOf(at, 'kp_vault', 1, 'kp-bench'),
  }
  const services: Services = { ...pools, keys, settings: read.value, clock: () => new Date(), files: folder }
  await prepareFigures(services)
  const body = rowsOf([...cells()])
  const file = join(folder, 'rows.csv')
  writeFileSync(file, body, { mode: 0o644 })
  say(`${wanted} rows, ${(body.length / 1_048_576).toFixed(1)} MB`)
  const db = await connectAdmin(admin, at.database, 'kp-bench')
  const copied = await timed(() => copyOf(db, file))
  const imported = await timed(() =>
    asSystem(services, { municipality: null, purpose: 'import' }, async (visit) => {
      const outcome = await takeIn(visit, await keepReply(visit, { connector: 'printed', kind: 'rows', body }))
      if (typeof outcome === 'string' || !('rows' in outcome) || outcome.rows !== wanted)
        throw new Error(JSON.stringify(outcome))
    }),
  )
  const { rows } = await db.query('select count(*)::int as n from figures.waiting')
  if (rows[0]?.n !== wanted) throw new Error(`${rows[0]?.n} rows were stored`)
  const measured = `${(imported / copied).toFixed(2)} × COPY: ${imported.toFixed(1)} s beside ${copied.toFixed(1)} s`
  putFigures([[row, measured, `≤ ${promised} × COPY of the same run`]])
  await Promise.all([...Object.values(pools).map((pool) => pool.end()), db.end()])
} finally {
  await database.stop()
  const elsewhere = join(data, 'elsewhere')
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

/** The same rows in a table of the same shape: keys, checks and foreign keys, and no row security to ask. */
async function copyOf(db: Awaited<ReturnType<typeof connectAdmin>>, file: string): Promise<void> {
  await db.query(`create table public.copied (like figures.waiting including all, foreign key (slug, edition) references figures.indicator (slug, edition),
    foreign key (reply) references figures.source_reply (id))`)
  await db.query(
    `insert into figures.source_reply (id, connector, fetched_at, sha256) values ('00000000-0000-4000-8000-000000000001', 'copy', now(), repeat('0', 64))`,
  )
  await db.query(
    `alter table public.copied alter reply set default '00000000-0000-4000-8000-000000000001', alter marks type text using ''`,
  )
  await db.query(
    `copy public.copied (slug, edition, municipality, period, sex, value, status, marks) from '${file}' with (format csv, delimiter ';', header, force_not_null (marks), encoding 'UTF8')`,
  )
}
