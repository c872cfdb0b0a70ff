import { date, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment, version } from '../platform/columns.ts'

/** What an organisation's own system signs in with (nyckel). The digest is written and never read back. */
export const token = pgSchema('accounts').table('token', {
  id: uuid().primaryKey().defaultRandom(),
  organisation: uuid().notNull(),
  role: text({ enum: ['coordinator', 'admissionOfficer', 'payer'] }).notNull(),
  name: text().notNull(),
  digest: bytea('digest').notNull(),
  madeBy: uuid('made_by').notNull(),
  madeAt: moment('made_at').notNull().defaultNow(),
  endsOn: date('ends_on', { mode: 'string' }).notNull(),
  endedAt: moment('ended_at'),
  endedBy: uuid('ended_by'),
  lastUsed: date('last_used', { mode: 'string' }),
  version: version(),
})
