import { pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { moment, version } from '../platform/columns.ts'
import { drafted } from '../shared/language.ts'

/** A text that a person has approved or written, for as long as the Swedish has the same digest. */
export const approvedTable = pgSchema('translations').table('text', {
  id: uuid().primaryKey().defaultRandom(),
  language: text({ enum: drafted }).notNull(),
  feature: text().notNull(),
  path: text().notNull(),
  body: text().notNull(),
  swedish: text().notNull(),
  approvedBy: uuid('approved_by').notNull(),
  approvedAt: moment('approved_at').notNull(),
  version: version(),
})
export type Approval = typeof approvedTable.$inferSelect
