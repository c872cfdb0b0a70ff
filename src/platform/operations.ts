import type { Tx, Visit } from './visit.ts'

/** One line about how a part of the site is: a connection to another authority, a feed. Never anybody. */
export type Standing = { what: string; state: 'fine' | 'late' | 'failed'; at: Date | null; note: string }
export type Part = {
  /** As a heading, in the reader's language. */
  title: (language: Visit['language']) => string
  /** Where more is seen of it, and done about it. */
  page?: string
  /** One statement at most: the operators' page asks every part. */
  rows: (tx: Tx, visit: Visit) => Promise<Standing[]>
}

const parts = new Map<string, Part>()

/** A feature tells the operators' page how its own connections are. The same name again replaces. */
export const registerOperations = (name: string, part: Part): void => void parts.set(name, part)

export const operationParts = (): readonly (Part & { name: string })[] =>
  [...parts].map(([name, part]) => ({ name, ...part }))
