import type { Context } from 'hono'
import { sha256 } from '../../../platform/seal.ts'
import type { Site } from '../../../platform/visit.ts'
import { csvOf, type Separator } from '../../open-data/csv.ts'
import { type Dataset, datasetOf } from '../../open-data/dataset.ts'
import { jsonStatOf } from '../../open-data/json-stat.ts'
import { svgOf } from '../../open-data/svg.ts'
import { xlsxOf } from '../../open-data/xlsx.ts'
import type { Frame, IndicatorRow } from '../../queries/pages/frame.ts'
import type { DataRow } from '../../queries/pages/open-data.ts'
import { texts } from '../../texts/index.ts'
import { categoryName } from '../../views/public/words.ts'

export const suffixes = ['.csv', '.xlsx', '.json', '.svg'] as const
export type Suffix = (typeof suffixes)[number]

/** `mottagna.csv` is the slug and its suffix. */
export function splitSuffix(word: string): [slug: string, suffix: Suffix | undefined] {
  const found = suffixes.find((suffix) => word.endsWith(suffix))
  return found ? [word.slice(0, -found.length), found] : [word, undefined]
}

const types: Record<Suffix, string> = {
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
}

export type Sending = {
  release: string
  rows: readonly DataRow[]
  known: readonly IndicatorRow[]
  frame: Frame
  suffix: Suffix
  csv?: { separator?: Separator; mark?: boolean }
}

function bodyOf(c: Context<Site>, sending: Sending, dataset: Dataset): string | Promise<Uint8Array> {
  const { visit } = c.var
  const { language } = visit
  const t = texts(language)
  const nameOf = (dimension: string, code: string) => categoryName(visit, sending.frame.places, [dimension, code])
  if (sending.suffix === '.csv') return csvOf(dataset, sending.csv)
  if (sending.suffix === '.json') return jsonStatOf(dataset, nameOf)
  if (sending.suffix === '.xlsx')
    return xlsxOf(dataset, {
      symbols: Object.entries(t.symbols),
      licence: t.open.licenceAbout,
      heads: [t.open.dataset, t.figure.symbols, t.figure.how],
    })
  const part = dataset.parts.at(-1)
  return part ? svgOf(part, { language, unit: t.unitNames[part.unit], newDefinition: t.newDefinition, nameOf }) : ''
}

/** The same bytes for the same release: whoever has them already is told so. */
export async function sendFile(c: Context<Site>, sending: Sending): Promise<Response> {
  const dataset = datasetOf(sending.release, c.var.visit.language, sending.rows, sending.known)
  const body = await bodyOf(c, sending, dataset)
  const tag = `"${sending.release}-${sha256(Buffer.from(body)).toString('hex').slice(0, 16)}"`
  const name = `${sending.known.length === 1 ? sending.known[0]?.slug : 'siffror'}-${sending.release}${sending.suffix}`
  const headers = { etag: tag, 'cache-control': 'public, no-cache' }
  if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers)
  const kept = sending.suffix === '.svg' ? 'inline' : 'attachment'
  return c.body(typeof body === 'string' ? body : Buffer.from(body), 200, {
    ...headers,
    'content-type': types[sending.suffix],
    'content-disposition': `${kept}; filename="${name}"`,
  })
}
