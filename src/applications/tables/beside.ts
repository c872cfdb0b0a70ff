import { integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../../platform/columns.ts'

import { key, ofApplication, schema } from './columns.ts'

export const file = schema.table(
  'file',
  {
    ...ofApplication(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    size: integer('size').notNull(),
    digest: bytea('digest').notNull(),
    stored: text('stored').notNull(),
    uploadedBy: uuid('uploaded_by'),
    uploadedAt: moment('uploaded_at').notNull(),
  },
  key,
)

export const document = schema.table(
  'document',
  {
    ...ofApplication(),
    item: text('item').notNull(),
    label: text('label').notNull(),
    status: text('status').notNull().default('missing'),
    reason: text('reason'),
    file: uuid('file'),
    askedUntil: day('asked_until'),
    decidedBy: uuid('decided_by'),
    version: version(),
  },
  key,
)

export const decision = schema.table(
  'decision',
  {
    ...ofApplication(),
    component: uuid('component').notNull(),
    kind: text('kind').notNull(),
    outcome: text('outcome').notNull(),
    grounds: text('grounds').array().notNull().default([]),
    text: text('text').notNull().default(''),
    decidedBy: uuid('decided_by'),
    delegation: uuid('delegation'),
    decidedAt: moment('decided_at').notNull(),
    registerNumber: text('register_number').notNull(),
    letterVersion: text('letter_version').notNull().default('1'),
    notifiedAt: moment('notified_at'),
    notifiedBy: text('notified_by'),
    supersedes: uuid('supersedes'),
  },
  key,
)

export const proposal = schema.table(
  'proposal',
  {
    ...ofApplication(),
    component: uuid('component').notNull(),
    act: text('act').notNull(),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull().default({}),
    reason: text('reason').notNull().default(''),
    party: text('party').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: moment('proposed_at').notNull(),
    state: text('state').notNull().default('waiting'),
    settledBy: uuid('settled_by'),
    settledAt: moment('settled_at'),
    answer: text('answer'),
    version: version(),
  },
  key,
)

export const task = schema.table(
  'task',
  {
    ...ofApplication(),
    component: uuid('component').notNull(),
    kind: text('kind').notNull(),
    holder: text('holder').notNull(),
    organisation: uuid('organisation').notNull(),
    due: moment('due').notNull(),
    madeAt: moment('made_at').notNull(),
    doneAt: moment('done_at'),
    doneBy: uuid('done_by'),
    note: text('note').notNull().default(''),
    version: version(),
  },
  key,
)

export const offer = schema.table(
  'offer',
  {
    ...ofApplication(),
    component: uuid('component').notNull(),
    sentAt: moment('sent_at').notNull(),
    answerBy: moment('answer_by').notNull(),
    mode: text('mode').notNull(),
    list: uuid('list'),
    remindedAt: moment('reminded_at'),
    callMadeAt: moment('call_made_at'),
    answeredAt: moment('answered_at'),
    answer: text('answer'),
    version: version(),
  },
  key,
)
