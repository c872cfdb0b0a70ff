import type { AdminAt, DatabaseAt } from '../src/platform/connection.ts'

/** What the run's own PostgreSQL is reached by. `at.database` is the template: never connect to it, create from it. */
export type Provided = { at: DatabaseAt; admin: AdminAt; keys: string }

declare module 'vitest' {
  interface ProvidedContext {
    database: Provided
  }
}
