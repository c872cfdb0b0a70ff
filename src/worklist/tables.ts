import { boolean, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { moment, version } from '../platform/columns.ts'

export const savedFilter = pgSchema('worklist').table('saved_filter', {
  id: uuid().primaryKey().defaultRandom(),
  account: uuid().notNull(),
  organisation: uuid().notNull(),
  name: text().notNull(),
  query: text().notNull(),
  shared: boolean().notNull().default(false),
  madeAt: moment('made_at').notNull(),
  version: version(),
})
