/**
 * What neighbours further up know of an application and its page shows: a place on the reserve list, a question of how
 * it went. They say it themselves, in the reader's language; whoever draws the page need not know them.
 */
import type { Tx, Visit } from '../platform/visit.ts'
import type { Whole } from './queries/whole.ts'

export type Beside = {
  title: string
  lines: readonly string[]
  links: readonly { href: string; text: string }[]
}
type Teller = (tx: Tx, visit: Visit, application: Whole) => Promise<Beside[]>

const tellers = new Map<string, Teller>()

/** One for each neighbour, at most one statement each: the page has six in all. */
export const registerBeside = (name: string, tell: Teller): void => {
  tellers.set(name, tell)
}

/** For an application that the reader has been let in to. */
export async function listBeside(tx: Tx, visit: Visit, application: Whole): Promise<Beside[]> {
  const told: Beside[] = []
  for (const tell of tellers.values()) told.push(...(await tell(tx, visit, application)))
  return told
}
