import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

export type Migration = { name: string; sql: string; digest: string; role: 'kp_owner' | 'kp_jobs' | undefined }

/** The first line says as whom: `-- as: kp_jobs`, `-- as: migrate` (may bypass row security), else the owner. */
function roleOf(sql: string): Migration['role'] {
  const word = /^-- as: (\w+)/.exec(sql)?.[1]
  return word === 'kp_jobs' ? 'kp_jobs' : word === 'migrate' ? undefined : 'kp_owner'
}

/** In order, without 0000_roles.sql, which is no step but a state. */
export function listMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name) && !name.startsWith('0000'))
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, digest: createHash('sha256').update(sql).digest('hex'), role: roleOf(sql) }
  })
}

/** Which migrations this database still lacks, asked as kp_app; used before serving a database that others look after. */
export async function listMissing(pool: pg.Pool, folder: string): Promise<string[]> {
  const { rows } = await pool.query('select name from platform.migration')
  const done = new Set(rows.map((row) => row.name))
  return listMigrations(folder)
    .map(({ name }) => name)
    .filter((name) => !done.has(name))
}
