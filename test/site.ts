import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { runOnce } from 'graphile-worker'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connectAdmin, type DatabaseAt, poolOf } from '../src/platform/connection.ts'
import { quiet } from '../src/platform/jobs.ts'
import { openKeys } from '../src/platform/keys.ts'
import { newToken } from '../src/platform/seal.ts'
import { readSettings } from '../src/platform/settings.ts'
import type { Services } from '../src/platform/visit.ts'
import type { Role } from '../src/shared/actor.ts'
import { jobs } from '../src/start/features.ts'
import { closeServices, makeSite } from '../src/start/site.tsx'
import { Browser } from './browser.ts'

const { Pool } = pg
export type TestSite = Awaited<ReturnType<typeof theSite>>
type Options = {
  now?: string
  mode?: 'demo' | 'production'
  env?: Record<string, string>
  /** The site works as the administrator of the database, past all row security: what it then refuses, it refuses by itself. */
  withoutRowSecurity?: true
}

/** The whole site on a database of its own, a copy of the template, with a clock that the test sets. */
export async function theSite({
  now = '2027-03-01T09:00:00Z',
  mode = 'demo',
  env = {},
  withoutRowSecurity,
}: Options = {}) {
  const { at, db, drop } = await ownDatabase()
  const clock = { now: new Date(now) }
  const { services, folder } = servicesAt(at, clock, { mode, env })
  if (withoutRowSecurity) services.app = pastRowSecurity(at)
  const work = poolOf(at, 'kp_jobs', 2, 'kp-jobs')
  const site = makeSite(services)
  afterAll(async () => {
    await Promise.all([closeServices(services), work.end(), db.end()])
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    site,
    services,
    /** The administrator's own connection: plants rows and looks at them, past all row security. */
    db,
    at,
    clock,
    /** Moves the site's clock; the database keeps its own. */
    wait: (days: number) => {
      clock.now = new Date(clock.now.getTime() + days * 86_400_000)
    },
    visitor: () => new Browser(site),
    ...signerIn({ site, services, db }),
    /** Runs what waits in the queue and is due by the site's clock, until nothing is left. */
    runJobs: () => runDue(db, work, services),
    empty: () => empty(db),
    rows: async (sql: string, values: unknown[] = []) => (await db.query(sql, values)).rows,
    /** The statements that this work sent to the database, without those that begin and end a transaction. */
    statements: (work: () => Promise<unknown>) => statementsOf(services, work),
  }
}

async function ownDatabase() {
  const { at: template, admin } = inject('database')
  const database = `kp_${randomBytes(6).toString('hex')}`
  const root = await connectAdmin(admin, 'postgres', 'kp-test')
  await root.query(`create database ${database} template kp_template`)
  const drop = async () => {
    await root.query(`drop database ${database} with (force)`)
    await root.end()
  }
  return { at: { ...template, database }, db: await connectAdmin(admin, database, 'kp-test'), drop }
}

function servicesAt(at: DatabaseAt, clock: { now: Date }, { mode, env }: Required<Pick<Options, 'mode' | 'env'>>) {
  const { keys } = inject('database')
  const folder = mkdtempSync(`${tmpdir()}/kp-files-`)
  const base = mode === 'demo' ? 'http://localhost' : 'https://knutpunkt.exempel.se'
  const read = readSettings({ MODE: mode, BASE_URL: base, KNUTPUNKT_DATA: folder, KNUTPUNKT_KEYS: keys, ...env })
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const services: Listening = {
    app: poolOf(at, 'kp_app', 10, 'kp-site'),
    door: poolOf(at, 'kp_door', 2, 'kp-door'),
    vault: poolOf(at, 'kp_vault', 2, 'kp-vault'),
    keys: openKeys(keys, true),
    settings: read.value,
    clock: () => clock.now,
    files: `${folder}/files`,
  }
  services.app.on('connect', (client) => listen(client, services))
  return { services, folder }
}

type Listening = Services & { onStatement?: (text: string) => void }
/** Every statement of this connection is told to whoever listens. */
function listen(client: pg.PoolClient, services: Listening): void {
  const query = client.query.bind(client) as (...parts: unknown[]) => unknown
  client.query = ((...parts: unknown[]) => {
    const first = parts[0] as string | { text: string }
    services.onStatement?.(typeof first === 'string' ? first : first.text)
    return query(...parts)
  }) as typeof client.query
}

function pastRowSecurity(at: DatabaseAt): pg.Pool {
  const { host, port, user, password } = inject('database').admin
  return new Pool({ host, port, user, password, database: at.database, max: 10 })
}

async function runDue(db: pg.Client, work: pg.Pool, services: Services): Promise<void> {
  await db.query('update graphile_worker._private_jobs set run_at = now() where run_at <= $1', [services.clock()])
  await runOnce({
    pgPool: work,
    logger: quiet,
    noHandleSignals: true,
    parsedCronItems: [],
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [name, (facts: unknown) => job(facts as never, services)]),
    ),
  })
}

