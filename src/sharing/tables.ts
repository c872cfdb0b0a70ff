import { pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment, version } from '../platform/columns.ts'

const schema = pgSchema('sharing')

/** A question to somebody outside, without account: one link, one answer. */
export const question = schema.table(
  'question',
  {
    municipality: text().notNull(),
    id: uuid().notNull().defaultRandom(),
    person: uuid().notNull(),
    application: uuid().notNull(),
    /** What the person agreed to; the question ends with it. */
    consent: uuid().notNull(),
    receiver: uuid().notNull(),
    text: text().notNull(),
    digest: bytea().notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: moment('asked_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    answer: text(),
    answeredBy: text('answered_by'),
    answeredAt: moment('answered_at'),
    endedAt: moment('ended_at'),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.municipality, table.id] })],
)
