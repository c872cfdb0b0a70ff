import { boolean, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../platform/columns.ts'

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

/** The site writes what a newcomer signs in by; reading goes through the door. */
export const contact = schema.table('contact', {
  account: uuid().notNull(),
  kind: text({ enum: ['phone', 'mail'] }).notNull(),
  hmac: bytea().notNull(),
  sealed: bytea().notNull(),
  confirmedAt: moment('confirmed_at'),
})

export const newcomerCode = schema.table('newcomer_code', {
  digest: bytea().primaryKey(),
  account: uuid().notNull(),
  madeBy: uuid('made_by'),
  madeAt: moment('made_at').notNull(),
  endsAt: moment('ends_at').notNull(),
  usedAt: moment('used_at'),
  usedFrom: bytea('used_from'),
})

/** Into one organisation, in one role (inbjudan). What opens it cannot be read here. */
export const invitation = schema.table('invitation', {
  id: uuid().primaryKey().defaultRandom(),
  digest: bytea().notNull(),
  organisation: uuid().notNull(),
  role: text().notNull(),
  mail: text().notNull(),
  name: text().notNull().default(''),
  title: text().notNull().default(''),
  invitedBy: uuid('invited_by'),
  madeAt: moment('made_at').notNull(),
  endsAt: moment('ends_at').notNull(),
  usedAt: moment('used_at'),
  usedFrom: bytea('used_from'),
  usedBy: uuid('used_by'),
  version: version(),
})

/** Two people let a third back in. */
export const recovery = schema.table('recovery', {
  id: uuid().primaryKey().defaultRandom(),
  account: uuid().notNull(),
  organisation: uuid().notNull(),
  askedBy: uuid('asked_by').notNull(),
  askedAt: moment('asked_at').notNull(),
  endsAt: moment('ends_at').notNull(),
  confirmedBy: uuid('confirmed_by'),
  confirmedAt: moment('confirmed_at'),
  version: version(),
})
