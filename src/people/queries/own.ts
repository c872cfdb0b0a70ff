import { eq, sql } from 'drizzle-orm'
import { readPerson, type Seen } from '../../platform/audit.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { LegalSex } from '../../shared/legal-sex.ts'
import type { Person } from '../person.ts'
import { person } from '../tables.ts'
import { columns } from './find.ts'

export type Own = Person & { sex: LegalSex | null }
const ownSex = sql<LegalSex | null>`(select s.sex from people.sexes(person.municipality, array[person.id]) s)`

/** The person's own rows, one for each controller that has known them; the one that is open first. */
export const listOwn = (tx: Tx, visit: Visit): Promise<Seen<Own>[]> =>
  readPerson<Own>(
    tx,
    visit,
    tx
      .select({ ...columns, sex: ownSex })
      .from(person)
      .where(eq(person.id, visit.actor.person ?? visit.request))
      .orderBy(person.closedAt, person.createdAt),
    { kind: 'person' },
  )
