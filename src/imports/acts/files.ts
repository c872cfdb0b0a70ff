import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { openFile, removeFile, storeFile } from '../../platform/files/store.ts'
import { mostBytes } from '../../platform/files/upload.ts'
import { later } from '../../platform/jobs.ts'
import { seal, sha256, unseal } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { fieldsOf } from '../facts/fields.ts'
import { type Kind, kindsFor, showsRows, takesTwo } from '../kinds.ts'
import {
  findImport,
  type ImportRow,
  insertImport,
  listImports,
  removeEnded,
  removeImport,
  saveImport,
} from '../queries/imports.ts'
import type { Columns } from '../read/line.ts'
import type { Problem } from '../read/problem.ts'
import { mapHeaders, readSheet, type Sheet, type SheetProblem } from '../sheet/index.ts'
import { bringIn, findIn, sceneOf } from './import.ts'
import type { Counts } from './scene.ts'

/** What was found in a file: sealed in its row, gone with it. */
export type Found = {
  rows: number
  counts: Counts
  problems: Problem[]
  /** The first rows as they stand in the file; none for those who see no people. */
  sample: { headers: string[]; rows: string[][] } | null
}
export type Unreadable = SheetProblem | { problem: 'ending' | 'size' | 'nothing' }

const keptHours = 24
const vault = ({ keys }: Services) => keys.key('imports')

const endings = { csv: /\.(csv|txt)$/i, xlsx: /\.xlsx$/i }
/** The ending of the name is a promise about what is inside. */
function notPromised(name: string, bytes: Uint8Array): Unreadable | null {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (endings.csv.test(name)) return isArchive ? { problem: 'kind' } : null
  if (endings.xlsx.test(name)) return isArchive ? null : { problem: 'kind' }
  return { problem: 'ending' }
}

/** Checked and read once before it is kept; the columns are guessed by their headings. */
export async function receiveFile(
  visit: Visit,
  kind: Kind,
  file: File,
): Promise<{ id: string } | { unreadable: Unreadable }> {
  if (file.size === 0) return { unreadable: { problem: file.name ? 'empty' : 'nothing' } }
  if (file.size > mostBytes) return { unreadable: { problem: 'size' } }
  const bytes = Buffer.from(await file.arrayBuffer())
  const other = notPromised(file.name, bytes)
  if (other) return { unreadable: other }
  const sheet = await readSheet(bytes)
  if ('problem' in sheet) return { unreadable: sheet }
  return { id: await keep(visit, kind, { name: file.name, bytes, sheet: sheet.value }) }
}

type Kept = { name: string; bytes: Buffer; sheet: Sheet }
async function keep(visit: Visit, kind: Kind, { name, bytes, sheet }: Kept): Promise<string> {
  const { services, now, actor } = visit
  const id = randomUUID()
  const { key } = await storeFile(services.files, seal(vault(services), bytes.toString('base64'), id))
  await inside(visit, (tx) =>
    insertImport(tx, {
      id,
      kind,
      account: actor.account ?? '',
      organisation: actor.organisation ?? '',
      name: tidy(name),
      stored: key,
      digest: sha256(bytes),
      columns: mapHeaders(sheet.headers, fieldsOf[kind]).columns as Record<string, number>,
      countedFrom: dayOf(now),
      madeAt: now,
      endsAt: new Date(now.getTime() + keptHours * 3_600_000),
    }),
  )
  return id
}

const tidy = (name: string): string => name.replace(/^.*[/\\]/, '').slice(-120)

async function sheetOf({ services }: Visit, { id, stored }: ImportRow): Promise<Sheet | null> {
  const file = await openFile(services.files, stored)
  if (!file) return null
  const sealed = await buffer(file.stream)
  const read = await readSheet(Buffer.from(unseal(vault(services), sealed, id), 'base64'))
  return 'value' in read ? read.value : null
}

