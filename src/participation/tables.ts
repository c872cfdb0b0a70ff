import { sql } from 'drizzle-orm'
import { bigint, boolean, customType, integer, jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Step } from '../applications/index.ts'
import { day, moment, version } from '../platform/columns.ts'
import type { ProposalKind, ProposalState } from './proposals.ts'

const schema = pgSchema('participation')
const transaction = customType<{ data: string }>({ dataType: () => 'xid8' })
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

export const proposal = schema.table(
  'proposal',
  {
    ...ofApplication(),
    component: uuid('component').notNull(),
    kind: text('kind').$type<ProposalKind>().notNull(),
    day: day('day'),
    hours: integer('hours'),
    level: text('level'),
    step: jsonb('step').$type<Step>(),
    reason: text('reason').notNull(),
    payer: uuid('payer').notNull(),
    /** Who has it in hand at the payer. */
    desk: uuid('desk').notNull(),
    party: text('party').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: moment('proposed_at').notNull(),
    due: moment('due').notNull(),
    state: text('state').$type<ProposalState>().notNull().default('waiting'),
    settledBy: uuid('settled_by'),
    settledAt: moment('settled_at'),
    answer: text('answer').notNull().default(''),
    version: version(),
  },
  key,
)

export const proposalEvent = schema.table(
  'proposal_event',
  {
    ...ofApplication(),
    proposal: uuid('proposal').notNull(),
    kind: text('kind').notNull(),
    fromState: text('from_state'),
    toState: text('to_state').notNull(),
    party: text('party').notNull(),
    at: moment('at').notNull(),
    /** Given by the database, in one row with the steps of applications. */
    number: bigint('number', { mode: 'number' }).notNull().default(0),
    xid: transaction('xid').notNull().default(sql`pg_current_xact_id()`),
  },
  key,
)
