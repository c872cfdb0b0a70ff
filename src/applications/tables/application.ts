import { sql } from 'drizzle-orm'
import { bigint, boolean, customType, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { day, moment, version } from '../../platform/columns.ts'
import { key, ofApplication, ofMunicipality, schema } from './columns.ts'

const transaction = customType<{ data: string }>({ dataType: () => 'xid8' })

export const sending = schema.table(
  'sending',
  {
    ...ofMunicipality(),
    person: uuid('person').notNull(),
    codeVersion: integer('code_version').notNull().default(1),
    sentAt: moment('sent_at').notNull(),
    sentBy: uuid('sent_by'),
    textVersion: text('text_version').notNull().default(''),
    version: version(),
  },
  key,
)

export const application = schema.table(
  'application',
  {
    ...ofMunicipality(),
    receipt: text('receipt').notNull(),
    sending: uuid('sending').notNull(),
    person: uuid('person').notNull(),
    unit: uuid('unit').notNull(),
    provider: uuid('provider').notNull(),
    huvudman: text('huvudman').notNull(),
    course: uuid('course').notNull(),
    round: uuid('round').notNull(),
    rank: integer('rank').notNull(),
    stayOnHigher: boolean('stay_on_higher').notNull().default(false),
    language: text('language').notNull().default('sv'),
    channel: text('channel').notNull().default('sms'),
    startedBy: uuid('started_by'),
    startedAs: text('started_as').notNull().default('applicant'),
    importKey: text('import_key'),
    /** The row below is the one that this component stands in. */
    leadingComponent: uuid('leading_component').notNull(),
    state: text('state').notNull(),
    holder: text('holder').notNull(),
    since: moment('since').notNull(),
    due: moment('due'),
    pausedUntil: day('paused_until'),
    pauseReason: text('pause_reason'),
    responsible: uuid('responsible'),
    queueAt: moment('queue_at').notNull(),
    sentAt: moment('sent_at').notNull(),
    eligibility: text('eligibility').notNull().default('unknown'),
    /** Answers to the conditions of the course. */
    conditions: jsonb('conditions')
      .$type<{ code: string; result: 'met' | 'not_met' | 'unknown' }[]>()
      .notNull()
      .default([]),
    wish: text('wish').notNull().default(''),
    followers: uuid('followers').array().notNull().default([]),
    handlers: uuid('handlers').array(),
    partners: uuid('partners').array().notNull().default([]),
    copiedFrom: uuid('copied_from'),
    homeKnown: boolean('home_known').notNull().default(true),
    establishment: boolean('establishment').notNull().default(false),
    movedFrom: text('moved_from'),
    restricted: boolean('restricted').notNull().default(false),
    demo: boolean('demo').notNull().default(false),
    version: version(),
  },
  key,
)

export const component = schema.table(
  'component',
  {
    ...ofApplication(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    holder: text('holder').notNull(),
    since: moment('since').notNull(),
    due: moment('due'),
    starts: day('starts'),
    ends: day('ends'),
    lastPresent: day('last_present'),
    result: text('result'),
    /** Agreed for this participant when it is not what the round says. */
    agreedStart: day('agreed_start'),
    agreedEnd: day('agreed_end'),
    hoursPerWeek: integer('hours_per_week'),
    level: text('level'),
    version: version(),
  },
  key,
)

export const payer = schema.table(
  'payer',
  {
    ...ofApplication(),
    component: uuid('component').notNull(),
    organisation: uuid('organisation').notNull(),
    kind: text('kind').notNull(),
    /** Basis points. */
    share: integer('share').notNull(),
    funding: text('funding').notNull(),
    specialReasons: boolean('special_reasons').notNull().default(false),
    reason: text('reason'),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
    due: moment('due'),
    /** The price row that was frozen when the money was committed, and this payer's part of it in öre. */
    price: uuid('price'),
    amount: bigint('amount', { mode: 'number' }),
    /** What it was before somebody moved; `amount` is then this home's part of it. */
    splitFrom: bigint('split_from', { mode: 'number' }),
    validFrom: day('valid_from'),
    validTo: day('valid_to'),
    version: version(),
  },
  key,
)

export const event = schema.table(
  'event',
  {
    ...ofApplication(),
    component: uuid('component').notNull(),
    seq: integer('seq').notNull(),
    fromState: text('from_state'),
    toState: text('to_state').notNull(),
    party: text('party').notNull(),
    account: uuid('account'),
    organisation: uuid('organisation'),
    ground: text('ground'),
    reason: text('reason'),
    note: text('note'),
    at: moment('at').notNull(),
    /** The day the step is about, where that is another. */
    effective: day('effective'),
    compensates: uuid('compensates'),
    request: uuid('request'),
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity(),
    xid: transaction('xid').notNull().default(sql`pg_current_xact_id()`),
  },
  key,
)
