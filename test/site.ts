import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { runOnce } from 'graphile-worker'
import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connectAdmin, poolOf } from '../src/platform/connection.ts'
import { quiet } from '../src/platform/jobs.ts'
import { openKeys } from '../src/platform/keys.ts'
import { newToken } from '../src/platform/seal.ts'
import { readSettings } from '../src/platform/settings.ts'
import type { Services } from '../src/platform/visit.ts'
import type { Role } from '../src/shared/actor.ts'
import { jobs } from '../src/start/features.ts'
import { closeServices, makeSite } from '../src/start/site.tsx'
import { Browser } from './browser.ts'

export type TestSite = Awaited<ReturnType<typeof theSite>>
type Options = { now?: string; mode?: 'demo' | 'production'; env?: Record<string, string> }

/** The whole site on a database of its own, a copy of the template, with a clock that the test sets. */
export async function theSite({ now = '2027-03-01T09:00:00Z', mode = 'demo', env = {} }: Options = {}) {
  const { at: template, admin, keys } = inject('database')
  const database = `kp_${randomBytes(6).toString('hex')}`
  const root = await connectAdmin(admin, 'postgres', 'kp-test')
  await root.query(`create database ${database} template kp_template`)
  const at = { ...template, database }
  const db = await connectAdmin(admin, database, 'kp-test')
  const folder = mkdtempSync(`${tmpdir()}/kp-files-`)
  const base = mode === 'demo' ? 'http://localhost' : 'https://knutpunkt.exempel.se'
  const read = readSettings({ MODE: mode, BASE_URL: base, KNUTPUNKT_DATA: folder, KNUTPUNKT_KEYS: keys, ...env })
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const clock = { now: new Date(now) }
  const services: Services = {
    app: poolOf(at, 'kp_app', 10, 'kp-site'),
    door: poolOf(at, 'kp_door', 2, 'kp-door'),
    keys: openKeys(keys, true),
    settings: read.value,
    clock: () => clock.now,
    files: `${folder}/files`,
  }
  const work = poolOf(at, 'kp_jobs', 2, 'kp-jobs')
  const site = makeSite(services)
  afterAll(async () => {
    await Promise.all([closeServices(services), work.end(), db.end()])
    await root.query(`drop database ${database} with (force)`)
    await root.end()
    rmSync(folder, { recursive: true, force: true })
  })
  const signIn = signerIn({ site, services, db })
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
    ...signIn,
    /** Runs what waits in the queue until nothing is left that is due. */
    runJobs: async () => {
      await db.query(`update graphile_worker._private_jobs set run_at = now() where run_at <= $1`, [clock.now])
      await runOnce({
        pgPool: work,
        logger: quiet,
        noHandleSignals: true,
        parsedCronItems: [],
        taskList: Object.fromEntries(
          Object.entries(jobs).map(([name, job]) => [name, (facts: unknown) => job(facts as never, services)]),
        ),
      })
    },
    empty: () => empty(db),
    rows: async (sql: string, values: unknown[] = []) => (await db.query(sql, values)).rows,
  }
}

type Made = { site: ReturnType<typeof makeSite>; services: Services; db: pg.Client }

/** Accounts with real sessions, made as the door makes them. */
function signerIn({ site, services, db }: Made) {
  const open = async (account: string, held: string | null, level: string) => {
    const token = newToken()
    const { rows } = await services.door.query('select ctx.open_session($1, $2, $3, $4, $5, false) as opened', [
      token,
      account,
      held,
      level,
      'test',
    ])
    if (!rows[0].opened) throw new Error('the door opened no session')
    const name = services.settings.baseUrl.startsWith('https:') ? '__Host-kp' : 'kp'
    return Object.assign(new Browser(site, { [name]: token }), { account, token })
  }
  return {
    /** A staff account that holds one role at one organisation; `again` gives an existing account a further role. */
    async staff(
      role: Role,
      organisation: string,
      { name = `${role} prov`, again }: { name?: string; again?: string } = {},
    ) {
      const account = again ?? randomUUID()
      if (!again) {
        await db.query(
          `insert into accounts.account (id, kind, name, mail, level) values ($1, 'staff', $2, $3, 'staff')`,
          [account, name, `${account}@exempel.se`],
        )
      }
      const held = await db.query(
        'insert into accounts.role_held (account, role, organisation, valid_from) values ($1, $2, $3, $4) returning id',
        [account, role, organisation, '2020-01-01'],
      )
      return open(account, held.rows[0].id, 'staff')
    },
    /** The person's own account. */
    async newcomer(municipality: string, person: string, level = 'checked') {
      const account = randomUUID()
      await db.query(
        `insert into accounts.account (id, kind, municipality, person, level) values ($1, 'newcomer', $2, $3, $4)`,
        [account, municipality, person, level],
      )
      return open(account, null, level)
    },
  }
}

/** All rows of all features, but not the migrations. */
async function empty(db: pg.Client): Promise<void> {
  const { rows } = await db.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('organisations', 'accounts', 'people', 'courses', 'applications', 'apply', 'admission', 'payments', 'imports', 'platform') and tablename <> 'migration'`)
  await db.query(`truncate ${rows.map(({ name }) => name).join(', ')}, ctx.session cascade`)
}
