import { bigint, boolean, integer, jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../platform/columns.ts'
import { actions, classes, delayGrounds, requestKinds, requestStates, runStates } from './kinds.ts'

const schema = pgSchema('rights')

export const question = schema.table('question', {
  municipality: text().notNull(),
  id: uuid().notNull().defaultRandom(),
  person: uuid().notNull(),
  entry: bigint({ mode: 'number' }).notNull(),
  language: text().notNull(),
  askedAt: moment('asked_at').notNull(),
  due: moment('due').notNull(),
  answer: text().notNull().default(''),
  answeredAt: moment('answered_at'),
  answeredBy: uuid('answered_by'),
  version: version(),
})

export const request = schema.table('request', {
  municipality: text().notNull(),
  id: uuid().notNull().defaultRandom(),
  person: uuid().notNull(),
  kind: text({ enum: requestKinds }).notNull(),
  application: uuid(),
  field: text().notNull().default(''),
  wrong: text().notNull().default(''),
  right: text().notNull().default(''),
  unit: uuid().notNull(),
  language: text().notNull(),
  askedAt: moment('asked_at').notNull(),
  due: moment('due').notNull(),
  state: text({ enum: requestStates }).notNull().default('waiting'),
  answer: text().notNull().default(''),
  endsOn: day('ends_on'),
  answeredAt: moment('answered_at'),
  answeredBy: uuid('answered_by'),
  dispute: text().notNull().default(''),
  disputedAt: moment('disputed_at'),
  version: version(),
})

export const delay = schema.table('delay', {
  municipality: text().notNull(),
  id: uuid().notNull().defaultRandom(),
  person: uuid().notNull(),
  organisation: uuid().notNull(),
  ground: text({ enum: delayGrounds }).notNull(),
  reference: text().notNull(),
  validFrom: moment('valid_from').notNull(),
  validTo: moment('valid_to').notNull(),
  decidedBy: uuid('decided_by').notNull(),
  endedAt: moment('ended_at'),
  version: version(),
})

export const staffChoice = schema.table('staff_choice', {
  organisation: uuid().primaryKey(),
  names: boolean().notNull().default(false),
  version: version(),
})

export const unnamed = schema.table('unnamed', {
  id: uuid().primaryKey().defaultRandom(),
  account: uuid().notNull(),
  organisation: uuid().notNull(),
  madeBy: uuid('made_by').notNull(),
  madeAt: moment('made_at').notNull(),
  endedAt: moment('ended_at'),
  version: version(),
})

export const rule = schema.table('rule', {
  id: uuid().primaryKey().defaultRandom(),
  municipality: text().notNull(),
  class: text({ enum: classes }).notNull(),
  months: integer().notNull(),
  action: text({ enum: actions }).notNull(),
  legalBasis: text('legal_basis').notNull(),
  reference: text().notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: moment('proposed_at').notNull(),
  approvedBy: uuid('approved_by'),
  approvedAt: moment('approved_at'),
  endedAt: moment('ended_at'),
  demo: boolean().notNull().default(false),
  version: version(),
})

export type Skipped = { why: string; receipt?: string; n?: number }
export const run = schema.table('run', {
  id: uuid().primaryKey().defaultRandom(),
  municipality: text().notNull(),
  rule: uuid().notNull(),
  frozenAt: moment('frozen_at').notNull(),
  frozenBy: uuid('frozen_by').notNull(),
  count: integer().notNull(),
  digest: bytea().notNull(),
  skipped: jsonb().$type<Skipped[]>().notNull(),
  state: text({ enum: runStates }).notNull().default('frozen'),
  proposedBy: uuid('proposed_by'),
  proposedAt: moment('proposed_at'),
  approvedBy: uuid('approved_by'),
  approvedAt: moment('approved_at'),
  notBefore: moment('not_before'),
  doneAt: moment('done_at'),
  destroyed: integer().notNull().default(0),
  changed: integer().notNull().default(0),
  version: version(),
})

/** The locked package of a run that gives to the archive. */
export const delivery = schema.table('delivery', {
  run: uuid().primaryKey(),
  municipality: text().notNull(),
  stored: text().notNull(),
  sealedKey: bytea('sealed_key').notNull(),
  bytes: bigint({ mode: 'number' }).notNull(),
  acts: integer().notNull(),
  digest: bytea().notNull(),
  innerDigest: bytea('inner_digest').notNull(),
  packedAt: moment('packed_at').notNull(),
  fetchedBy: uuid('fetched_by'),
  fetchedAt: moment('fetched_at'),
  openedBy: uuid('opened_by'),
  openedAt: moment('opened_at'),
  receipt: text().notNull().default(''),
  receivedBy: uuid('received_by'),
  receivedAt: moment('received_at'),
  version: version(),
})

export const hold = schema.table('hold', {
  municipality: text().notNull(),
  id: uuid().notNull().defaultRandom(),
  person: uuid().notNull(),
  application: uuid().notNull(),
  reason: text().notNull(),
  madeBy: uuid('made_by').notNull(),
  madeAt: moment('made_at').notNull(),
  endedAt: moment('ended_at'),
  version: version(),
})

export const keptCount = schema.table(
  'kept_count',
  {
    municipality: text().notNull(),
    year: integer().notNull(),
    state: text().notNull(),
    n: integer().notNull(),
  },
  ({ municipality, year, state }) => [primaryKey({ columns: [municipality, year, state] })],
)
