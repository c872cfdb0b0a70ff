import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'

export type Standing = { name: string; waiting: string; failed: string; oldest: Date | null }
export type Defect = { id: string; at: Date; route: string; kind: string; stack: string }
export type Versions = { database: string; migrations: { name: string; at: Date }[] }

/** Counts of jobs by name; never what they are about. */
export const listStanding = async (tx: Tx): Promise<Standing[]> =>
  (
    await tx.execute<Standing>(
      sql`select name, waiting, failed, oldest from jobs.standing() order by failed desc, name`,
    )
  ).rows

export const listDefects = async (tx: Tx, most: number): Promise<Defect[]> =>
  (await tx.execute<Defect>(sql`select id, at, route, kind, stack from platform.defect order by at desc limit ${most}`))
    .rows

export async function findVersions(tx: Tx): Promise<Versions> {
  const { rows } = await tx.execute<Versions>(sql`select current_setting('server_version') as database,
    (select coalesce(json_agg(json_build_object('name', m.name, 'at', m.at) order by m.name), '[]') from platform.migration m where m.name ~ '[.]sql$') as migrations`)
  return rows[0] as Versions
}
