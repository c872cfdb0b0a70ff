/**
 * What neighbours further up know and a guard asks for: signals of absence, say. They answer only for the step that
 * asks, so that other steps cost nothing.
 */
import type { Tx } from '../platform/visit.ts'
import type { Known } from './acts/facts.ts'
import type { Step } from './domain/records.ts'
import type { Whole } from './queries/whole.ts'

type Knower = (tx: Tx, application: Whole, step: Step) => Promise<Known>
const knowers = new Map<string, Knower>()

export const registerKnown = (name: string, know: Knower): void => {
  knowers.set(name, know)
}

/** What the caller knows goes before what the neighbours say. */
export async function knownOf(tx: Tx, application: Whole, step: Step, said: Known = {}): Promise<Known> {
  let known: Known = {}
  for (const know of knowers.values()) known = { ...known, ...(await know(tx, application, step)) }
  return { ...known, ...said }
}
