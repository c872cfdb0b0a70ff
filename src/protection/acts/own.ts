import type { Visit } from '../../platform/visit.ts'
import { type KeptNumber, numbersOf } from '../kept.ts'
import { listOwnIdentities } from '../queries/vault.ts'
import { opened } from '../vault.ts'

export type OwnVault = {
  municipality: string
  /** Rows as they stood: `take` whole ones, `blank` the columns that were moved, by the id of their row. */
  parts: { table: string; way: 'blank' | 'take'; rows: Record<string, unknown>[] }[]
  numbers: KeptNumber[]
}

/** Somebody protected reads what the vault holds about them; own reading leaves no line. */
export async function openOwnVault(visit: Visit): Promise<OwnVault[]> {
  const found = await listOwnIdentities(visit)
  return found.map(({ municipality, person, ...sealed }) => {
    const kept = opened(visit.services.keys, { municipality, person }, sealed)
    return { municipality, parts: kept.parts, numbers: numbersOf(kept) }
  })
}
