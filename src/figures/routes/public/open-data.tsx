import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { addressOf } from '../../../platform/address.ts'
import { apiRoute, count, paged, pageOf, paging } from '../../../platform/api.ts'
import { html } from '../../../platform/pages.tsx'
import { route } from '../../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../../platform/visit.ts'
import { dayOf } from '../../../shared/calendar.ts'
import { placeCode } from '../../facts/places.ts'
import { datasetOf, linesOf } from '../../open-data/dataset.ts'
import { limiter } from '../../open-data/limit.ts'
import { type Frame, readFrame } from '../../queries/pages/frame.ts'
import { countData, listData, type Wanted } from '../../queries/pages/open-data.ts'
import { findRelease, listReleases } from '../../queries/pages/releases.ts'
import { OpenDataPage } from '../../views/public/open-data.tsx'
import { sexes } from '../../words.ts'
import { sendFile, suffixes } from './files.ts'

/** Figures as open data: no account, no key, any origin, sixty times a minute. */
export const openDataRoutes = new Hono<Site>()
const base = '/api/v1/figures'
const open = { method: 'get', policy: 'everybody', purpose: null, audit: 'none' } as const

const calls = limiter()
openDataRoutes.use(`${base}/*`, async (c, next) => {
  c.header('access-control-allow-origin', '*')
  const address = addressOf(c)
  if (address && !calls.allows(address, c.var.visit.now)) {
    c.header('retry-after', '60')
    return c.json({ error: { code: 'tooMany', message: 'At most 60 calls a minute.', fields: {} } }, 429)
  }
  return next()
})

const english = (visit: Visit) => ({ language: 'en', today: dayOf(visit.now) }) as const
const frameOf = (visit: Visit): Promise<Frame> => inside(visit, (tx) => readFrame(tx, english(visit)))
const slice = <Row,>(rows: Row[], page: number, perPage: number) => rows.slice((page - 1) * perPage, page * perPage)

const indicatorReply = z.object({
  slug: z.string(),
  version: z.int(),
  title: z.string(),
  numerator: z.string(),
  denominator: z.string().nullable(),
  unit: z.string(),
  decimals: z.int(),
  direction: z.string(),
  period: z.string(),
  sex_split: z.string(),
  source: z.string(),
  source_id: z.string().nullable(),
  valid_from: z.string(),
  breaks: z.array(z.object({ period: z.string(), note: z.string() })),
})
apiRoute(openDataRoutes, {
  path: `${base}/indicators`,
  summary: 'Indicators: what is counted, among whom, and by whom',
  query: z.strictObject({ ...paging }),
  reply: pageOf(indicatorReply),
  async answer(visit, { page, per_page: perPage }, c) {
    const { indicators } = await frameOf(visit)
    const rows = indicators.map((one) => ({
      slug: one.slug,
      version: one.edition,
      title: one.title,
      numerator: one.numerator,
      denominator: one.denominator,
      unit: one.unit,
      decimals: one.decimals,
      direction: one.direction,
      period: one.period,
      sex_split: one.sexSplit,
      source: one.source,
      source_id: one.kpi,
      valid_from: one.validFrom,
      breaks: one.breaks,
    }))
    return paged(c, { rows: slice(rows, page, perPage), page, perPage, total: rows.length })
  },
})

apiRoute(openDataRoutes, {
  path: `${base}/municipalities`,
  summary: 'Municipalities that figures are shown for',
  query: z.strictObject({ ...paging }),
  reply: pageOf(z.object({ code: z.string(), name: z.string(), corner: z.string().nullable() })),
  async answer(visit, { page, per_page: perPage }, c) {
    const { places } = await frameOf(visit)
    return paged(c, { rows: slice(places, page, perPage), page, perPage, total: places.length })
  },
})

const releaseReply = z.object({
  name: z.string(),
  stage: z.string(),
  planned_for: z.string(),
  published_at: z.string().nullable(),
  corrects: z.string().nullable(),
  reason: z.string(),
  cells: z.int(),
  sha256: z.string().nullable(),
})
apiRoute(openDataRoutes, {
  path: `${base}/releases`,
  summary: 'Releases, planned and published, the latest first',
  query: z.strictObject({ ...paging }),
  reply: pageOf(releaseReply),
  async answer(visit, { page, per_page: perPage }, c) {
    const rows = (await inside(visit, listReleases)).map((one) => ({
      name: one.name,
      stage: one.stage,
      planned_for: one.plannedFor,
      published_at: one.publishedAt,
      corrects: one.corrects,
      reason: one.reason,
      cells: one.cells,
      sha256: one.sha256,
    }))
    return paged(c, { rows: slice(rows, page, perPage), page, perPage, total: rows.length })
  },
})

const listed = (shape: RegExp) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().regex(shape)).max(50))
    .optional()
const period = z
  .string()
  .regex(/^\d{4}(-(H[12]|\d{2}(-\d{2})?))?$/)
  .optional()
