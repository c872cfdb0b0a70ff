import { existsSync } from 'node:fs'
import type { CommandContext, OpenSite, Site } from './commands.ts'
import { type AdminAt, connectAdmin, type DatabaseAt, poolOf } from './connection.ts'
import { type Keys, openKeys } from './keys.ts'
import { openApart } from './keys-apart.ts'
import { migrate } from './migrate.ts'
import { listMissing } from './migrations.ts'
import { Refusal } from './refusal.ts'
import { type Env, readSettings, type Settings } from './settings.ts'
import { hasDatabase, startDatabase } from './supervisor/index.ts'

type Options<S extends Site> = { env: Env; openSite: OpenSite<S>; migrations: string }
type Opened = { at: DatabaseAt; admin: AdminAt }

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function settingsOrRefusal(env: Env): Settings {
  const read = readSettings(env)
  if ('value' in read) return read.value
  throw new Refusal(read.problems.join('\n'))
}

const unreachable = (admin: AdminAt) =>
  new Refusal(
    `Databasen på ${admin.host}:${admin.port} svarar inte, eller släpper inte in ${admin.user}. Kontrollera DATABASE_URL.`,
  )

/** Has anybody worked in this database? Then its keys exist somewhere, and new ones would be a loss. */
export async function isInUse(admin: AdminAt): Promise<boolean> {
  const client = await connectAdmin(admin, admin.database, 'kp-start').catch((error) => {
    if ((error as { code?: string }).code === '3D000') return undefined
    throw unreachable(admin)
  })
  if (!client) return false
  const { rows } = await client.query(`select to_regclass('platform.migration') is not null as there`)
  await client.end()
  return rows[0].there
}

/** A database that others look after is never changed by the site, only by `npx knutpunkt migrate`. */
async function openForeign(admin: AdminAt, keys: Keys, migrations: string): Promise<Opened> {
  const { host, port, database, ssl } = admin
  const at = { host, port, database, ssl, passwords: keys.passwords }
  const pool = poolOf(at, 'kp_app', 1, 'kp-start')
  const first = 'Kör npx knutpunkt migrate först.'
  try {
    const missing = await listMissing(pool, migrations).catch((error) => {
      const { code } = error as { code?: string }
      if (code === '3D000' || code === '42P01' || code === '28P01' || code === '3F000')
        throw new Refusal(`Databasen är inte förberedd för de här nycklarna. ${first}`)
      throw unreachable({ ...admin, user: 'kp_app' })
    })
    if (missing.length > 0)
      throw new Refusal(`Databasen är äldre än programmet (${missing.join(', ')} saknas). ${first}`)
  } finally {
    await pool.end()
  }
  return { at, admin }
}

/** A database that others look after has its keys made by `migrate`, never by the site. */
function keysFor({ keys, data, database }: Settings): Keys {
  if (!database) return openKeys(keys, hasDatabase(data))
  if (existsSync(keys)) return openKeys(keys, true)
  throw new Refusal(
    `Nyckelmappen ${keys} finns inte. Peka ut den med KNUTPUNKT_KEYS, eller kör npx knutpunkt migrate om databasen är ny.`,
  )
}

type Closers = (() => Promise<void>)[]

async function openOwn(settings: Settings, keys: Keys, migrations: string, closers: Closers): Promise<Opened> {
  const { at, admin, said, stop } = await startDatabase({
    data: settings.data,
    keys,
    archives: settings.copies !== undefined,
  })
  closers.push(stop)
  if (said) process.stdout.write(`${said}\n`)
  const apart = openApart(settings.keys).passwords
  await migrate({ at, admin, folder: migrations, mark: keys.mark, apart })
  return { at, admin }
}

export type OpenContext<S extends Site> = CommandContext<S> & { close(): Promise<void> }

export function openContext<S extends Site>({ env, openSite, migrations }: Options<S>): OpenContext<S> {
  const closers: Closers = []
  const settings = once(() => settingsOrRefusal(env))
  const keys = once(() => keysFor(settings()))
  const opened = once(() => {
    const { database } = settings()
    return database ? openForeign(database, keys(), migrations) : openOwn(settings(), keys(), migrations, closers)
  })
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const complain = (line: string) => void process.stderr.write(`${line}\n`)
  const site = once(async () => {
    const { at } = await opened()
    const value = await openSite({ at, settings: settings(), keys: keys(), log: complain })
    closers.push(() => value.close())
    return value
  })
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end()
  }
  const database = async () => (await opened()).at
  const admin = async () => (await opened()).admin
  return { settings, keys, database, admin, site, say, complain, close }
}
