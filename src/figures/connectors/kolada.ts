/**
 * Kolada v3 (RKA): one answer for each KPI, its title first. The traps: a title that has changed is another number; null is not 0; a wrong
 * question is answered with an empty list; pages end when there is no next one, whatever they say of their length.
 */
import { z } from 'zod'
import type { Mark } from '../../shared/disclosure/index.ts'
import { type Cell, cellOf, type Reading, stop } from '../cell.ts'
import { isPlace } from '../facts/places.ts'
import type { Status } from '../words.ts'
import { type Client, jsonOf } from './client.ts'

type Asked = { url: string; body: Buffer }
type Bundle = { kpi: string; pages: string[] }

const mostPages = 200
/** The source refuses more ids, and more years, in one address. */
const mostAtOnce = 25
const parted = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / mostAtOnce) }, (_, at) =>
    list.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
  )

/** What the source says of each KPI itself: its title, and when its next numbers come. */
export async function askAbout(client: Client, kpis: readonly string[]): Promise<Map<string, string>> {
  const about = new Map<string, string>()
  for (const part of parted(kpis)) {
    const text = (await client.ask(`${client.base}/kpi/${part.join(',')}`)).body.toString('utf8')
    for (const kpi of part) about.set(kpi, aboutOne(text, kpi))
  }
  return about
}
/** Of an answer about many, what is about this one: the same bytes whoever it was asked with. */
function aboutOne(text: string, kpi: string): string {
  const all = readable(text)?.values as { id?: unknown }[] | undefined
  return all ? JSON.stringify({ values: all.filter(({ id }) => id === kpi) }) : text
}

/** Everything that the source says of one KPI, as it came. */
export async function askKolada(
  client: Client,
  { kpi, years, about }: { kpi: string; years: readonly number[]; about: string },
): Promise<Asked> {
  const urls = parted(years).map((part) => `${client.base}/data/kpi/${kpi}/year/${part.join(',')}?per_page=5000`)
  const pages: string[] = []
  for (const url of urls)
    for (let next: string | null = url; next !== null; ) {
      if (pages.length === mostPages) stop('tooMany', kpi)
      const text = (await client.ask(next)).body.toString('utf8')
      pages.push(text)
      next = nextOf(text)
    }
  const bundle: Bundle = { kpi: about, pages }
  return { url: urls[0] ?? '', body: Buffer.from(JSON.stringify(bundle)) }
}

/** What cannot be read has no next page; the reader of the whole says why. */
const nextOf = (text: string): string | null => readable(text)?.next_url ?? null
function readable(text: string): z.infer<typeof envelope> | undefined {
  try {
    return envelope.parse(JSON.parse(text))
  } catch {
    // Kept as it came, and refused when it is read.
    return undefined
  }
}

const envelope = z.object({ values: z.array(z.unknown()), next_url: z.string().nullish() })
const title = z.object({
  values: z.array(z.object({ id: z.string(), title: z.string() })),
})
const period = z.union([z.number().int(), z.string().regex(/^\d{4}$/)]).transform(String)
const value = z.object({
  gender: z.enum(['T', 'K', 'M']),
  status: z.string().nullish(),
  value: z.number().nullable(),
  /** How many it is the mean of: more than one is an unweighted mean. */
  count: z.number().nullish(),
  isdeleted: z.boolean().optional(),
})
const row = z.object({ kpi: z.string(), municipality: z.string(), period, values: z.array(value) })

function shaped<T>(schema: z.ZodType<T>, given: unknown): T {
  const read = schema.safeParse(given)
  return read.success ? read.data : stop('shape', read.error.issues[0]?.path.join('.') ?? '')
}

const statuses: Record<string, Status> = {
  '': 'ok',
  Missing: 'missing',
  '.': 'na',
  Privacy: 'protected',
  '..': 'protected',
}
function statusOf({ status, value: number }: z.infer<typeof value>): Status {
  const known = statuses[status ?? ''] ?? stop('unknownStatus', status ?? '')
  return known === 'ok' && number === null ? 'missing' : known
}

const marksOf = ({ count, value: number }: z.infer<typeof value>): Mark[] =>
  number !== null && (count ?? 1) > 1 ? ['unweighted'] : []

export const titleIn = (text: string, kpi: string): string | undefined =>
  shaped(title, jsonOf(text)).values.find(({ id }) => id === kpi)?.title

/** When the source says that its next numbers come. */
export function nextDay(text: string): string | null {
  const found = /"publication_date"\s*:\s*"(\d{4}-\d{2}-\d{2})/.exec(text)?.[1]
  return found ?? null
}

const named = z.object({ kpi: z.string() })
/** Which KPIs a saved answer is about; undefined when it is no answer of this source. */
export function kpisIn(body: Buffer): string[] | undefined {
  const values = readable(body.toString('utf8'))?.values
  const found = values?.map((one) => named.safeParse(one).data?.kpi)
  return found?.every((kpi) => kpi !== undefined) ? [...new Set(found)] : undefined
}

/** A file that somebody has saved is one page; a whole one, or it is refused. */
function bundleOf(body: Buffer): Bundle {
  const text = body.toString('utf8')
  const given = jsonOf(text) as Partial<Bundle>
  if (typeof given.kpi === 'string' && Array.isArray(given.pages)) return given as Bundle
  if (shaped(envelope, given).next_url) stop('notWhole')
  return { kpi: '', pages: [text] }
}

type Request = { kpi?: unknown; slug?: unknown; edition?: unknown; title?: unknown }
export function readKolada(body: Buffer, { kpi, slug, edition = 1, title: asserted }: Request): Reading {
  const bundle = bundleOf(body)
  const id = String(kpi)
  if (bundle.kpi !== '') checkTitle(titleIn(bundle.kpi, id), asserted, id)
  const cells = bundle.pages.flatMap((page) =>
    shaped(envelope, jsonOf(page)).values.flatMap((one) =>
      cellsOf(shaped(row, one), { kpi: id, slug: String(slug), edition: Number(edition) }),
    ),
  )
  checkYears(cells, id)
  return { cells, warnings: [] }
}

function checkTitle(found: string | undefined, asserted: unknown, kpi: string): void {
  if (found === undefined) stop('emptyList', kpi)
  if (typeof asserted !== 'string') stop('titleUnknown', kpi)
  if (found !== asserted) stop('titleChanged', kpi)
}

type As = { kpi: string; slug: string; edition: number }
function cellsOf(given: z.infer<typeof row>, { kpi, slug, edition }: As): Cell[] {
  if (given.kpi !== kpi) stop('shape', given.kpi)
  // Groups of municipalities are unweighted means.
  if (given.municipality.startsWith('G')) return []
  if (!isPlace(given.municipality)) stop('unknownPlace', given.municipality)
  const at = { slug, edition, municipality: given.municipality, period: given.period }
  return given.values
    .filter(({ isdeleted }) => isdeleted !== true)
    .map((one) => cellOf({ ...at, sex: one.gender, value: one.value, status: statusOf(one), marks: marksOf(one) }))
}

/** Nothing at all, or a hole between two years, is a question that went wrong. */
function checkYears(cells: readonly Cell[], kpi: string): void {
  const years = [...new Set(cells.map((cell) => Number(cell.period)))].sort((one, other) => one - other)
  const [first, last] = [years.at(0), years.at(-1)]
  if (first === undefined || last === undefined) stop('emptyList', kpi)
  else if (last - first + 1 !== years.length) stop('emptyList', `${kpi} ${first}-${last}`)
}
