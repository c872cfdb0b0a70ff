import { eq } from 'drizzle-orm'
import { readPerson, type Seen } from '../../platform/audit.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
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
