import { and, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Day } from '../../shared/calendar.ts'

type Period = { validFrom: PgColumn; validTo: PgColumn }
/** Half-open: the first day belongs to the row, the last does not. */
export const holdsOn = ({ validFrom, validTo }: Period, day: Day): SQL | undefined =>
  and(lte(validFrom, day), or(isNull(validTo), sql`${validTo} > ${day}`))
