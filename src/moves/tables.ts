import { pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../platform/columns.ts'
import type { MoveKind, MoveState } from './move.ts'

const schema = pgSchema('moves')
const own = () => ({ municipality: text('municipality').notNull(), id: uuid('id').notNull().defaultRandom() })
// biome-ignore lint/suspicious/noExplicitAny: the two columns that every key of this schema has, whatever the table
const key = (table: any) => [primaryKey({ columns: [table.municipality, table.id] })]
const clock = () => ({
  askedBy: uuid('asked_by').notNull(),
  askedAt: moment('asked_at').notNull(),
  due: moment('due').notNull(),
  answeredBy: uuid('answered_by'),
  answeredAt: moment('answered_at'),
  version: version(),
})

export const move = schema.table(
  'move',
  {
    ...own(),
    person: uuid('person').notNull(),
    kind: text('kind').$type<MoveKind>().notNull(),
    unit: uuid('unit').notNull(),
    provider: uuid('provider'),
    toMunicipality: text('to_municipality').notNull(),
    receiver: uuid('receiver').notNull(),
    application: uuid('application'),
    toRound: uuid('to_round'),
    splitDay: day('split_day'),
    text: text('text').notNull().default(''),
    agreed: text('agreed'),
    state: text('state').$type<MoveState>().notNull().default('waiting'),
    reason: text('reason').notNull().default(''),
    request: uuid('request'),
    handlers: uuid('handlers').array(),
    ...clock(),
  },
  key,
)

export const request = schema.table(
  'request',
  {
    ...own(),
    unit: uuid('unit').notNull(),
    fromMunicipality: text('from_municipality').notNull(),
    desk: uuid('desk').notNull(),
    /** Gone with the answer. */
    sealed: bytea('sealed'),
    text: text('text').notNull().default(''),
    splitDay: day('split_day'),
    state: text('state').$type<RequestState>().notNull().default('waiting'),
    ...clock(),
  },
  key,
)
export type RequestState = 'waiting' | 'sent' | 'refused' | 'withdrawn'

export const match = schema.table(
  'match',
  { ...own(), request: uuid('request').notNull(), person: uuid('person').notNull() },
  key,
)
