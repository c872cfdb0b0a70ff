import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import { connectAdmin, poolOf } from './connection.ts'
import { migrate } from './migrate.ts'
import { listMigrations, listMissing } from './migrations.ts'
import { Refusal } from './refusal.ts'

const { at: template, admin } = inject('database')
const folder = mkdtempSync(join(tmpdir(), 'kp-migrations-'))
// Only the first ones: what is asked here is how files run, not what is in them.
for (const name of readdirSync('migrations').filter((name) => name < '0003'))
  cpSync(join('migrations', name), join(folder, name))
afterAll(() => rmSync(folder, { recursive: true }))

const made: string[] = []
async function freshDatabase(name: string) {
  made.push(name)
  const options = { at: { ...template, database: name }, admin, folder }
  await migrate(options)
  return options
}
afterAll(async () => {
  const client = await connectAdmin(admin, 'postgres', 'kp-test')
  for (const name of made) await client.query(`drop database if exists ${name} with (force)`)
  await client.end()
})
const put = (name: string, sql: string) => {
  writeFileSync(join(folder, name), sql)
  onTestFinished(() => rmSync(join(folder, name), { force: true }))
}
const askAs = async (user: 'kp_app' | 'kp_migrate', database: string, sql: string) => {
  const pool = poolOf({ ...template, database }, user, 1, 'kp-test')
  try {
    return (await pool.query(sql)).rows
  } finally {
    await pool.end()
  }
}

test('runs each file once and nothing the second time', async () => {
  const options = await freshDatabase('kp_once')
  expect(await migrate(options)).toEqual([])
  put('9001_more.sql', 'create schema more; create table more.thing (id int)')
  expect(await migrate(options)).toEqual(['9001_more.sql'])
  expect(await migrate(options)).toEqual([])
})

test('a file that fails leaves nothing of itself and names itself', async () => {
  const options = await freshDatabase('kp_fails')
  put('9001_half.sql', 'create schema half; create table half.thing (id nonsense)')
  await expect(migrate(options)).rejects.toThrow(/migration 9001_half\.sql: .*nonsense/)
  expect(await askAs('kp_migrate', 'kp_fails', `select 1 from pg_namespace where nspname = 'half'`)).toEqual([])
})

test('killed half way it leaves what was before, and the next start goes on from there', async () => {
  const options = await freshDatabase('kp_killed')
  put('9001_first.sql', 'create schema first')
  put('9002_slow.sql', 'create schema slow; create table slow.thing (id int); select pg_sleep(60)')
  const going = expect(migrate(options)).rejects.toThrow(/9002_slow\.sql/)
  const client = await connectAdmin(admin, 'postgres', 'kp-test')
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = 'kp_killed' and usename = 'kp_migrate' and wait_event = 'PgSleep'`
  while ((await client.query(kill)).rowCount === 0) await sleep(20)
  await client.end()
  await going
  const there = `select nspname as name from pg_namespace where nspname in ('first', 'slow')`
  expect(await askAs('kp_migrate', 'kp_killed', there)).toEqual([{ name: 'first' }])
  put('9002_slow.sql', 'create schema slow')
  expect(await migrate(options)).toEqual(['9002_slow.sql'])
})

test('refuses a file that was changed after it ran', async () => {
  const options = await freshDatabase('kp_changed')
  put('9001_more.sql', 'create schema more')
  await migrate(options)
  put('9001_more.sql', 'create schema more; create table more.secret (id int)')
  await expect(migrate(options)).rejects.toThrow(Refusal)
})

test('the first line says as whom; without one it is the owner', async () => {
  const options = await freshDatabase('kp_roles')
  put('9001_owner.sql', 'create schema one')
  put('9002_jobs.sql', '-- as: kp_jobs\ncreate schema two')
  put('9003_migrate.sql', '-- as: migrate\ncreate schema three')
  await migrate(options)
  const sql = `select nspname, nspowner::regrole::text as owner from pg_namespace where nspname in ('one','two','three') order by 1`
  expect(await askAs('kp_migrate', 'kp_roles', sql)).toEqual([
    { nspname: 'one', owner: 'kp_owner' },
    { nspname: 'three', owner: 'kp_migrate' },
    { nspname: 'two', owner: 'kp_jobs' },
  ])
})

test('two processes at once run each file once between them', async () => {
  made.push('kp_twice')
  const options = { at: { ...template, database: 'kp_twice' }, admin, folder }
  const ran = await Promise.all([migrate(options), migrate(options)])
  expect(ran.flat().sort()).toEqual(listMigrations(folder).map(({ name }) => name))
})

test('waits for a lock without queueing, and says what is missing meanwhile', async () => {
  const options = await freshDatabase('kp_locked')
  put('9001_thing.sql', 'create schema more; create table more.thing (id int)')
  await migrate(options)
  put('9002_column.sql', 'alter table more.thing add column name text')
  const app = poolOf(options.at, 'kp_app', 1, 'kp-test')
  onTestFinished(() => app.end())
  expect(await listMissing(app, folder)).toEqual(['9002_column.sql'])
  const holder = await connectAdmin(admin, 'kp_locked', 'kp-test')
  await holder.query('begin; lock table more.thing in access share mode')
  const running = migrate(options)
  await new Promise((done) => setTimeout(done, 900))
  const { rows } = await holder.query(
    `select count(*)::int as n from pg_locks where not granted and locktype = 'relation'`,
  )
  expect(rows[0].n).toBeLessThan(2)
  await holder.query('commit')
  await holder.end()
  expect(await running).toEqual(['9002_column.sql'])
  expect(await listMissing(app, folder)).toEqual([])
})
