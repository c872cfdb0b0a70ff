import type { AdminAt, DatabaseAt } from './connection.ts'
import type { Keys } from './keys.ts'
import type { Settings } from './settings.ts'

/** The opened site: what `serve` listens for, and what commands that act on the site's things work through. */
export type Site = {
  fetch: (request: Request, env?: object) => Response | Promise<Response>
  close(): Promise<void>
  /** Lines to print when the site answers. */
  hello(): Promise<string>
  /** Figures about the site itself, as Prometheus reads them. */
  metrics(): Promise<string>
}
export type OpenSite<S extends Site = Site> = (around: {
  at: DatabaseAt
  settings: Settings
  keys: Keys
  log: (line: string) => void
}) => Promise<S>

/** Everything is opened when it is first asked for, once, and closed when the command has ended. */
export type CommandContext<S extends Site = Site> = {
  settings(): Settings
  keys(): Keys
  /** Running and migrated. */
  database(): Promise<DatabaseAt>
  /** The administrator login, for commands that look after the database itself. */
  admin(): Promise<AdminAt>
  site(): Promise<S>
  say(line: string): void
  complain(line: string): void
}

/** One word after `npx knutpunkt`. `run` returns the exit code; what it throws is told and gives 1. */
export type Command<S extends Site = Site> = {
  name: string
  usage: string
  about: string
  run(args: string[], context: CommandContext<S>): Promise<number>
}
