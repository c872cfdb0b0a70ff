import { findWhole, type Whole } from '../../applications/index.ts'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { findAbout, findLetter, type LetterRow } from '../queries/find.ts'
import { compose } from '../words/compose.ts'
import type { Letter } from '../words/letter.ts'
import { composedNow } from './facts.ts'
import { openLetter } from './keys.ts'

export type Read = { letter: Letter; row: LetterRow | null }

/** The letter of a decision as it was filed; until it is, as it will be. For an application that the reader was let in to. */
export async function letterOfDecision(
  tx: Tx,
  visit: Visit,
  whole: Seen<Whole>,
  { decision, names }: { decision: string; names: Record<string, string> },
): Promise<Read | undefined> {
  const row = await findAbout(tx, { municipality: whole.municipality, application: whole.id }, decision)
  if (row) return { letter: openLetter(visit.services, row), row }
  const facts = composedNow(visit, whole, decision, names)
  return facts && { letter: compose(facts), row: null }
}

/** One filed letter; the reading is in the log. */
export const readLetter = (visit: Visit, { application, letter }: { application: string; letter: string }) =>
  inside(visit, async (tx) => {
    const [whole] = await readPerson(tx, visit, findWhole(tx, application), { kind: 'application', fields: ['letter'] })
    const of = whole && { municipality: whole.municipality, application: whole.id }
    const row = of && (await findLetter(tx, of, letter))
    return row && { whole, row, letter: openLetter(visit.services, row) }
  })
