import { bigint, boolean, customType, integer, jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../platform/columns.ts'
import { courseKinds, type Item, type Texts } from './domain/course.ts'
import { forms, intakes, offerModes } from './domain/intake.ts'
import { priceUnits, shareKinds } from './domain/price.ts'

const schema = pgSchema('courses')
const id = () => uuid().primaryKey().defaultRandom()
const words = (name: string) => text(name).notNull().default('')
const demo = () => boolean().notNull().default(false)
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const course = schema.table('course', {
  id: id(),
  slug: text().notNull(),
  code: text(),
  title: text().notNull(),
  ingress: words('ingress'),
  body: words('body'),
  kind: text({ enum: courseKinds }).notNull(),
  trade: words('trade'),
  tradeName: words('trade_name'),
  track: words('track'),
  levelIn: words('level_in'),
  levelOut: words('level_out'),
  vocational: boolean().notNull().default(true),
  certificate: words('certificate'),
  languageSupport: words('language_support'),
  credits: integer(),
  prerequisites: jsonb().$type<Item[]>().notNull().default([]),
  documents: jsonb().$type<Item[]>().notNull().default([]),
  texts: jsonb().$type<Texts>().notNull().default({}),
  search: tsvector(),
  /** Small letters without accents, in all languages: found also by those whose keyboard lacks å ä ö. */
  plain: text(),
  /** The provider that wrote it; null when the platform did. */
  owner: uuid(),
  demo: demo(),
  createdAt: moment('created_at').notNull().defaultNow(),
  changedAt: moment('changed_at'),
  changedBy: uuid('changed_by'),
  version: version(),
})

export const round = schema.table('round', {
  id: id(),
  code: text(),
  course: uuid().notNull(),
  provider: uuid().notNull(),
  huvudman: text().notNull(),
  place: words('place'),
  municipality: text().notNull(),
  distance: boolean().notNull().default(false),
  form: text({ enum: forms }).notNull().default('campus'),
  starts: day('starts').notNull(),
  ends: day('ends').notNull(),
  entryDate: day('entry_date').notNull(),
  hoursPerWeek: integer('hours_per_week').notNull().default(30),
  schedule: words('schedule'),
  seats: integer().notNull(),
  minSeats: integer('min_seats').notNull().default(0),
  intake: text({ enum: intakes }).notNull().default('open'),
  intakeReason: words('intake_reason'),
  reopens: day('reopens'),
  offerMode: text('offer_mode', { enum: offerModes }).notNull().default('confirm'),
  answerDays: integer('answer_days').notNull().default(7),
  stayOnHigher: boolean('stay_on_higher').notNull().default(true),
  ruleSet: uuid('rule_set'),
  agreement: words('agreement'),
  seatsTaken: integer('seats_taken').notNull().default(0),
  reserves: integer().notNull().default(0),
  usualDays: integer('usual_days'),
  changedAt: moment('changed_at'),
  changedBy: uuid('changed_by'),
  demo: demo(),
  version: version(),
})

export const seat = schema.table(
  'seat',
  {
    round: uuid().notNull(),
    number: integer().notNull(),
    heldBy: uuid('held_by'),
    heldSince: moment('held_since'),
  },
  (table) => [primaryKey({ columns: [table.round, table.number] })],
)

export const price = schema.table('price', {
  id: id(),
  provider: uuid().notNull(),
  course: uuid().notNull(),
  round: uuid(),
  amount: bigint({ mode: 'number' }).notNull(),
  unit: text({ enum: priceUnits }).notNull().default('course'),
  tax: integer().notNull().default(0),
  agreement: words('agreement'),
  validFrom: day('valid_from').notNull(),
  validTo: day('valid_to'),
  version: version(),
})

export const priceShare = schema.table(
  'price_share',
  {
    price: uuid().notNull(),
    number: integer().notNull(),
    kind: text({ enum: shareKinds }).notNull(),
    payer: uuid(),
    share: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.price, table.number] })],
)

export const ruleSet = schema.table('rule_set', {
  id: id(),
  name: text().notNull(),
  law: words('law'),
  demo: demo(),
  version: version(),
})

export const watch = schema.table('watch', {
  id: id(),
  course: uuid().notNull(),
  round: uuid(),
  channel: text({ enum: ['mail', 'phone'] }).notNull(),
  contact: bytea().notNull(),
  contactHmac: bytea('contact_hmac').notNull(),
  language: text().notNull(),
  askedAt: moment('asked_at').notNull(),
  confirmedAt: moment('confirmed_at'),
  version: version(),
})

export const watchNotice = schema.table('watch_notice', {
  id: id(),
  kind: text({ enum: ['confirm', 'list', 'opened'] }).notNull(),
  watch: uuid(),
  course: uuid(),
  round: uuid(),
  channel: text({ enum: ['mail', 'phone'] }).notNull(),
  contact: bytea().notNull(),
  contactHmac: bytea('contact_hmac').notNull(),
  language: text().notNull(),
  madeAt: moment('made_at').notNull(),
  endsAt: moment('ends_at').notNull(),
  usedAt: moment('used_at'),
  sentAt: moment('sent_at'),
})

export const share = schema.table('share', {
  id: id(),
  course: uuid().notNull(),
  round: uuid(),
  language: text().notNull(),
  madeBy: uuid('made_by').notNull(),
  organisation: uuid().notNull(),
  madeAt: moment('made_at').notNull(),
  endsAt: moment('ends_at').notNull(),
})
