import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import program from '../package.json' with { type: 'json' }
import { connectAdmin } from '../src/platform/connection.ts'
import { openKeys } from '../src/platform/keys.ts'
import { startDatabase } from '../src/platform/supervisor/index.ts'
import { writePartsList } from './sbom.ts'

// Writes the list of parts to dist/, and test/releases/<version>.sql.gz: the rows of the demonstration with fifty of its people, for the upgrade tests of later versions.
// Invented people only; identity numbers and contacts are sealed with keys that are thrown away with the folder.
const people = 50
const folder = mkdtempSync(join(tmpdir(), 'kp-release-'))
chmodSync(folder, 0o711)
const places = { data: join(folder, 'data'), keys: join(folder, 'keys') }

const listTables = async (db: pg.Client): Promise<string[]> =>
  (
    await db.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'ctx', 'public') and tablename not in ('done', 'entry', 'defect') order by 1`)
  ).rows.map(({ name }) => name)

/** Figures are many and alike: those of the country, one large and one small municipality stand for them. */
const shownPlaces = "('0000', '1280', '1257')"

/** Keeps fifty people and what belongs to them; accounts of the others go with them. */
async function thin(db: pg.Client, tables: readonly string[]): Promise<void> {
  await db.query(
    `set session_replication_role = replica; create temp table kept as select id from people.person order by id limit ${people}`,
  )
  const column = async (table: string, name: string) =>
    (
      await db.query('select 1 from pg_attribute where attrelid = $1::regclass and attname = $2 and not attisdropped', [
        table,
        name,
      ])
    ).rowCount === 1
  for (const table of tables)
    if (await column(table, 'person'))
      await db.query(`delete from ${table} where person is not null and person not in (select id from kept)`)
  await db.query('delete from people.person where id not in (select id from kept)')
  for (const table of tables)
    if (await column(table, 'application'))
      await db.query(
        `delete from ${table} t where application is not null and application not in (select id from applications.application)`,
      )
  await db.query(`delete from accounts.contact where account not in (select id from accounts.account);
    update courses.seat set held_by = null, held_since = null where held_by not in (select id from applications.component);
    delete from figures.observation where municipality not in ${shownPlaces}`)
}

async function rowsOf(db: pg.Client, table: string): Promise<string> {
  const { rows } = await db.query(`select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${table} t`)
  if (rows[0].rows === '[]') return ''
  const quoted = rows[0].rows.replaceAll("'", "''")
  const columns = (
    await db.query(
      `select string_agg(quote_ident(attname), ', ') as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    )
  ).rows[0].names
  return `insert into ${table} (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::${table}, '${quoted}');\n`
}

try {
  execFileSync(process.execPath, ['dist/main.js', 'seed'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, KNUTPUNKT_DATA: places.data, KNUTPUNKT_KEYS: places.keys, MODE: 'demo' },
  })
  const database = await startDatabase({ data: places.data, keys: openKeys(places.keys, true), durable: false })
  const db = await connectAdmin(database.admin, database.at.database, 'kp-release')
  const tables = await listTables(db)
  await thin(db, tables)
  const parts = ['set session_replication_role = replica;\n']
  // What the migrations themselves write is replaced by what became of it.
  for (const table of tables.filter((name) => name !== 'platform.migration'))
    parts.push(`delete from ${table};\n`, await rowsOf(db, table))
  const { rows } = await db.query('select name from platform.migration order by name')
  const text = `-- Knutpunkt ${program.version}\n-- migrations: ${rows.map(({ name }) => name).join(' ')}\n${parts.join('')}`
  await db.end()
  await database.stop()
  mkdirSync('test/releases', { recursive: true })
  const file = `test/releases/${program.version}.sql.gz`
  writeFileSync(file, gzipSync(text, { level: 9 }))
  process.stdout.write(`${writePartsList()}\n`)
  process.stdout.write(`${file}: ${Math.round(gzipSync(text).length / 1024)} kB\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
