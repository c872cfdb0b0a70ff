import { existsSync, statSync } from 'node:fs'
import { isAbsolute, sep } from 'node:path'
import type pg from 'pg'
import { type DatabaseAt, poolOf } from './connection.ts'
import { foldersOf, freeOf } from './disk.ts'
import type { Keys } from './keys.ts'
import type { Settings } from './settings.ts'
import { isLoopback } from './settings-words.ts'

// Asked before a site in production answers its first request. Each question is put to the database as kp_app itself, so
// that the answer is about the role that will serve people.

type Around = { at: DatabaseAt; settings: Settings; keys: Keys }
type Question = { sql: string; danger: string }

const isOn = (name: string) => `select current_setting('${name}') = 'on' as fine`
/** Those who log in for the site, and the one through whose views applications are read. */
const webRoles = `('kp_app', 'kp_door', 'kp_vault', 'kp_jobs', 'kp_reads')`
const ownSchemas = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`

const questions: Question[] = [
  { sql: isOn('fsync'), danger: 'Databasen har fsync av: ett strömavbrott tar det som är sparat. Slå på fsync.' },
  {
    sql: isOn('full_page_writes'),
    danger: 'Databasen har full_page_writes av: ett strömavbrott kan förstöra sidor. Slå på full_page_writes.',
  },
  {
    sql: `select current_setting('synchronous_commit') <> 'off' as fine`,
    danger: 'Databasen har synchronous_commit av: det som kvitterats kan gå förlorat. Slå på synchronous_commit.',
  },
  {
    sql: isOn('data_checksums'),
    danger: 'Databasen saknar kontrollsummor: skador på disken märks inte. Gör om den med initdb --data-checksums.',
  },
  {
    sql: `select not bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as fine from pg_roles where rolname in ${webRoles}`,
    danger: `Någon av rollerna ${webRoles} har fler rättigheter än en webbplats får ha. Kör npx knutpunkt migrate i en ny databas.`,
  },
  {
    sql: `select count(*) = 0 as fine from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname in ${webRoles}`,
    danger: `Någon av rollerna ${webRoles} är med i en annan roll och kan ta dess rättigheter. Ta bort det med revoke.`,
  },
  {
    sql: `select count(*) = 0 as fine from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('kp_app', 'kp_door', 'kp_vault')`,
    danger:
      'Webbplatsens roll äger tabeller och kan stänga av deras radskydd. Kör npx knutpunkt migrate i en ny databas.',
  },
  {
    sql: `select count(*) = 0 as fine from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ownSchemas}
      and has_table_privilege(c.oid, 'select, insert, update, delete') and not (c.relrowsecurity and c.relforcerowsecurity)`,
    danger:
      'Det finns tabeller där radskyddet inte är på och tvingande. Kör npx knutpunkt migrate och se docs/operate/incidents.md.',
  },
  {
    sql: `select not has_database_privilege(current_database(), 'create') and not exists (select from pg_namespace n where has_schema_privilege(n.oid, 'create'))
      and not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ownSchemas}
        and has_table_privilege(c.oid, 'truncate, references, trigger')) as fine`,
    danger:
      'Webbplatsens roll får göra egna saker i databasen (create, truncate eller trigger). Ta bort det med revoke.',
  },
  {
    sql: `select not has_schema_privilege('vault', 'usage') and not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'vault' and c.relkind in ('r', 'p') and (has_any_column_privilege(c.oid, 'select, insert, update')
        or has_any_column_privilege('kp_vault', c.oid, 'insert, update'))) as fine`,
    danger:
      'Valvet för skyddade personuppgifter är öppet för andra än de namngivna handläggarna. Kör npx knutpunkt migrate och ta bort rättigheterna med revoke.',
  },
  {
    sql: `select has_table_privilege('platform.entry', 'insert') and not has_table_privilege('platform.entry', 'select, update, delete') as fine`,
    danger:
      'Loggen över vem som läst ska bara gå att skriva i, inte läsa eller ändra. Ta bort rättigheterna med revoke.',
  },
]

async function listFromDatabase({ at }: Around, pool: pg.Pool): Promise<string[]> {
  const dangers: string[] = []
  for (const { sql, danger } of questions) {
    const { rows } = await pool.query(sql)
    if (rows[0]?.fine !== true) dangers.push(danger)
  }
  const { rows } = await pool.query(
    `select extract(epoch from clock_timestamp())::float8 as now, (select ssl from pg_stat_ssl where pid = pg_backend_pid()) as ssl`,
  )
  const apart = Math.abs(Date.now() / 1000 - rows[0].now)
  if (apart > 60)
    dangers.push(`Klockan går ${Math.round(apart)} sekunder fel mot databasens. Ställ båda efter samma tid.`)
  if (!isAbsolute(at.host) && !isLoopback(at.host) && !rows[0].ssl)
    dangers.push('Förbindelsen till databasen är inte krypterad. Lägg till sslmode=verify-full i DATABASE_URL.')
  return dangers
}

const nearly = (folder: string) => `Mindre än 5 % av disken är ledig vid ${folder}. Ge den mer plats först.`

function listFromDisk({ settings, keys }: Around): string[] {
  const dangers: string[] = []
  const folders = [settings.data, ...foldersOf(settings)].filter((folder) => existsSync(folder))
  const [small] = folders.filter((folder) => freeOf(folder).share < 0.05)
  if (small) dangers.push(nearly(small))
  if (keys.vault.length !== 32 || !existsSync(settings.keys)) dangers.push(`Valvets nyckel saknas i ${settings.keys}.`)
  else if (process.platform !== 'win32' && (statSync(settings.keys).mode & 0o077) !== 0)
    dangers.push(`${settings.keys} är öppen för andra. Skriv: chmod 700 ${settings.keys}`)
  if (settings.keys.startsWith(settings.data + sep)) dangers.push('Nyckelmappen ligger i datamappen. Flytta den.')
  return dangers
}

/** One sentence per danger; none means that people's data may be served. */
export async function listDangers(around: Around): Promise<string[]> {
  const pool = poolOf(around.at, 'kp_app', 1, 'kp-start')
  try {
    return [...listFromDisk(around), ...(await listFromDatabase(around, pool))]
  } finally {
    await pool.end()
  }
}