async function statementsOf(services: Listening, work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = []
  services.onStatement = (text) => said.push(text)
  await work()
  services.onStatement = () => {}
  return said.filter((text) => !/^(begin|commit|rollback)/.test(text))
}

type Made = { site: ReturnType<typeof makeSite>; services: Services; db: pg.Client }

/** Accounts with real sessions, opened by the door as at sign-in, with the second factor just shown. */
function signerIn({ site, services, db }: Made) {
  const open = async (account: string, held: string | null, level: string) => {
    const token = newToken()
    const { rows } = await services.door.query(`select accounts.sign_in($1, $2, $3, $4, 'test', false, $5) as opened`, [
      token,
      account,
      held,
      level,
      services.clock(),
    ])
    if (!rows[0].opened) throw new Error('the door opened no session')
    const name = services.settings.baseUrl.startsWith('https:') ? '__Host-kp' : 'kp'
    return Object.assign(new Browser(site, { [name]: token }), { account, token })
  }
  return {
    /** A staff account that holds one role at one organisation; `again` gives an existing account a further role. */
    async staff(role: Role, organisation: string, { name = `${role} prov`, again }: Named = {}) {
      const account = again ?? (await newAccount(db, { kind: 'staff', name, level: 'staff' }))
      const held = await db.query(
        'insert into accounts.role_held (account, role, organisation, valid_from) values ($1, $2, $3, $4) returning id',
        [account, role, organisation, '2020-01-01'],
      )
      return open(account, held.rows[0].id, 'staff')
    },
    /** The person's own account. */
    async newcomer(municipality: string, person: string, level = 'checked') {
      return open(await newAccount(db, { kind: 'newcomer', municipality, person, level }), null, level)
    },
  }
}

type Named = { name?: string; again?: string }
async function newAccount(db: pg.Client, row: Record<string, string>): Promise<string> {
  const id = randomUUID()
  const whole = { id, ...row, ...(row.kind === 'staff' ? { mail: `${id}@exempel.se` } : {}) }
  const columns = Object.keys(whole)
  await db.query(
    `insert into accounts.account (${columns}) values (${columns.map((_, at) => `$${at + 1}`)})`,
    Object.values(whole),
  )
  return id
}

/** All rows of all features, but not the migrations. Deleting the few rows of a test is ten times faster than truncating every table. */
async function empty(db: pg.Client): Promise<void> {
  const { rows } = await db.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'jobs', 'public') and tablename not in ('migration', 'county')`)
  const asked = rows.map(({ name }) => `select '${name}' as name where exists (select from ${name})`)
  const full = await db.query(asked.join(' union all '))
  const deletes = full.rows.map(({ name }) => `delete from ${name}`)
  await db.query(`set session_replication_role = replica; ${deletes.join('; ')}; set session_replication_role = origin`)
}
