import { findWhole, type Whole } from '../applications/index.ts'
import { readPerson, type Seen } from '../platform/audit.ts'
import type { Tx, Visit } from '../platform/visit.ts'

/** The application that a page is about, as this visitor may see it; the reading is in the log. */
export async function readWhole(tx: Tx, visit: Visit, id: string): Promise<Seen<Whole> | undefined> {
  const [whole] = await readPerson(tx, visit, findWhole(tx, id), { kind: 'application', fields: ['name', 'sharing'] })
  return whole
}
