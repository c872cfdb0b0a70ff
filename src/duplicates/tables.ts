import { pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment, version } from '../platform/columns.ts'
import { legalSexes } from '../shared/legal-sex.ts'

const schema = pgSchema('duplicates')
const own = () => ({ municipality: text('municipality').notNull(), id: uuid('id').notNull().defaultRandom() })
// biome-ignore lint/suspicious/noExplicitAny: the two columns that every key of this schema has, whatever the table
const key = (table: any) => [primaryKey({ columns: [table.municipality, table.id] })]

export const pair = schema.table(
  'pair',
  {
    ...own(),
    first: uuid('first').notNull(),
    second: uuid('second').notNull(),
    foundAt: moment('found_at').notNull(),
    state: text('state').notNull().default('waiting'),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
    version: version(),
  },
  key,
)

export const merge = schema.table(
  'merge',
  {
    ...own(),
    pair: uuid('pair').notNull(),
    kept: uuid('kept').notNull(),
    gone: uuid('gone').notNull(),
    /** Closed before the merge: so again when it is taken back. */
    goneClosedAt: moment('gone_closed_at'),
    /** What the one that stays was given by the one that went. */
    sex: text('sex', { enum: legalSexes }),
    mergedBy: uuid('merged_by'),
    mergedAt: moment('merged_at').notNull(),
    undoneBy: uuid('undone_by'),
    undoneAt: moment('undone_at'),
    version: version(),
  },
  key,
)

export const mergedRow = schema.table(
  'merged_row',
  {
    ...own(),
    merge: uuid('merge').notNull(),
    ofTable: text('of_table').notNull(),
    rowId: uuid('row_id').notNull(),
    sealed: bytea('sealed'),
  },
  key,
)
