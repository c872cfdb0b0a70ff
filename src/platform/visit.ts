import { randomBytes, randomUUID } from 'node:crypto'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Actor } from '../shared/actor.ts'
import type { Shown } from '../shared/shown.ts'
import type { Entry } from './audit.ts'
import { briefly } from './connection.ts'
import type { Keys } from './keys.ts'
import type { Policy } from './policies.ts'
import type { Purpose } from './purposes.ts'
import { sha256 } from './seal.ts'
import type { Settings } from './settings.ts'

/** What the running site has at hand; one for the process, another for each test. */
export type Services = {
  app: pg.Pool
  door: pg.Pool
  /** Reads the vault of protected identity and nothing else. */
  vault: pg.Pool
  keys: Keys
  settings: Settings
  /** The only clock of the site; tests put their own here. */
  clock: () => Date
  /** Where uploaded files lie, outside the web root. */
  files: string
}

/** Everything that one request knows: who, when, why, in which language, and the way to the data. */
export type Visit = Shown & {
  actor: Actor
  /** Token of the session, or of the pre-session of somebody who has not signed in. */
  session: string
  /** Public id of the session, for the list of own sessions. */
  sessionId: string | null
  steppedUpAt: Date | null
  request: string
  policy: Policy
  purpose: Purpose | null
  services: Services
  /** The transaction of a form that is being carried out; `inside` joins it. */
  open: Tx | null
  /** What has been read in that transaction, kept in the log even when the form is refused. */
  reads: Entry[]
  /** What is written once that transaction has ended, kept or not: never on a second connection while it holds the first. */
  after?: (() => Promise<unknown>)[]
}
/** `style` is the digest of the style that stands in the page, where one does. */
export type Site = { Variables: { visit: Visit; style?: string } }
export type Tx = NodePgDatabase

type Known = { db: Tx; prepared: Map<string, unknown> }
const known = new WeakMap<object, Known>()
const clients = new WeakMap<object, pg.PoolClient>()

function knownOf(client: pg.PoolClient): Known {
  let found = known.get(client)
  if (!found) {
    found = { db: drizzle(client), prepared: new Map() }
    known.set(client, found)
    clients.set(found.db, client)
  }
  return found
}

/** A query that PostgreSQL plans once per connection: for the pages that are opened most. `name` is unique. */
export function prepared<Query>(tx: Tx, name: string, build: (db: Tx) => Query): Query {
  const found = knownOf(clientOf(tx)).prepared
  if (!found.has(name)) found.set(name, build(tx))
  return found.get(name) as Query
}

/** The connection below a transaction, for SQL that drizzle has no words for. */
export function clientOf(tx: Tx): pg.PoolClient {
  const client = clients.get(tx)
  if (!client) throw new Error('not a transaction of the site')
  return client
}

const names = new Map<string, string>()
/** SQL that PostgreSQL plans once per connection, under a name made of its text: with row security a plan costs more than its answer. */
export function ask<Row extends pg.QueryResultRow>(
  tx: Tx,
  text: string,
  values: unknown[] = [],
): Promise<pg.QueryResult<Row>> {
  const name = names.get(text) ?? `ask-${sha256(text).toString('hex').slice(0, 24)}`
  names.set(text, name)
  return clientOf(tx).query<Row>({ name, text, values })
}

/**
 * The only way to the data: one transaction on a connection of `kp_app`. The session's token is all that is set;
 * PostgreSQL itself looks up whose it is (ctx.person(), ctx.organisation() … in the policies).
 */
export function inside<T>(visit: Visit, work: (tx: Tx) => Promise<T>): Promise<T> {
  return visit.open ? work(visit.open) : apart(visit, work)
}

/** A transaction of its own, kept even when the form around it is refused: uploads, and what counts attempts. */
export async function apart<T>(visit: Pick<Visit, 'session' | 'services'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await begin(visit)
  let done: T
  try {
    done = await work(tx)
  } catch (defect) {
    await end(tx, 'rollback')
    throw defect
  }
  await end(tx, 'commit')
  return done
}

const beginning = { text: 'begin', ...briefly }
const setSession = { name: 'app-session', text: `select set_config('app.sess', $1, true)` }

export async function begin({ session, services }: Pick<Visit, 'session' | 'services'>): Promise<Tx> {
  const client = await services.app.connect()
  try {
    await Promise.all([client.query(beginning), client.query({ ...setSession, values: [session] })])
  } catch (defect) {
    client.release(true)
    throw defect
  }
  return knownOf(client).db
}

/** After a failed commit nobody knows what became of it: the connection goes, the error stays. */
export async function end(tx: Tx, how: 'commit' | 'rollback'): Promise<void> {
  const client = clientOf(tx)
  try {
    await client.query(how)
    client.release()
  } catch (defect) {
    client.release(true)
    if (how === 'commit') throw defect
  }
}

const nobody: Omit<Actor, 'role' | 'municipality' | 'reach'> = {
  account: null,
  name: '',
  level: 'none',
  organisation: null,
  person: null,
  delegated: [],
}
export const anonymous: Actor = { ...nobody, role: 'anonymous', municipality: null, reach: [] }

export type SystemFor = { municipality: string | null; reach?: string[]; purpose: Purpose; now?: Date }

/**
 * Work that nobody sits in front of (jobs), or that goes further than the visitor's own eyes (submission without an
 * account): a session of the actor `system`, opened for this and ended after it, with one municipality or organisation.
 */
export async function asSystem<T>(services: Services, of: SystemFor, work: (visit: Visit) => Promise<T>): Promise<T> {
  const token = randomBytes(32).toString('base64url')
  await services.door.query('select ctx.open_system($1, $2, $3, $4)', [
    token,
    of.municipality,
    of.reach ?? [],
    of.purpose,
  ])
  try {
    return await work(systemVisit(services, of, token))
  } finally {
    await services.door.query('select ctx.end_session($1)', [token])
  }
}

/**
 * The same inside the transaction of a form: for the part of an act that goes further than the visitor's own eyes.
 * What the visitor did and what the system did for it stand or fall together.
 */
export function asSystemHere<T>(visit: Visit, of: SystemFor, work: (system: Visit, tx: Tx) => Promise<T>): Promise<T> {
  return inside(visit, (tx) =>
    asSystem(visit.services, { now: visit.now, ...of }, async (system) => {
      const client = clientOf(tx)
      await client.query({ ...setSession, values: [system.session] })
      const { request, language, after = [] } = visit
      const done = await work({ ...system, request, language, after, open: tx }, tx)
      await client.query({ ...setSession, values: [visit.session] })
      return done
    }),
  )
}

function systemVisit(services: Services, of: SystemFor, session: string): Visit {
  return {
    actor: { ...nobody, role: 'system', municipality: of.municipality, reach: of.reach ?? [] },
    session,
    sessionId: null,
    steppedUpAt: null,
    request: randomUUID(),
    policy: 'everybody',
    purpose: of.purpose,
    services,
    open: null,
    reads: [],
    language: 'sv',
    now: of.now ?? services.clock(),
    path: '',
    mode: services.settings.mode,
    frame: { places: [], who: null },
    sign: () => ({ key: '', csrf: '' }),
  }
}
