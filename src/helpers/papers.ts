import { keepPaper } from '../casefile/index.ts'
import type { UploadProblem } from '../platform/files/upload.ts'
import { asSystemHere, type Visit } from '../platform/visit.ts'
import { findHelp, helping, noteDone, readHelped } from './acts.ts'
import { type Helped, listSent } from './queries.ts'

type Paper = Helped['papers'][number]
const askedOf = (sent: readonly Helped[], document: string) =>
  sent.find(({ papers, handlers }) => handlers === null && papers.some(({ id }) => id === document))

/** A paper that is asked for, when the link opens filling in. */
export async function readPaper(visit: Visit, document: string): Promise<Paper | undefined> {
  const help = await findHelp(visit)
  if (!help?.scopes.includes('fill')) return undefined
  return askedOf(await readHelped(visit, help), document)?.papers.find(({ id }) => id === document)
}

export type HandedIn = 'done' | 'missing' | { problem: UploadProblem }
/** Handed in for the person, who sees by whom; it waits to be read like any other. */
export async function handIn(visit: Visit, document: string, file: File): Promise<HandedIn> {
  const help = await findHelp(visit)
  const { municipality, sending } = help ?? {}
  if (!help?.scopes.includes('fill') || !municipality || !sending) return 'missing'
  const by = helping(visit, help)
  const kept = await asSystemHere(visit, { municipality, purpose: 'help' }, async (system, tx) => {
    const row = askedOf(await listSent(tx, { municipality, sending }), document)
    return row ? { id: row.id, outcome: await keepPaper(tx, system, row, { document, file }) } : undefined
  })
  if (!kept) return 'missing'
  if (kept.outcome === 'done')
    await noteDone(by, help, { application: kept.id, verb: 'send document', what: 'handedIn' })
  return kept.outcome
}
