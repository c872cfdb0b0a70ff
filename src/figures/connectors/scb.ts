/**
 * SCB PxWebApi 2: asked in pieces that fit its limit, by codes alone. The traps: history and the current year are two tables; a table of
 * from 2025 is perturbed, so sums are a note; `..` is withheld by the source and not a zero.
 */
import { z } from 'zod'
import { type Cell, cellKey, cellOf, type Reading, stop } from '../cell.ts'
import { placeOf } from '../facts/places.ts'
import type { Sex, Status } from '../words.ts'
import { type Client, jsonOf } from './client.ts'
import { type CubeCell, readCube } from './json-stat.ts'

/** One series of ours from one table, or from two of which one goes on where the other ends. */
export type ScbSeries = {
  slug: string
  edition: number
  tables: readonly string[]
  content: string
  regions: readonly string[]
  /** Latest years. */
  years: number
}
type Part = { table: string; text: string }
type Bundle = { parts: Part[] }

const config = z.object({ maxDataCells: z.number().int().positive() })
const pieces = <T>(list: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / most) }, (_, at) => list.slice(at * most, (at + 1) * most))

const sexCodes: Record<string, Sex> = { '1': 'M', '2': 'K', '1+2': 'T', TOT: 'T' }

export async function askScb(client: Client, series: ScbSeries): Promise<{ url: string; body: Buffer }> {
  const limits = config.safeParse(jsonOf((await client.ask(`${client.base}/config`)).body.toString('utf8')))
  const { maxDataCells } = limits.success ? limits.data : stop('shape', 'config')
  const each = Math.max(1, Math.floor(maxDataCells / (2 * series.years)))
  const parts: Part[] = []
  for (const table of series.tables) {
    for (const regions of pieces(series.regions, each)) {
      const selection = [
        { variableCode: 'Region', valueCodes: regions },
        { variableCode: 'Kon', valueCodes: ['1', '2'] },
        { variableCode: 'ContentsCode', valueCodes: [series.content] },
        { variableCode: 'Tid', valueCodes: [`top(${series.years})`] },
      ]
      const url = `${client.base}/tables/${table}/data?lang=sv&outputFormat=json-stat2`
      const { body } = await client.ask(url, { method: 'POST', json: { selection } })
      parts.push({ table, text: body.toString('utf8') })
    }
  }
  const bundle: Bundle = { parts }
  return { url: `${client.base}/tables/${series.tables.join('+')}`, body: Buffer.from(JSON.stringify(bundle)) }
}

const statuses: Record<string, Status> = { '.': 'na', '..': 'protected', ':': 'missing' }
function statusOf({ value, status }: CubeCell): Status {
  if (value !== null) return 'ok'
  return status === null || status === '' ? 'missing' : (statuses[status] ?? stop('unknownStatus', status))
}

function cellIn(one: CubeCell, of: { slug: string; edition: number }): Cell {
  const { Region = '', Kon = 'TOT', Tid = '' } = one.codes
  const municipality = placeOf(Region) ?? stop('unknownPlace', Region)
  const sex = sexCodes[Kon] ?? stop('unknownStatus', Kon)
  return cellOf({ ...of, municipality, period: Tid, sex, value: one.value, status: statusOf(one) })
}

/** Everybody, where the source was asked for women and men. */
function wholes(cells: readonly Cell[]): Cell[] {
  const pairs = Map.groupBy(cells, (cell) => cellKey({ ...cell, sex: 'T' }))
  return [...pairs.values()]
    .filter((pair) => pair.length === 2 && pair.every(({ sex, value }) => sex !== 'T' && value !== null))
    .map(([one, other]) =>
      cellOf({ ...(one as Cell), sex: 'T', value: (one?.value ?? 0) + (other?.value ?? 0), marks: ['computed'] }),
    )
}

/** Where two tables tell the same cell they must tell the same number. */
function union(cells: readonly Cell[]): Cell[] {
  const found = new Map<string, Cell>()
  for (const cell of cells) {
    const other = found.get(cellKey(cell))
    if (other && (other.value !== cell.value || other.status !== cell.status)) stop('overlap', cellKey(cell))
    found.set(cellKey(cell), cell)
  }
  return [...found.values()]
}

function bundleOf(body: Buffer): Bundle {
  const text = body.toString('utf8')
  const given = jsonOf(text) as Partial<Bundle>
  return Array.isArray(given.parts) ? (given as Bundle) : { parts: [{ table: '', text }] }
}

export function readScb(body: Buffer, { slug, edition = 1 }: { slug?: unknown; edition?: unknown }): Reading {
  const of = { slug: String(slug), edition: Number(edition) }
  const read = bundleOf(body).parts.flatMap(({ text }) => readCube(jsonOf(text)).map((one) => cellIn(one, of)))
  if (read.length === 0) stop('emptyList', of.slug)
  const cells = union(read)
  return { cells: [...cells, ...wholes(cells)], warnings: [] }
}
