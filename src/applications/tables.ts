import { sql } from 'drizzle-orm'
import { bigint, boolean, customType, integer, jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../platform/columns.ts'

const transaction = customType<{ data: string }>({ dataType: () => 'xid8' })
const schema = pgSchema('applications')
type Key = { municipality: ReturnType<typeof municipality>; id: ReturnType<typeof id> }
const municipality = () => text('municipality').notNull()
const id = () => uuid('id').notNull().defaultRandom()
const ofMunicipality = (): Key => ({ municipality: municipality(), id: id() })
/** Rows that belong to one application. */
const ofApplication = () => ({ ...ofMunicipality(), application: uuid('application').notNull() })
// biome-ignore lint/suspicious/noExplicitAny: the two columns that every key of this schema has, whatever the table
const key = (table: any) => [primaryKey({ columns: [table.municipality, table.id] })]

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
