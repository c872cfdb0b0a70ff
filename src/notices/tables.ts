import { boolean, integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment } from '../platform/columns.ts'

const schema = pgSchema('notices')

/** One message on its way (utskick), with its words sealed until they are sent. */
export const dispatch = schema.table(
  'dispatch',
  {
    municipality: text('municipality').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    application: uuid('application').notNull(),
    kinds: text('kinds').array().notNull(),
    channel: text('channel').$type<'sms' | 'mail'>().notNull(),
    language: text('language').notNull(),
    toHelper: boolean('to_helper').notNull().default(false),
    sealed: bytea('sealed'),
    state: text('state').$type<'waiting' | 'sent' | 'shown' | 'failed' | 'dropped'>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    nextAt: moment('next_at').notNull(),
    madeAt: moment('made_at').notNull(),
    settledAt: moment('settled_at'),
    afterFailed: text('after_failed').array().notNull().default([]),
  },
  (table) => [primaryKey({ columns: [table.municipality, table.id] })],
)
