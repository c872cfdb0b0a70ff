import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'

/** One line of the audit log, as a data protection officer reads it. */
export type Line = {
  seq: string
  at: Date
  account: string | null
  accountName: string | null
  role: string
  organisation: string | null
  verb: string
  person: string | null
  aboutKind: string | null
  about: string | null
  fields: string[]
  purpose: string | null
  ground: string | null
}
export type Asked = { person: string | null; account: string | null; day: Day | null; before: string | null }

/** One more than the page holds says whether there is another page. */
export async function listLines(tx: Tx, { person, account, day, before }: Asked, most: number): Promise<Line[]> {
  const { rows } =
    await tx.execute<Line>(sql`select seq, at, account, account_name as "accountName", role, organisation, verb, person,
    about_kind as "aboutKind", about, fields, purpose, ground
    from platform.lines_of_log(${person}::uuid, ${account}::uuid, ${day}::date, ${before}::bigint, ${most})`)
  return rows
}
