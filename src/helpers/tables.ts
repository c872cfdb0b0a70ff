import { bigint, integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment, version } from '../platform/columns.ts'

const schema = pgSchema('helpers')

/** Somebody who may help with one draft, or with what became of it. */
export const helper = schema.table('helper', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  scopes: text().array().notNull(),
  until: moment('until').notNull(),
  draft: uuid(),
  municipality: text(),
  person: uuid(),
  sending: uuid(),
  owner: bytea().notNull(),
  account: uuid(),
  madeAt: moment('made_at').notNull(),
  endedAt: moment('ended_at'),
  digest: bytea().notNull(),
  pin: bytea().notNull(),
  linkUntil: moment('link_until').notNull(),
  tries: integer().notNull().default(0),
  usedAt: moment('used_at'),
  browser: bytea(),
  refusedAt: moment('refused_at'),
  version: version(),
})

export const deed = schema.table('deed', {
  helper: uuid().notNull(),
  at: moment('at').notNull(),
  what: text({ enum: ['opened', 'filled', 'sent', 'looked', 'accepted', 'declined', 'left', 'handedIn'] }).notNull(),
  about: uuid(),
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
})
