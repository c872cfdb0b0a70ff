import pg from 'pg'

/** The roles that log in; each has its own password in the key folder. */
export const logins = ['kp_migrate', 'kp_app', 'kp_door', 'kp_vault', 'kp_jobs'] as const
export type Login = (typeof logins)[number]
/** Used by the process apart only (apart.ts) and by commands: the site does not know their passwords. */
export const apartLogins = ['kp_seal', 'kp_backup'] as const
export type ApartLogin = (typeof apartLogins)[number]
export type Passwords = Record<Login, string>
export type DatabaseAt = { host: string; port: number; database: string; ssl: boolean; passwords: Passwords }
/** The administrator login: the superuser of the embedded server, or DATABASE_URL. Only the supervisor and the migrator use it. */
export type AdminAt = { host: string; port: number; user: string; password: string; database: string; ssl: boolean }

/** A pool without these two listeners ends the process when the database goes away, and graphile-worker adds its own. */
const survive = (pool: pg.Pool): pg.Pool => {
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * What never waits for anybody else is asked so briefly: a line that has gone silent is noticed before the visitor gives up.
 * Everything else waits a second longer than the server itself allows a statement of `kp_app` (0000_roles.sql).
 */
export const briefly = { query_timeout: 2000 }

export const poolOf = (at: DatabaseAt, user: Login, max: number, name: string): pg.Pool =>
  survive(
    new pg.Pool({
      host: at.host,
      port: at.port,
      database: at.database,
      ssl: at.ssl,
      user,
      // Asked for each connection: passwords change while the site works.
      password: () => at.passwords[user],
      max,
      application_name: name,
      connectionTimeoutMillis: 2500,
      query_timeout: user === 'kp_jobs' ? 60_000 : 11_000,
      keepAlive: true,
      // What a connection has planned goes with it: a new one plans every page anew, for a second and more.
      idleTimeoutMillis: user === 'kp_app' ? 3_600_000 : 60_000,
      pipeline: user === 'kp_app',
      // Statements of pages are prepared once a connection; planning them anew for each value costs more than running them.
      options: user === 'kp_app' ? '-c plan_cache_mode=force_generic_plan' : undefined,
    } as pg.PoolConfig),
  )

/** One connection as the administrator. The caller ends it. */
export async function connectAdmin(admin: AdminAt, database: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ ...admin, database, application_name: name, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Words and times look the same on every server and in every process: what is sealed and counted is these bytes. */
const canonical =
  '-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1'

/** One connection of a role that works apart. The caller ends it. */
export async function connectApart(
  at: Pick<DatabaseAt, 'host' | 'port' | 'database' | 'ssl'>,
  user: ApartLogin,
  password: string,
): Promise<pg.Client> {
  const { host, port, database, ssl } = at
  const place = { host, port, database, ssl, user, password }
  const client = new pg.Client({
    ...place,
    application_name: user.replace('_', '-'),
    options: canonical,
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`
