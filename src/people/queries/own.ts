import { eq } from 'drizzle-orm'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { clientOf, type Tx, type Visit } from '../../platform/visit.ts'
import type { Person } from '../person.ts'
import { person } from '../tables.ts'
import { columns } from './find.ts'

/** The person's own rows, one for each controller that has known them; the one that is open first. */
export const listOwn = (tx: Tx, visit: Visit): Promise<Seen<Person>[]> =>
  readPerson<Person>(
    tx,
    visit,
    tx
      .select(columns)
      .from(person)
      .where(eq(person.id, visit.actor.person ?? visit.request))
      .orderBy(person.closedAt, person.createdAt),
    { kind: 'person' },
  )

export type Look = {
  seq: string
  at: Date
  role: string
  organisation: string | null
  municipality: string | null
  verb: string
  purpose: string
}

/** Newest first; one more than a page tells that there are older ones. */
export async function listLooks(tx: Tx, before: number | null, most: number): Promise<Look[]> {
  const { rows } = await clientOf(tx).query<Look>('select * from platform.who_looked($1, $2)', [before, most])
  return rows
}
