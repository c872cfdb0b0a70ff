import { pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

export const schema = pgSchema('applications')
export type Key = { municipality: ReturnType<typeof municipality>; id: ReturnType<typeof id> }
const municipality = () => text('municipality').notNull()
const id = () => uuid('id').notNull().defaultRandom()
export const ofMunicipality = (): Key => ({ municipality: municipality(), id: id() })
/** Rows that belong to one application. */
export const ofApplication = () => ({ ...ofMunicipality(), application: uuid('application').notNull() })
// biome-ignore lint/suspicious/noExplicitAny: the two columns that every key of this schema has, whatever the table
export const key = (table: any) => [primaryKey({ columns: [table.municipality, table.id] })]
