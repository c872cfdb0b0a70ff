import { bigint, boolean, doublePrecision, integer, jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../platform/columns.ts'
import type { Language } from '../shared/language.ts'
import { directions, familyKinds, periods, replyStates, sexes, sexSplits, stages, statuses, units } from './words.ts'

const schema = pgSchema('figures')
const words = (name: string) => text(name).notNull().default('')
const json = <T>(name: string, empty: T) =>
  jsonb(name)
    .$type<T>()
    .notNull()
    .default(empty as never)
/** Swedish always; other languages where somebody has written them. */
export type Said = { sv: string } & Partial<Record<Language, string>>

export const family = schema.table('family', {
  name: text().primaryKey(),
  kind: text({ enum: familyKinds }).notNull(),
  k: integer().notNull().default(5),
  note: words('note'),
  loweredBy: uuid('lowered_by'),
  loweredWith: uuid('lowered_with'),
  version: version(),
})
export const indicator = schema.table(
  'indicator',
  {
    slug: text().notNull(),
    edition: integer().notNull().default(1),
    place: integer().notNull(),
    partOf: text('part_of'),
    titles: jsonb().$type<Said>().notNull(),
    numerator: jsonb().$type<Said>().notNull(),
    denominator: jsonb().$type<Said>(),
    unit: text({ enum: units }).notNull(),
    multiplier: doublePrecision().notNull().default(1),
    decimals: integer().notNull().default(0),
    direction: text({ enum: directions }).notNull(),
    period: text({ enum: periods }).notNull(),
    sexSplit: text('sex_split', { enum: sexSplits }).notNull(),
    source: text().notNull(),
    kpi: text(),
    kpiTitle: text('kpi_title'),
    kpiFound: text('kpi_found'),
    sourceDefinition: words('source_definition'),
    validFrom: words('valid_from'),
    validTo: words('valid_to'),
    breaks: json<{ period: string; note: Said }[]>('breaks', []),
    family: text().notNull(),
    k: integer().notNull().default(5),
    beside: text(),
    goal: doublePrecision(),
    coming: boolean().notNull().default(false),
  },
  (row) => [primaryKey({ columns: [row.slug, row.edition] })],
)
export const sourceReply = schema.table('source_reply', {
  id: uuid().primaryKey().defaultRandom(),
  connector: text().notNull(),
  kind: words('kind'),
  url: words('url'),
  request: json<Record<string, unknown>>('request', {}),
  status: integer(),
  headers: json<Record<string, string>>('headers', {}),
  fetchedAt: moment('fetched_at').notNull(),
  sha256: text().notNull(),
  bytes: bigint({ mode: 'number' }).notNull().default(0),
  parser: integer().notNull().default(1),
  municipality: text(),
  state: text({ enum: replyStates }).notNull().default('received'),
  problem: words('problem'),
  rows: integer().notNull().default(0),
  warnings: json<string[]>('warnings', []),
  doneAt: moment('done_at'),
  version: version(),
})
export const sourceBody = schema.table('source_body', {
  reply: uuid().primaryKey(),
  body: bytea().notNull(),
  name: words('name'),
  account: uuid(),
  broughtBy: words('brought_by'),
})
export const release = schema.table('release', {
  seq: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  stage: text({ enum: stages }).notNull().default('planned'),
  plannedFor: day('planned_for').notNull(),
  indicators: text().array().notNull().default([]),
  corrects: integer(),
  recounts: boolean().notNull().default(false),
  reason: words('reason'),
  preparedBy: uuid('prepared_by'),
  preparedName: words('prepared_name'),
  preparedAt: moment('prepared_at'),
  approvedBy: uuid('approved_by'),
  approvedName: words('approved_name'),
  approvedAt: moment('approved_at'),
  publishedAt: moment('published_at'),
  sha256: text(),
  cells: integer().notNull().default(0),
  demo: boolean().notNull().default(false),
  madeAt: moment('made_at').notNull(),
  version: version(),
})
export const releaseReply = schema.table(
  'release_reply',
  { release: integer().notNull(), reply: uuid().notNull() },
  (row) => [primaryKey({ columns: [row.release, row.reply] })],
)
export const releaseMove = schema.table('release_move', {
  id: uuid().primaryKey().defaultRandom(),
  release: integer().notNull(),
  fromDay: day('from_day').notNull(),
  toDay: day('to_day').notNull(),
  reason: text().notNull(),
  at: moment('at').notNull(),
})

const cell = () => ({
  slug: text().notNull(),
  edition: integer().notNull().default(1),
  municipality: text().notNull(),
  period: text().notNull(),
  sex: text({ enum: sexes }).notNull(),
  value: doublePrecision(),
  numerator: doublePrecision(),
  denominator: doublePrecision(),
  status: text({ enum: statuses }).notNull(),
  marks: text().array().notNull().default([]),
})
export const waiting = schema.table('waiting', { reply: uuid().notNull(), ...cell() }, (row) => [
  primaryKey({ columns: [row.reply, row.slug, row.edition, row.municipality, row.period, row.sex] }),
])
/** In every release from `since` until the one that replaced it; shown now where `until` is null. */
export const observation = schema.table(
  'observation',
  { ...cell(), since: integer().notNull(), until: integer(), reply: uuid() },
  (row) => [primaryKey({ columns: [row.slug, row.edition, row.municipality, row.period, row.sex, row.since] })],
)
export const frozen = schema.table(
  'frozen',
  {
    family: text().notNull(),
    at: moment('at').notNull(),
    reply: uuid().notNull(),
    records: text().notNull(),
    cells: jsonb().$type<unknown>().notNull(),
    counted: jsonb().$type<unknown>(),
  },
  (row) => [primaryKey({ columns: [row.family, row.reply, row.records] })],
)

export const tile = schema.table(
  'tile',
  {
    region: text().notNull(),
    municipality: text().notNull(),
    row: integer().notNull(),
    col: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.region, row.municipality] })],
)
export const neighbour = schema.table(
  'neighbour',
  { municipality: text().notNull(), neighbour: text().notNull() },
  (row) => [primaryKey({ columns: [row.municipality, row.neighbour] })],
)
export const connector = schema.table('connector', {
  name: text().primaryKey(),
  isOn: boolean('is_on').notNull().default(false),
  askedAt: moment('asked_at'),
  answeredAt: moment('answered_at'),
  reply: uuid(),
  expectedOn: day('expected_on'),
  grace: integer().notNull().default(30),
  failures: integer().notNull().default(0),
  problem: words('problem'),
  conditions: json<Record<string, { etag?: string; modified?: string }>>('conditions', {}),
  version: version(),
})
export const failure = schema.table('failure', {
  id: uuid().primaryKey().defaultRandom(),
  at: moment('at').notNull(),
  connector: text().notNull(),
  reply: uuid(),
  problem: text().notNull(),
  about: words('about'),
  settledAt: moment('settled_at'),
  settledBy: uuid('settled_by'),
})
export const mapping = schema.table(
  'mapping',
  {
    kind: text().notNull(),
    fingerprint: text().notNull(),
    municipality: words('municipality'),
    headers: text().array().notNull(),
    columns: jsonb().$type<Record<string, string>>().notNull(),
    at: moment('at').notNull(),
    account: uuid(),
  },
  (row) => [primaryKey({ columns: [row.kind, row.fingerprint, row.municipality] })],
)
