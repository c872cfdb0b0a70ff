/**
 * Arbetsförmedlingen's workbooks keep their rows in pivot caches: names of fields and shared items in one part, records that point to them
 * in another. Read piece by piece, only the places asked for are kept. The traps: `<5` is a word and no number; 289 of 290 names is a
 * file that went wrong; two months in one file.
 */
import { createInflateRaw } from 'node:zlib'
import { checkArchive, type Part } from '../../platform/files/archive.ts'
import { municipalityNames } from '../../shared/facts/municipalities.ts'
import { type Cell, cellKey, cellOf, type Reading, stop } from '../cell.ts'
import { countyOf, placeOf } from '../facts/places.ts'
import type { Sex } from '../words.ts'
import { readNumber } from './number.ts'

type Field = { name: string; items: string[] }
type Said = { slug?: unknown; county?: unknown; month?: unknown }

/** 62 MB packed unfolds to about a gigabyte; more was made to unfold. */
const unpackedMost = 1_500_000_000
const mostRecords = 20_000_000

const attribute = (tag: string, name: string): string => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return found.replace(
    /&(lt|gt|amp|quot|apos);/g,
    (_, word: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[word] ?? '',
  )
}

/** Tags of a part, one by one, as it is unpacked; what lies between them is of no use here. */
async function* tagsOf(bytes: Buffer, part: Part): AsyncGenerator<string> {
  const packed = bytes.subarray(part.start, part.start + part.packed)
  const stream = createInflateRaw({ chunkSize: 256 * 1024 })
  stream.end(packed)
  let left = ''
  for await (const piece of (part.stored ? [packed] : stream) as AsyncIterable<Buffer>) {
    const text = left + piece.toString('utf8')
    const end = text.lastIndexOf('>')
    left = text.slice(end + 1)
    if (left.length > 1_000_000) stop('file', part.name)
    yield* text.slice(0, end + 1).match(/<[^<>]+>/g) ?? []
  }
}

async function readFields(bytes: Buffer, part: Part): Promise<Field[]> {
  const fields: Field[] = []
  for await (const tag of tagsOf(bytes, part)) {
    if (tag.startsWith('<cacheField ')) fields.push({ name: attribute(tag, 'name'), items: [] })
    else if (/^<[snmbd][ /]/.test(tag)) fields.at(-1)?.items.push(attribute(tag, 'v'))
  }
  return fields
}

/** Each record as the words that its fields have. */
async function* recordsOf(bytes: Buffer, part: Part, fields: readonly Field[]): AsyncGenerator<string[]> {
  let record: string[] | null = null
  let count = 0
  for await (const tag of tagsOf(bytes, part)) {
    if (tag === '<r>') record = []
    else if (tag === '</r>' && record) {
      if (record.length !== fields.length) stop('shape', `${record.length}`)
      if (++count > mostRecords) stop('tooMany')
      yield record
      record = null
    } else if (record && tag.startsWith('<x ')) {
      const item = fields[record.length]?.items[Number(attribute(tag, 'v'))]
      record.push(item ?? stop('range', `${fields[record.length]?.name} ${attribute(tag, 'v')}`))
    } else if (record && /^<[snmbd][ /]/.test(tag)) record.push(attribute(tag, 'v'))
  }
}

const needed = ['PERIOD', 'KOEN', 'KOMMUN_BESKR', 'INSAL'] as const
type Places = Record<(typeof needed)[number], number>
function placesOf(fields: readonly Field[]): Places {
  return Object.fromEntries(
    needed.map((name) => {
      const at = fields.findIndex((field) => field.name === name)
      return [name, at < 0 ? stop('headers', name) : at]
    }),
  ) as Places
}

const sexes: Record<string, Sex> = { kvinna: 'K', kvinnor: 'K', k: 'K', man: 'M', män: 'M', m: 'M' }
const monthOf = (text: string): string => {
  const [, year, month] = /^(\d{4})-?(\d{2})/.exec(text) ?? stop('shape', text)
  return `${year}-${month}`
}

async function partsOf(bytes: Buffer): Promise<{ definition: Part; records: Part }> {
  const archive = await checkArchive(bytes, { bytes: unpackedMost, files: 1000 })
  if ('problem' in archive) return stop('file', archive.problem)
  const named = (pattern: RegExp) =>
    archive.value.find(({ name }) => pattern.test(name)) ?? stop('notWhole', String(pattern))
  return {
    definition: named(/^xl\/pivotCache\/pivotCacheDefinition\d+\.xml$/),
    records: named(/^xl\/pivotCache\/pivotCacheRecords\d+\.xml$/),
  }
}

/** All 290, or it is not the file that it says. */
function checkNames(field: Field): void {
  const codes = new Set(
    field.items.filter((name) => name !== '').map((name) => placeOf(name) ?? stop('unknownPlace', name)),
  )
  const counted = [...codes].filter((code) => municipalityNames.has(code)).length
  if (counted !== municipalityNames.size) stop('names', `${counted}`)
}

export async function readPivot(body: Buffer, { slug, county = '0012', month }: Said): Promise<Reading> {
  const { definition, records } = await partsOf(body)
  const fields = await readFields(body, definition)
  const at = placesOf(fields)
  checkNames(fields[at.KOMMUN_BESKR] as Field)
  const months = new Set((fields[at.PERIOD]?.items ?? []).map(monthOf))
  const sums = new Map<string, Cell>()
  for await (const record of recordsOf(body, records, fields)) {
    const period = monthOf(record[at.PERIOD] ?? '')
    months.add(period)
    const municipality = placeOf(record[at.KOMMUN_BESKR] ?? '') ?? stop('unknownPlace', record[at.KOMMUN_BESKR])
    if (countyOf(municipality) !== county) continue
    const sex = sexes[(record[at.KOEN] ?? '').toLowerCase()] ?? stop('unknownStatus', record[at.KOEN])
    add(sums, { slug: String(slug), municipality, period, sex }, record[at.INSAL] ?? '')
  }
  if (months.size !== 1 || (month !== undefined && !months.has(String(month)))) stop('months', [...months].join(' '))
  if (sums.size === 0) stop('emptyList', String(county))
  return { cells: withTotals([...sums.values()]), warnings: [] }
}

type At = Pick<Cell, 'slug' | 'municipality' | 'period' | 'sex'>
function add(sums: Map<string, Cell>, at: At, text: string): void {
  const read = readNumber(text)
  const fresh = cellOf({ ...at, ...read })
  const known = sums.get(cellKey(fresh))
  sums.set(cellKey(fresh), known ? plus(known, fresh) : fresh)
}
/** Figures that the source gives as `<5` are never added up. */
function plus(one: Cell, other: Cell): Cell {
  if (one.value !== null && other.value !== null) return { ...one, value: one.value + other.value }
  return cellOf({ ...one, value: null, status: 'protected' })
}
function withTotals(cells: readonly Cell[]): Cell[] {
  const pairs = [...Map.groupBy(cells, (cell) => cellKey({ ...cell, sex: 'T' })).values()]
  return [
    ...cells,
    ...pairs
      .filter((pair) => pair.length === 2)
      .map(([one, other]) => ({ ...plus(one as Cell, other as Cell), sex: 'T' as const })),
  ]
}
