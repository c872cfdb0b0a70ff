import { inside, type Visit } from '../../platform/visit.ts'
import { type Cell, cellKey, type Stop, Stopped } from '../cell.ts'
import { kpisIn } from '../connectors/kolada.ts'
import { fileMost, fingerprintOf, readSheet, type Sheet } from '../connectors/sheet.ts'
import { rolesFor } from '../connectors/table.ts'
import { placeOf } from '../facts/places.ts'
import { findMapping, listKpis, saveMapping } from '../queries/store/connectors.ts'
import { changeReply, findReply, listNow, type Reply } from '../queries/store/replies.ts'
import { keepReply, unpacked } from './keep-reply.ts'
import { readReply } from './take-in.ts'

/** Files of people are read in the same way as those of a source; what their columns mean, a person says. */
const kind = 'upload'

/** Kept as it came, before anybody reads it. */
export async function receive(visit: Visit, file: File): Promise<string | Stop> {
  if (file.size > fileMost) return { why: 'tooMany', about: '20 MB' }
  const body = Buffer.from(await file.arrayBuffer())
  const kpis = kpisIn(body)
  if (kpis) return receiveKolada(visit, { file, body, kpis })
  try {
    await readSheet(body)
  } catch (error) {
    if (error instanceof Stopped) return error.stop
    throw error
  }
  const { name: broughtBy, municipality } = visit.actor
  const request = { source: `${file.name.slice(0, 100)}, ${broughtBy}` }
  return keepReply(visit, {
    connector: kind,
    kind: 'table',
    request,
    body,
    municipality,
    name: file.name.slice(0, 200),
    broughtBy,
  })
}

type Saved = { file: File; body: Buffer; kpis: readonly string[] }
/** An answer that somebody has saved from the source: its columns are known, and it is about one indicator. */
async function receiveKolada(visit: Visit, { file, body, kpis: [kpi, ...more] }: Saved): Promise<string | Stop> {
  const known = (await inside(visit, listKpis)).find((one) => one.kpi === kpi)
  if (!known || more.length > 0) return { why: 'notKolada', about: [kpi, ...more].join(' ') }
  const { name: broughtBy, municipality } = visit.actor
  const { slug, edition, title } = known
  const request = { source: `${file.name.slice(0, 100)}, ${broughtBy}`, kpi, slug, edition, title }
  const name = file.name.slice(0, 200)
  return keepReply(visit, { connector: kind, kind: 'kolada', request, body, municipality, name, broughtBy })
}

export type Upload = {
  /** Of an answer of Kolada's, what it is about and what the source calls it: nobody is asked what its columns are. */
  kpi?: string
  reply: Reply & { name: string }
  sheet: Sheet
  columns: Record<string, string>
  period: string
  slug: string
}
/** The file with what is said of its columns: by now, or the last time that somebody brought the same headers. */
export async function findUpload(visit: Visit, id: string): Promise<Upload | undefined> {
  const reply = await inside(visit, (tx) => findReply(tx, id))
  if (reply?.kind === 'kolada' && reply.connector === kind) return koladaUpload(reply)
  if (!reply || (reply.kind !== 'table' && reply.kind !== 'migrationsverket')) return undefined
  const sheet = await readSheet(unpacked(reply.body))
  const key = {
    kind: familyOf(reply),
    fingerprint: fingerprintOf(sheet.headers),
    municipality: visit.actor.municipality ?? '',
  }
  const known = await inside(visit, (tx) => findMapping(tx, key))
  const { columns, period = '', slug = '' } = reply.request as Partial<Pick<Upload, 'columns' | 'period' | 'slug'>>
  const said = columns ?? known?.columns
  return { reply, sheet, columns: said ? rolesFor(sheet.headers, said) : guess(sheet), period, slug }
}
function koladaUpload(reply: Reply & { name: string }): Upload {
  const { kpi, slug, title } = reply.request as Partial<Record<string, string>>
  const sheet: Sheet = { headers: [], rows: [], separator: '', encoding: 'UTF-8', headerRows: 0 }
  return { reply, sheet, columns: {}, period: '', slug: slug ?? '', kpi: [kpi, title].filter(Boolean).join(': ') }
}
const familyOf = ({ request }: Reply): string => (typeof request.family === 'string' ? request.family : kind)

const guesses: [RegExp, string][] = [
  [/^(kommun|kommunkod|municipality|municipality_code|region|län)$/i, 'place'],
  [/^(år|månad|period|tid|year)$/i, 'period'],
  [/^(kön|kon|sex|gender)$/i, 'sex'],
  [/^(value|värde|antal|andel)$/i, 'value'],
]
const guess = ({ headers }: Sheet): Record<string, string> =>
  Object.fromEntries(
    headers.map((header) => [header, guesses.find(([pattern]) => pattern.test(header))?.[1] ?? 'ignore']),
  )

export type Meaning = Pick<Upload, 'columns' | 'period' | 'slug'>
/** Said once for these headers: the next file with the same ones is read in the same way. */
export function mean(visit: Visit, { reply, sheet }: Upload, meaning: Meaning): Promise<void> {
  return inside(visit, async (tx) => {
    const { headers } = sheet
    const request = { ...reply.request, ...meaning, headers }
    await changeReply(tx, reply.id, { request })
    await saveMapping(tx, {
      kind: familyOf(reply),
      fingerprint: fingerprintOf(headers),
      municipality: visit.actor.municipality ?? '',
      headers,
      columns: meaning.columns,
      at: visit.now,
      account: visit.actor.account,
    })
  })
}

export type Preview =
  | { stopped: Stop }
  | { cells: Cell[]; unknown: string[]; changed: number; fresh: number; same: number; warnings: string[] }

/** What it would bring, and what of it says something else than what is shown now. */
export async function preview(visit: Visit, id: string): Promise<Preview> {
  const reply = await inside(visit, (tx) => findReply(tx, id))
  if (!reply) return { stopped: { why: 'gone', about: '' } }
  try {
    const { cells, warnings } = await readReply(reply)
    return { cells, unknown: [], warnings, ...(await differences(visit, cells)) }
  } catch (error) {
    if (error instanceof Stopped) return { stopped: error.stop }
    throw error
  }
}

async function differences(visit: Visit, cells: readonly Cell[]) {
  const slugs = [...new Set(cells.map(({ slug }) => slug))]
  const now = new Map((await inside(visit, (tx) => listNow(tx, slugs))).map((cell) => [cellKey(cell), cell]))
  const known = cells.filter((cell) => now.has(cellKey(cell)))
  const changed = known.filter((cell) => {
    const other = now.get(cellKey(cell))
    return other?.value !== cell.value || other.status !== cell.status
  }).length
  return { changed, fresh: cells.length - known.length, same: known.length - changed }
}

/** Names that nobody knows, in the column of places. */
export function unknownIn({ sheet, columns }: Upload): string[] {
  const at = sheet.headers.findIndex((header) => columns[header] === 'place')
  const names = sheet.rows.map((row) => row[at] ?? '').filter((name) => name !== '' && placeOf(name) === undefined)
  return [...new Set(names)].slice(0, 20)
}
