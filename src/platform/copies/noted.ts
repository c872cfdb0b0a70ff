import { Refusal } from '../refusal.ts'
import { type BaseSource, makeBase } from './base.ts'
import { checkCopy } from './check.ts'
import { newCopyIn, removeOldCopies } from './folder.ts'
import { type Made, makeCopy, type Source } from './make.ts'

export type Copied = Made & { path: string; removed: string[] }

type Kind = 'logical' | 'physical'
const insert =
  'insert into platform.copy (kind, began_at, ended_at, fault, bytes, tables, lines) values ($1, $2, $3, $4, $5, $6, $7)'
const nothing: Made = { bytes: 0, tables: 0, lines: 0 }

/** What kind of fault, without words that could tell of anybody. */
const faultOf = (error: unknown): string =>
  error instanceof Refusal ? 'damaged' : String((error as { code?: string }).code ?? (error as Error).name)

type Around = { key: Buffer; clock: () => Date }
type Make = { kind: Kind; folder: string; make: (path: string) => Promise<Made> }

/** A copy that has been read back from end to end, and a line about how it went for the operators. */
async function noted({ client, now }: Source, { key, clock }: Around, { kind, folder, make }: Make): Promise<Copied> {
  const note = (fault: string | null, { bytes, tables, lines }: Made) =>
    client.query(insert, [kind, now, clock(), fault, bytes, tables, lines])
  try {
    const path = newCopyIn(folder, kind, now)
    const made = await make(path)
    await checkCopy(path, key)
    await note(null, made)
    return { ...made, path, removed: removeOldCopies(folder, now) }
  } catch (error) {
    // The fault itself is what the operator must read; a database that is away cannot note it.
    await note(faultOf(error), nothing).catch(() => {})
    throw error
  }
}

/** Rows and files: can be laid into any database of this program. */
export const copyInto = (folder: string, source: Source, around: Around): Promise<Copied> =>
  noted(source, around, { kind: 'logical', folder, make: (path) => makeCopy(source, path, around.key) })

/** The database's own files: with the pieces of its log, as it was minutes ago. */
export const baseInto = (folder: string, source: BaseSource, around: Around): Promise<Copied> =>
  noted(source, around, { kind: 'physical', folder, make: (path) => makeBase(source, path, around.key) })
