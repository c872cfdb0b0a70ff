import type pg from 'pg'
import type { Measured } from './text.ts'

const standing = `select coalesce(sum(waiting), 0)::int as waiting, coalesce(sum(failed), 0)::int as failed,
  (select extract(epoch from now() - max(ended_at))::float8 from platform.copy where fault is null) as "copyAge" from jobs.standing()`

/** Undefined while the database is away: the other figures are given all the same. */
export const readStanding = (pool: pg.Pool): Promise<Measured['standing']> =>
  pool.query(standing).then(
    ({ rows }) => rows[0],
    () => undefined, // the figure knutpunkt_database_up says so
  )
