import { customType, date, integer, timestamp } from 'drizzle-orm/pg-core'

/** Columns that many tables have. Which rows somebody sees stands in the migrations, not here. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const day = (name: string) => date(name, { mode: 'string' })
export const version = () => integer('version').notNull().default(1)
