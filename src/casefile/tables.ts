import { boolean, integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, version } from '../platform/columns.ts'

const schema = pgSchema('applications')
/** What people write and agree on round an application; the application itself is the neighbour's. */
const ofApplication = () => ({
  municipality: text('municipality').notNull(),
  id: uuid('id').notNull().defaultRandom(),
  application: uuid('application').notNull(),
})
// biome-ignore lint/suspicious/noExplicitAny: the two columns that every key of this schema has, whatever the table
const key = (table: any) => [primaryKey({ columns: [table.municipality, table.id] })]

export const appeal = schema.table(
  'appeal',
  {
    ...ofApplication(),
    decision: uuid('decision').notNull(),
    state: text('state').notNull(),
    receivedAt: moment('received_at').notNull(),
    text: text('text').notNull().default(''),
    settledAt: moment('settled_at'),
    settledBy: uuid('settled_by'),
    version: version(),
  },
  key,
)

export const message = schema.table(
  'message',
  {
    ...ofApplication(),
    fromAccount: uuid('from_account'),
    fromParty: text('from_party').notNull(),
    toParty: text('to_party').notNull(),
    text: text('text').notNull(),
    language: text('language').notNull(),
    at: moment('at').notNull(),
    answerBy: moment('answer_by'),
    readAt: moment('read_at'),
    version: version(),
  },
  key,
)

export const appointment = schema.table(
  'appointment',
  {
    ...ofApplication(),
    kind: text('kind').notNull(),
    startsAt: moment('starts_at').notNull(),
    minutes: integer('minutes').notNull(),
    place: text('place').notNull().default(''),
    interpreter: boolean('interpreter').notNull().default(false),
    madeBy: uuid('made_by'),
    cancelledAt: moment('cancelled_at'),
    version: version(),
  },
  key,
)
