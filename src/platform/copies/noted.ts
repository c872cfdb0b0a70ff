import type pg from 'pg'
import { Refusal } from '../refusal.ts'
import { checkCopy } from './check.ts'
import { newCopyIn, removeOldCopies } from './folder.ts'
import { type Made, makeCopy, type Source } from './make.ts'

export type Copied = Made & { path: string; removed: string[] }

const note = (client: pg.Client, began: Date, ended: Date, { fault, made }: { fault?: string; made?: Made }) =>
  client.query(
    `insert into platform.copy (kind, began_at, ended_at, fault, bytes, tables, lines) values ('logical', $1, $2, $3, $4, $5, $6)`,
    [began, ended, fault ?? null, made?.bytes ?? 0, made?.tables ?? 0, made?.lines ?? 0],
  )

/** What kind of fault, without words that could tell of anybody. */
const faultOf = (error: unknown): string =>
  error instanceof Refusal ? 'damaged' : String((error as { code?: string }).code ?? (error as Error).name)

/** A copy that has been read back from end to end, and a line about how it went for the operators. */
export async function copyInto(
  folder: string,
  source: Source,
  { key, clock }: { key: Buffer; clock: () => Date },
): Promise<Copied> {
  try {
    const path = newCopyIn(folder, source.now)
    const made = await makeCopy(source, path, key)
    await checkCopy(path, key)
    await note(source.client, source.now, clock(), { made })
    return { ...made, path, removed: removeOldCopies(folder, source.now) }
  } catch (error) {
    // The fault itself is what the operator must read; a database that is away cannot note it.
    await note(source.client, source.now, clock(), { fault: faultOf(error) }).catch(() => {})
    throw error
  }
}
