import { integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment } from '../platform/columns.ts'

const schema = pgSchema('letters')

export const letter = schema.table(
  'letter',
  {
    municipality: text().notNull(),
    id: uuid().notNull().defaultRandom(),
    application: uuid().notNull(),
    kind: text().notNull(),
    about: uuid().notNull(),
    form: text().notNull(),
    language: text().notNull(),
    sealed: bytea('sealed').notNull(),
    digest: bytea('digest').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.municipality, table.id] })],
)

export const sheet = schema.table(
  'sheet',
  {
    municipality: text().notNull(),
    letter: uuid().notNull(),
    stored: text().notNull(),
    size: integer().notNull(),
    digest: bytea('digest').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.municipality, table.letter] })],
)
