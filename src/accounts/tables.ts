import { boolean, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { day, moment, version } from '../platform/columns.ts'

const schema = pgSchema('accounts')

/** Somebody who can sign in (konto): staff by name and mail, newcomers by the person they are. */
export const account = schema.table('account', {
  id: uuid().primaryKey().defaultRandom(),
  kind: text({ enum: ['staff', 'newcomer'] }).notNull(),
  name: text().notNull().default(''),
  title: text().notNull().default(''),
  mail: text(),
  language: text().notNull().default('sv'),
  municipality: text(),
  person: uuid(),
  level: text().notNull().default('none'),
  demo: boolean().notNull().default(false),
  disabledAt: moment('disabled_at'),
  createdAt: moment('created_at').notNull().defaultNow(),
  version: version(),
})

export const roleHeld = schema.table('role_held', {
  id: uuid().primaryKey().defaultRandom(),
  account: uuid().notNull(),
  role: text().notNull(),
  organisation: uuid().notNull(),
  /** Days of the database's clock, by which roles begin and end. */
  validFrom: day('valid_from').notNull().defaultNow(),
  validTo: day('valid_to'),
  grantedBy: uuid('granted_by'),
  grantedAt: moment('granted_at').notNull().defaultNow(),
  version: version(),
})
