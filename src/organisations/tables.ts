import { boolean, date, integer, pgSchema, primaryKey, text, time, uuid } from 'drizzle-orm/pg-core'

const schema = pgSchema('organisations')
const validFrom = () => date('valid_from', { mode: 'string' }).notNull()
const validTo = () => date('valid_to', { mode: 'string' })
const version = () => integer().notNull().default(1)

export const organisationKinds = [
  'owner',
  'municipality',
  'board',
  'unit',
  'provider',
  'authority',
  'employer',
  'association',
  'corner',
] as const

export const organisation = schema.table('organisation', {
  id: uuid().primaryKey().defaultRandom(),
  kind: text({ enum: organisationKinds }).notNull(),
  parent: uuid(),
  municipality: text(),
  name: text().notNull(),
  ownName: text('own_name'),
  phone: text().notNull().default(''),
  mail: text().notNull().default(''),
  /** The unit to which new applications of this municipality go. */
  receives: boolean().notNull().default(false),
  hoursFrom: time('hours_from').notNull().default('08:00'),
  hoursTo: time('hours_to').notNull().default('16:30'),
  validFrom: validFrom().default('1900-01-01'),
  validTo: validTo(),
  source: text().notNull().default(''),
  demo: boolean().notNull().default(false),
  version: version(),
})

export const cornerMember = schema.table(
  'corner_member',
  {
    corner: uuid().notNull(),
    municipality: text().notNull(),
    validFrom: validFrom().default('1900-01-01'),
    validTo: validTo(),
    source: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.corner, table.municipality, table.validFrom] })],
)

export const cooperationArea = schema.table('cooperation_area', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  educationKind: text('education_kind').notNull(),
  agreement: text().notNull().default(''),
  demo: boolean().notNull().default(false),
  version: version(),
})

export const cooperationMember = schema.table(
  'cooperation_member',
  {
    area: uuid().notNull(),
    municipality: text().notNull(),
    validFrom: validFrom(),
    validTo: validTo(),
  },
  (table) => [primaryKey({ columns: [table.area, table.municipality, table.validFrom] })],
)

export const delegation = schema.table('delegation', {
  id: uuid().primaryKey().defaultRandom(),
  organisation: uuid().notNull(),
  kind: text({ enum: ['cost', 'admission', 'seat'] }).notNull(),
  /** One of the two is set: every holder of a role, or one account. */
  role: text(),
  account: uuid(),
  validFrom: validFrom(),
  validTo: validTo(),
  reference: text().notNull(),
  version: version(),
})
