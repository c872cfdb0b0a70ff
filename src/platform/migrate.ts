import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { type AdminAt, type ApartLogin, connectAdmin, type DatabaseAt, poolOf, quoteName } from './connection.ts'
import { listMigrations, type Migration } from './migrations.ts'
import { Refusal } from './refusal.ts'
import { scramVerifier } from './scram.ts'

// Brings a database to the version of the program: the database itself, the roles with the passwords of the key folder,
// the library's tables for jobs, then each SQL file once, in its own transaction, as the role its first line names.

/**
 * `mark` tells which keys the data belongs to; other keys are refused. `apart`: passwords of the roles that seal and copy.
 * `until`: only the steps that a copy was made with.
 */
type Migrate = {
  at: DatabaseAt
  admin: AdminAt
  folder: string
  database?: string
  mark?: string
  apart?: Record<ApartLogin, string>
  until?: readonly string[]
}

const lockNumber = 4711
const patience = 40

const codeOf = (error: unknown) => (error as { code?: string }).code

/** The administrator in the wanted database, which is made when it is missing. */
async function openDatabase(admin: AdminAt, database: string): Promise<pg.Client> {
  try {
    return await connectAdmin(admin, database, 'kp-migrate')
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error
  }
  const client = await connectAdmin(admin, 'postgres', 'kp-migrate')
  try {
    await client.query(`create database ${quoteName(database)} encoding 'UTF8' template template0`)
  } catch (error) {
    // another process made it in the same moment
    if (codeOf(error) !== '42P04' && codeOf(error) !== '23505') throw error
  } finally {
    await client.end()
  }
  return connectAdmin(admin, database, 'kp-migrate')
}

async function prepareRoles(client: pg.Client, { at, folder, apart }: Migrate, database: string): Promise<void> {
  const roles = readFileSync(join(folder, '0000_roles.sql'), 'utf8').replaceAll(':database', quoteName(database))
  await client.query('begin')
  await client.query(roles)
  const words = { ...at.passwords, ...apart }
  for (const [login, word] of Object.entries(words))
    await client.query(`alter role ${quoteName(login)} password '${scramVerifier(word)}'`)
  await client.query('commit')
}

async function prepareJobs(at: DatabaseAt): Promise<void> {
  const pool = poolOf(at, 'kp_jobs', 2, 'kp-migrate')
  try {
    await runMigrations({ pgPool: pool })
  } finally {
    await pool.end()
  }
}

async function hasLedger(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`select to_regclass('platform.migration') is not null as there`)
  return rows[0]?.there
}

async function recordedDigests(client: pg.Client): Promise<Map<string, string>> {
  if (!(await hasLedger(client))) return new Map()
  const { rows } = await client.query('select name, digest from platform.migration')
  return new Map(rows.map((row) => [row.name, row.digest]))
}

async function runOnce(client: pg.Client, { name, sql, digest, role }: Migration): Promise<void> {
  await client.query('begin')
  try {
    // Forced row security hides rows from the owner without a word: data steps run as kp_migrate, which sees everything.
    await client.query(role ? `set local role ${role}` : 'set local row_security = off')
    await client.query(sql)
    await record(client, name, digest)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const ledger = `create schema if not exists platform;
  create table platform.migration (name text primary key, digest text not null, at timestamptz not null default now());
  alter table platform.migration enable row level security;
  alter table platform.migration force row level security;
  create policy known on platform.migration for select to kp_app using (true);
  create policy kept on platform.migration for all to kp_owner using (true);
  grant usage on schema platform to kp_app;
  grant select on platform.migration to kp_app`

async function record(client: pg.Client, name: string, digest: string): Promise<void> {
  await client.query('set local row_security = on; set local role kp_owner')
  if (!(await hasLedger(client))) await client.query(ledger)
  await client.query('insert into platform.migration (name, digest) values ($1, $2)', [name, digest])
}

/** A lock that is not had within half a second is given up and asked for again, so that nobody queues behind it. */
async function runPatiently(client: pg.Client, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await runOnce(client, migration)
    } catch (error) {
      if (codeOf(error) !== '55P03' || tries >= patience)
        throw new Error(`migration ${migration.name}: ${(error as Error).message}`, { cause: error })
      await sleep(100 + 10 * tries)
    }
  }
}

async function runFiles(client: pg.Client, at: DatabaseAt, migrations: Migration[]): Promise<string[]> {
  const done = await recordedDigests(client)
  const changed = migrations.find(({ name, digest }) => done.has(name) && done.get(name) !== digest)
  if (changed)
    throw new Refusal(`Migreringen ${changed.name} har ändrats sedan den kördes. Lägg tillbaka filen som den var.`)
  const waiting = migrations.filter(({ name }) => !done.has(name))
  let jobsReady = waiting.length === 0
  for (const migration of waiting) {
    if (!jobsReady && migration.name >= '0002') {
      await prepareJobs(at)
      jobsReady = true
    }
    await runPatiently(client, migration)
  }
  return waiting.map(({ name }) => name)
}

const remember = 'insert into platform.migration (name, digest) values ($1, $2) on conflict (name) do nothing'

async function refuseOtherKeys(client: pg.Client, mark: string | undefined): Promise<void> {
  const before = (await recordedDigests(client)).get('keys')
  if (mark && before && before !== mark)
    throw new Refusal('Nycklarna hör till en annan databas än den här. Peka ut rätt nyckelmapp med KNUTPUNKT_KEYS.')
}

/** Returns the names of the migrations that ran. Safe to call at every start and from several processes at once. */
export async function migrate(options: Migrate): Promise<string[]> {
  const database = options.database ?? options.at.database
  const at = { ...options.at, database }
  const admin = await openDatabase(options.admin, database)
  try {
    await admin.query('select pg_advisory_lock($1)', [lockNumber])
    await prepareRoles(admin, options, database)
    const { host, port, ssl, passwords } = at
    const client = new pg.Client({ host, port, ssl, database, user: 'kp_migrate', password: passwords.kp_migrate })
    client.on('error', () => {})
    await client.connect()
    try {
      await client.query(`set lock_timeout = '500ms'`)
      await refuseOtherKeys(client, options.mark)
      const all = listMigrations(options.folder)
      const { until } = options
      const ran = await runFiles(client, at, until ? all.filter(({ name }) => until.includes(name)) : all)
      if (options.mark) await client.query(remember, ['keys', options.mark])
      return ran
    } finally {
      await client.end()
    }
  } finally {
    await admin.end()
  }
}