/** The file that somebody works with, as far as their role reads in that kind. */
export function readImport(visit: Visit, id: string): Promise<ImportRow | undefined> {
  return inside(visit, async (tx) => {
    const row = await findImport(tx, id, visit.now)
    return row && kindsFor(visit.actor).includes(row.kind) ? row : undefined
  })
}

export const readImports = (visit: Visit): Promise<ImportRow[]> => inside(visit, (tx) => listImports(tx, visit.now))

export function readHeaders(visit: Visit, row: ImportRow): Promise<string[] | undefined> {
  return sheetOf(visit, row).then((sheet) => sheet?.headers)
}

export const openFound = ({ services }: Visit, { id, found }: ImportRow): Found | null =>
  found && (JSON.parse(unseal(vault(services), found, id)) as Found)

const sampleRows = 20
const mostProblems = 5000

/** Reads every row by these columns and keeps what was found, for the page that shows it. */
export function chooseColumns(visit: Visit, row: ImportRow, columns: Columns): Promise<'checked' | 'changed' | 'gone'> {
  return inside(visit, async (tx) => {
    const sheet = await sheetOf(visit, row)
    if (!sheet) return 'gone'
    const scene = sceneOf({ ...visit, open: tx }, tx, sheet, { columns, countedFrom: row.countedFrom })
    const { problems, counts } = await findIn(scene, row.kind)
    const found: Found = {
      rows: sheet.rows.length,
      counts,
      problems: problems.slice(0, mostProblems),
      sample: showsRows(visit.actor, row.kind)
        ? { headers: sheet.headers, rows: sheet.rows.slice(0, sampleRows).map(({ cells }) => cells) }
        : null,
    }
    const sealed = seal(vault(visit.services), JSON.stringify(found), row.id)
    const saved = await saveImport(tx, row, {
      columns: columns as Record<string, number>,
      found: sealed,
      state: 'checked',
    })
    return saved ? 'checked' : 'changed'
  })
}

export type Brought = 'done' | 'proposed' | 'second' | 'changed' | 'gone' | { problems: Problem[] }

/** Reads in what was checked, all of it; or leaves it to a second administrator, or is that second one. */
export function bringFile(visit: Visit, row: ImportRow): Promise<Brought> {
  const { actor, mode } = visit
  return inside(visit, async (tx): Promise<Brought> => {
    if (row.state !== 'checked' && row.state !== 'waiting') return 'changed'
    if (row.state === 'checked' && takesTwo(actor, row.kind, mode)) {
      return (await saveImport(tx, row, { state: 'waiting', proposedBy: actor.account })) ? 'proposed' : 'changed'
    }
    if (row.state === 'waiting' && row.proposedBy === actor.account) return 'second'
    const sheet = await sheetOf(visit, row)
    if (!sheet) return 'gone'
    return write(tx, { ...visit, open: tx }, row, sheet)
  })
}

async function write(tx: Tx, visit: Visit, row: ImportRow, sheet: Sheet): Promise<Brought> {
  const scene = sceneOf(visit, tx, sheet, { columns: row.columns, countedFrom: row.countedFrom })
  const result = await bringIn(scene, row.kind)
  if ('problems' in result) return result
  const confirmedBy = row.state === 'waiting' ? visit.actor.account : null
  const done = { state: 'done', counts: result.done, doneAt: visit.now, confirmedBy } as const
  return (await saveImport(tx, row, done)) ? 'done' : 'changed'
}

export const discard = (visit: Visit, row: ImportRow): Promise<boolean> =>
  inside(visit, async (tx) => {
    const files = await removeImport(tx, row.id)
    if (files.length > 0) await later(tx, 'removeImportFiles', { files })
    return files.length > 0
  })

export async function removeFiles(services: Services, files: readonly string[]): Promise<void> {
  for (const file of files) await removeFile(services.files, file)
}

/** Every hour: what is older than a day is gone, row and file. */
export async function endImports(services: Services): Promise<number> {
  const files = await asSystem(services, { municipality: null, purpose: 'import' }, (visit) =>
    inside(visit, (tx) => removeEnded(tx, visit.now)),
  )
  await removeFiles(services, files)
  return files.length
}
