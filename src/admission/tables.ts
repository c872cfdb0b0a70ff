import { integer, jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Candidate, RuleSet } from '../applications/index.ts'
import { moment, version } from '../platform/columns.ts'

const schema = pgSchema('admission')
const ofApplication = () => ({
  municipality: text('municipality').notNull(),
  id: uuid('id').notNull().defaultRandom(),
  application: uuid('application').notNull(),
})
// biome-ignore lint/suspicious/noExplicitAny: the two columns that every key of this schema has, whatever the table
const key = (table: any) => [primaryKey({ columns: [table.municipality, table.id] })]

/** A decision of a rector about a whole round, with the rules as they were. */
export const list = schema.table('list', {
  id: uuid('id').primaryKey().defaultRandom(),
  round: uuid('round').notNull(),
  number: integer('number').notNull(),
  rules: jsonb('rules').$type<RuleSet>().notNull(),
  seats: integer('seats').notNull(),
  decidedBy: uuid('decided_by'),
  delegation: uuid('delegation'),
  decidedAt: moment('decided_at').notNull(),
})

export const answer = schema.table(
  'answer',
  {
    ...ofApplication(),
    code: text('code').notNull(),
    value: integer('value').notNull(),
    evidence: text('evidence').notNull().default(''),
    seenBy: uuid('seen_by'),
    seenAt: moment('seen_at').notNull(),
    version: version(),
  },
  key,
)

export const entry = schema.table(
  'entry',
  {
    ...ofApplication(),
    round: uuid('round').notNull(),
    list: uuid('list'),
    rank: integer('rank'),
    outcome: text('outcome').notNull(),
    criterion: text('criterion').notNull(),
    merits: jsonb('merits').$type<Candidate['merits']>().notNull().default({}),
    queueAt: moment('queue_at').notNull(),
    joinedAt: moment('joined_at').notNull(),
    leftAt: moment('left_at'),
    place: integer('place'),
    line: integer('line'),
    placedBy: text('placed_by'),
    movedFrom: integer('moved_from'),
    movedBy: text('moved_by'),
    movedAt: moment('moved_at'),
    /** The place that the person knows, and when another one was last told. */
    toldPlace: integer('told_place'),
    toldAt: moment('told_at'),
    version: version(),
  },
  key,
)

export const ping = schema.table(
  'ping',
  {
    ...ofApplication(),
    askedAt: moment('asked_at').notNull(),
    answeredAt: moment('answered_at'),
    answer: text('answer'),
    version: version(),
  },
  key,
)
