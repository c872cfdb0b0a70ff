import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'

export type Waiting = { name: string; waiting: string; failed: string; oldest: Date | null }
export type Defect = { id: string; at: Date; route: string; kind: string; stack: string }
export type Try = { at: string; fault: string | null; bytes: number; lines: number }
export type Store = {
  version: string
  size: string
  migrations: { name: string; at: string }[]
  /** The latest tries to make a copy, newest first, and when the newest whole one ended. */
  tries: Try[]
  copied: string | null
  sealed: string | null
  unsealedSince: string | null
}

/** Counts of jobs by name; never what they are about. */
export const listWaiting = async (tx: Tx): Promise<Waiting[]> =>
  (await tx.execute<Waiting>(sql`select name, waiting, failed, oldest from jobs.standing() order by failed desc, name`))
    .rows

export const listDefects = async (tx: Tx, most: number): Promise<Defect[]> =>
  (await tx.execute<Defect>(sql`select id, at, route, kind, stack from platform.defect order by at desc limit ${most}`))
    .rows

/** The database about itself: version, size, steps, copies and seals, in one question. */
export async function findStore(tx: Tx): Promise<Store> {
  const { rows } =
    await tx.execute<Store>(sql`select current_setting('server_version') as version, pg_database_size(current_database())::text as size,
    (select coalesce(json_agg(json_build_object('name', m.name, 'at', m.at) order by m.name), '[]') from platform.migration m where m.name ~ '[.]sql$') as migrations,
    (select coalesce(json_agg(json_build_object('at', c.ended_at, 'fault', c.fault, 'bytes', c.bytes, 'lines', c.lines) order by c.ended_at desc), '[]')
      from (select * from platform.copy order by ended_at desc limit 5) c) as tries,
    (select max(c.ended_at) from platform.copy c where c.fault is null) as copied,
    s.newest as sealed, s.unsealed_since as "unsealedSince" from platform.seals_standing() s`)
  return rows[0] as Store
}

/** All jobs of that name that had given up; how many. */
export async function retryJobs(tx: Tx, name: string): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`select jobs.retry(${name}) as count`)
  return rows[0]?.count ?? 0
}
