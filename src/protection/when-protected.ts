/**
 * What neighbours further up must let go of when somebody becomes protected and no row of theirs names the person: they say it
 * themselves. Called in the transaction of the switch when it is on, so that whoever must still see the person asks as the site itself.
 */
import type { Tx, Visit } from '../platform/visit.ts'

export type Protected = { municipality: string; person: string; phone: string; mail: string }
type Letting = (tx: Tx, visit: Visit, of: Protected) => Promise<void>
const lettings = new Map<string, Letting>()

export const whenProtected = (name: string, letGo: Letting): void => {
  lettings.set(name, letGo)
}

export async function letGoOf(tx: Tx, visit: Visit, of: Protected): Promise<void> {
  for (const letGo of lettings.values()) await letGo(tx, visit, of)
}
