import { bigint, integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { day, moment, version } from '../platform/columns.ts'

const schema = pgSchema('payments')

export const invoice = schema.table('invoice', {
  id: uuid().primaryKey().defaultRandom(),
  provider: uuid().notNull(),
  payer: uuid().notNull(),
  /** The unit at the payer that has it in hand, or the payer itself. */
  desk: uuid().notNull(),
  kind: text().notNull(),
  /** The first day of it. */
  month: day('month').notNull(),
  number: integer().notNull(),
  state: text().notNull().default('draft'),
  madeBy: uuid('made_by'),
  madeAt: moment('made_at').notNull(),
  sentBy: uuid('sent_by'),
  sentAt: moment('sent_at'),
  approvedBy: uuid('approved_by'),
  approvedAt: moment('approved_at'),
  paidBy: uuid('paid_by'),
  paidAt: moment('paid_at'),
  returnedBy: uuid('returned_by'),
  returnedAt: moment('returned_at'),
  returnReason: text('return_reason').notNull().default(''),
  since: moment('since').notNull(),
  remindedAt: moment('reminded_at'),
  /** These three are kept by the database, row by row. */
  total: bigint({ mode: 'number' }).notNull().default(0),
  rowCount: integer('row_count').notNull().default(0),
  committers: uuid().array().notNull().default([]),
  version: version(),
})