const filters = {
  indicator: listed(/^[a-z0-9-]{2,60}$/).describe('slug, or several with commas'),
  municipality: listed(placeCode).describe(
    'code of four figures, or several with commas; 00LL is a county, 0000 Sweden, NV NO SV SO a corner',
  ),
  from: period.describe('first period, such as 2016'),
  to: period.describe('last period'),
  sex: z.enum(sexes).optional().describe('K, M, T, or U for unknown'),
  release: z
    .string()
    .regex(/^\d{4}-\d{2}(\.\d{1,3})?$/)
    .optional()
    .describe('name of a release; the one in force when absent'),
}
type Filters = { [Name in keyof typeof filters]?: z.infer<(typeof filters)[Name]> }

type Found = { wanted: Wanted; release: string; frame: Frame }
async function findWanted(tx: Tx, visit: Visit, asked: Filters): Promise<Found | undefined> {
  const frame = await readFrame(tx, english(visit))
  const release = asked.release ? await findRelease(tx, asked.release) : undefined
  if (asked.release && !release) return undefined
  const { indicator = null, municipality = null, from = null, to = null, sex = null } = asked
  const wanted = { seq: release?.seq ?? null, indicators: indicator, municipalities: municipality, from, to, sex }
  return { wanted, frame, release: release?.name ?? frame.latest?.name ?? '' }
}

const noRelease = { code: 'badParameter', message: 'No such release.', fields: { release: 'not published' } }
const lineReply = z.object({
  release: z.string(),
  indicator: z.string(),
  version: z.int(),
  municipality_code: z.string(),
  sex: z.string(),
  period: z.string(),
  value: z.number().nullable(),
  status: z.string(),
  source: z.string(),
  reply_sha256: z.string(),
})
const mostRows = 5000

apiRoute(openDataRoutes, {
  path: `${base}/data`,
  summary: 'Published cells: value, or null and the reason in status',
  query: z.strictObject({ ...filters, page: paging.page, per_page: count(1, mostRows, 100) }),
  reply: pageOf(lineReply),
  async answer(visit, { page, per_page: perPage, ...asked }, c) {
    const range = { limit: perPage, offset: (page - 1) * perPage }
    const found = await inside(visit, async (tx) => {
      const known = await findWanted(tx, visit, asked)
      return (
        known && { ...known, rows: await listData(tx, known.wanted, range), total: await countData(tx, known.wanted) }
      )
    })
    if (!found) return { refused: noRelease }
    const rows = linesOf(datasetOf(found.release, 'en', found.rows, found.frame.indicators))
    return paged(c, { rows, page, perPage, total: found.total })
  },
})

const fileQuery = z.strictObject({
  ...filters,
  sep: z.enum([',', ';']).optional().describe('between the columns of a CSV file'),
  bom: z.enum(['0', '1']).optional().describe('1: a CSV file begins with a byte order mark'),
  sprak: z.string().optional(),
})
const fileParameters = Object.keys(fileQuery.shape).filter((name) => name !== 'sprak')
const mostInFile = 50_000

function refuse(c: Context<Site>, problems: Record<string, string>, raw: object) {
  const unknown = Object.keys(raw).filter((name) => !(name in fileQuery.shape))
  const message =
    unknown.length > 0
      ? `Unknown parameter: ${unknown.join(', ')}. Allowed: ${fileParameters.join(', ')}.`
      : 'A parameter has a value that cannot be used.'
  const fields = unknown.length > 0 ? Object.fromEntries(unknown.map((name) => [name, 'unknown parameter'])) : problems
  return c.json({ error: { code: unknown.length > 0 ? 'unknownParameter' : 'badParameter', message, fields } }, 400)
}

for (const suffix of suffixes) {
  route(openDataRoutes, {
    ...open,
    kind: 'api',
    path: `${base}/data${suffix}`,
    form: fileQuery,
    async answer(c, input) {
      if ('problems' in input) return refuse(c, input.problems, input.raw)
      const { sep = ',', bom, ...asked } = input.value
      if (!asked.indicator) return refuse(c, { indicator: 'needed for a file' }, {})
      const found = await inside(c.var.visit, async (tx) => {
        const known = await findWanted(tx, c.var.visit, asked)
        return known && { ...known, rows: await listData(tx, known.wanted, { limit: mostInFile, offset: 0 }) }
      })
      if (!found) return refuse(c, noRelease.fields, {})
      const known = found.frame.indicators.filter(({ slug }) => asked.indicator?.includes(slug))
      return sendFile(c, { ...found, known, suffix, csv: { separator: sep, mark: bom === '1' } })
    },
  })
}

route(openDataRoutes, {
  ...open,
  path: '/oppna-data',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const frame = await inside(visit, (tx) => readFrame(tx, { language: visit.language, today: dayOf(visit.now) }))
    return html(c, <OpenDataPage visit={visit} frame={frame} />)
  },
})
