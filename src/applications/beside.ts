/**
 * What neighbours further up know of an application and its page shows: a place on the reserve list, a question of how
 * it went. They say it themselves, in the reader's language; whoever draws the page need not know them.
 * The trap: each asking for itself would make a page slower with every neighbour, so all their questions are one statement.
 */
import { ask, type Tx, type Visit } from '../platform/visit.ts'
import type { Whole } from './queries/whole.ts'

export type Beside = {
  title: string
  lines: readonly string[]
  links: readonly { href: string; text: string }[]
}
export type Teller<Found> = {
  /** A subquery that gives one value of jsonb about the application `$2` of the municipality `$1` and the person `$3`. */
  sql?: string
  /** Whether there is anything to ask about this one; always, where nothing is said. */
  asks?(visit: Visit, application: Whole): boolean
  /** `found` is null when nothing was asked, or nothing found. */
  tell(visit: Visit, application: Whole, found: Found | null): Beside[]
}

// biome-ignore lint/suspicious/noExplicitAny: each neighbour reads what its own question found
const tellers = new Map<string, Teller<any>>()

/** One for each neighbour. */
export const registerBeside = <Found>(name: string, teller: Teller<Found>): void => {
  tellers.set(name, teller)
}

/** For an application that the reader has been let in to: one statement, or none. */
export async function listBeside(tx: Tx, visit: Visit, application: Whole): Promise<Beside[]> {
  const asked = [...tellers].filter(([, { sql, asks }]) => sql && (asks?.(visit, application) ?? true))
  const found = asked.length > 0 ? await findAll(tx, application, asked) : {}
  return [...tellers].flatMap(([name, { tell }]) => tell(visit, application, found[name] ?? null))
}

type Asked = readonly (readonly [string, Teller<unknown>])[]
async function findAll(tx: Tx, { municipality, id, person }: Whole, asked: Asked): Promise<Record<string, unknown>> {
  const columns = asked.map(([name, { sql }]) => `(${sql}) as "${name}"`)
  const text = `select ${columns.join(', ')} from (select $1::text, $2::uuid, $3::uuid) of`
  return (await ask<Record<string, unknown>>(tx, text, [municipality, id, person])).rows[0] ?? {}
}
