import { integer, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../platform/columns.ts'

const schema = pgSchema('apply')

export const draft = schema.table('draft', {
  id: uuid().primaryKey().defaultRandom(),
  owner: bytea().notNull(),
  account: uuid(),
  organisation: uuid(),
  startedAs: text('started_as').notNull(),
  sealed: bytea().notNull(),
  resume: bytea(),
  createdAt: moment('created_at').notNull(),
  savedAt: moment('saved_at').notNull(),
  remindedAt: moment('reminded_at'),
  endsAt: moment('ends_at').notNull(),
  version: version(),
})

export const draftFile = schema.table('draft_file', {
  id: uuid().primaryKey().defaultRandom(),
  draft: uuid().notNull(),
  item: text().notNull(),
  name: text().notNull(),
  kind: text().notNull(),
  size: integer().notNull(),
  digest: bytea().notNull(),
  stored: text().notNull(),
  uploadedAt: moment('uploaded_at').notNull(),
})

/** One number for each choice, in the order of the choices. */
export type ReceiptNumber = { receipt: string; course: string; provider: string }
export const receipt = schema.table('receipt', {
  sending: uuid().primaryKey(),
  owner: bytea().notNull(),
  account: uuid(),
  municipality: text().notNull(),
  numbers: jsonb().$type<ReceiptNumber[]>().notNull(),
  codeVersion: integer('code_version').notNull(),
  answerBy: moment('answer_by'),
  sentAt: moment('sent_at').notNull(),
})

export const deleted = schema.table('deleted', {
  day: day('day').primaryKey(),
  drafts: integer().notNull(),
  files: integer().notNull(),
})

export const notice = schema.table('notice', {
  id: uuid().primaryKey().defaultRandom(),
  draft: uuid().notNull(),
  channel: text().notNull(),
  language: text().notNull(),
  madeAt: moment('made_at').notNull(),
  sentAt: moment('sent_at'),
  attempts: integer().notNull().default(0),
  sendAt: moment('send_at').notNull().defaultNow(),
  failedAt: moment('failed_at'),
})
