import { jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../platform/columns.ts'
import { importStates, kinds } from './kinds.ts'

const schema = pgSchema('imports')

export const importTable = schema.table('import', {
  id: uuid('id').primaryKey().defaultRandom(),
  kind: text('kind', { enum: kinds }).notNull(),
  account: uuid('account').notNull(),
  organisation: uuid('organisation').notNull(),
  name: text('name').notNull(),
  stored: text('stored').notNull(),
  digest: bytea('digest').notNull(),
  /** Field to place of its column, from 0. */
  columns: jsonb('columns').$type<Record<string, number>>().notNull().default({}),
  countedFrom: day('counted_from').notNull(),
  state: text('state', { enum: importStates }).notNull().default('uploaded'),
  found: bytea('found'),
  counts: jsonb('counts').$type<Record<string, { new: number; there: number; changed: number }>>(),
  proposedBy: uuid('proposed_by'),
  confirmedBy: uuid('confirmed_by'),
  madeAt: moment('made_at').notNull(),
  endsAt: moment('ends_at').notNull(),
  doneAt: moment('done_at'),
  version: version(),
})
