import { createHash } from 'node:crypto'
import { removeFile, storeFile } from '../../platform/files/store.ts'
import { seal } from '../../platform/seal.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { printLetter } from '../print/printer.ts'
import { findStored } from '../queries/find.ts'
import { insertSheet } from '../queries/save.ts'
import type { Letter } from '../words/letter.ts'
import { keyOf } from './keys.ts'

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
