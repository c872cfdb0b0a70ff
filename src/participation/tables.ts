import { boolean, integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, moment, version } from '../platform/columns.ts'

const schema = pgSchema('participation')
const ofApplication = () => ({
  municipality: text('municipality').notNull(),
  id: uuid('id').notNull().defaultRandom(),
  application: uuid('application').notNull(),
})
// biome-ignore lint/suspicious/noExplicitAny: the two columns that every key of this schema has, whatever the table
const key = (table: any) => [primaryKey({ columns: [table.municipality, table.id] })]

export const absence = schema.table(
  'absence',
  {
    ...ofApplication(),
    component: uuid('component').notNull(),
    fromDay: day('from_day').notNull(),
    /** The last day away. */
    toDay: day('to_day'),
    notedBy: uuid('noted_by'),
    notedAt: moment('noted_at').notNull(),
    version: version(),
  },
  key,
)

export const signal = schema.table(
  'signal',
  {
    ...ofApplication(),
    absence: uuid('absence').notNull(),
    days: integer('days').notNull(),
    at: moment('at').notNull(),
  },
  key,
)

export const nextStep = schema.table(
  'next_step',
  {
    ...ofApplication(),
    kind: text('kind').notNull(),
    note: text('note').notNull().default(''),
    recordedBy: uuid('recorded_by'),
    recordedAt: moment('recorded_at').notNull(),
    version: version(),
  },
  key,
)

export const outcome = schema.table(
  'outcome',
  {
    ...ofApplication(),
    component: uuid('component').notNull(),
    /** Days after the end of the course. */
    after: integer('after').notNull(),
    onDay: day('on_day').notNull(),
    askedAt: moment('asked_at'),
    calledAt: moment('called_at'),
    outcome: text('outcome'),
    extent: text('extent'),
    subsidised: boolean('subsidised'),
    answeredAt: moment('answered_at'),
    answeredAs: text('answered_as'),
    answeredBy: uuid('answered_by'),
    version: version(),
  },
  key,
)
