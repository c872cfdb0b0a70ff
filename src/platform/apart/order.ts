import type { DatabaseAt } from '../connection.ts'

/** What the site tells the process beside it: places, never a key or a password. Those it reads itself. */
export type Order = {
  at: Pick<DatabaseAt, 'host' | 'port' | 'database' | 'ssl'>
  data: string
  keys: string
  mark: string
  /** Where nightly copies go; null: none are made. */
  copies: string | null
  /** The folder of the site's own database; null when others look after it. */
  root: string | null
}
