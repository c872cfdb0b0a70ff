import { createHash } from 'node:crypto'
import { openFile, removeFile, storeFile } from '../../platform/files/store.ts'
import { seal, unsealBytes } from '../../platform/seal.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { printLetter } from '../print/printer.ts'
import { findStored, type LetterRow, listLetters } from '../queries/find.ts'
import { insertSheet } from '../queries/save.ts'
import type { Letter } from '../words/letter.ts'
import { keyOf, openLetter } from './keys.ts'

type Filed = { row: { municipality: string; id: string }; letter: Letter }

/** The sheet of a filed letter: printed, sealed, stored; says where. A second one made in the same moment is thrown away. */
export async function makeSheet(visit: Visit, { row: { municipality, id }, letter }: Filed): Promise<string> {
  const pdf = await printLetter(letter)
  const sealed = seal(keyOf(visit.services), pdf, id)
  const { key } = await storeFile(visit.services.files, sealed)
  const digest = createHash('sha256').update(pdf).digest()
  const row = { municipality, letter: id, stored: key, size: pdf.length, digest, madeAt: visit.now }
  const kept = await inside(visit, (tx) => insertSheet(tx, row))
  if (kept) return key
  await removeFile(visit.services.files, key)
  return (await inside(visit, (tx) => findStored(tx, municipality, id))) ?? key
}

/** The sheet itself, opened; null when it is no longer on the disk. */
export async function readSheet(visit: Visit, id: string, stored: string): Promise<Buffer | null> {
  const opened = await openFile(visit.services.files, stored)
  return opened && unsealBytes(keyOf(visit.services), Buffer.concat(await opened.stream.toArray()), id)
}

/** Every letter of an application as it was told, for the archive; what was never asked for on paper is printed now. */
export async function listSheets(visit: Visit, of: { municipality: string; application: string }) {
  const rows = await inside(visit, (tx) => listLetters(tx, of))
  const sheets: { kind: LetterRow['kind']; madeAt: Date; pdf: Buffer }[] = []
  for (const row of rows) {
    const stored = row.stored ?? (await makeSheet(visit, { row, letter: openLetter(visit.services, row) }))
    const pdf = await readSheet(visit, row.id, stored)
    if (pdf) sheets.push({ kind: row.kind, madeAt: row.madeAt, pdf })
  }
  return sheets
}
