import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Input } from './input.ts'
import { route } from './route.ts'
import { tokenVisit } from './token.ts'
import type { Site, Visit } from './visit.ts'

/** One endpoint of `/api/v1`: what it takes and gives is said once, for the answer, the tests and `/api/openapi.json`. */
export type Endpoint<Query = unknown> = {
  path: `/api/v1/${string}`
  summary: string
  /** A strict object: a parameter that is not named here is refused by name. */
  query: z.ZodType<Query>
  /** What a 200 carries. */
  reply: z.ZodType
  /** Demands an organisation's own token; the visit is then the token's. */
  token?: true
}
type Refused = { code: string; message: string; fields?: Record<string, string>; status?: 400 | 404 }
type Answer<Query> = (visit: Visit, query: Query, c: Context<Site>) => Promise<object | { refused: Refused }>

export const endpoints: Endpoint[] = []
export const mostPerPage = 200

/** A number in an address, within limits. */
export const count = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `at least ${least}`).max(most, `at most ${most}`))
    .default(usual)
    .describe(`${least} to ${most}, usually ${usual}`)

/** Every list has pages. */
export const paging = { page: count(1, 100_000, 1), per_page: count(1, mostPerPage, 50) }
/** Rows of one page, and the address of the next one or null. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ data: z.array(row), page: z.int(), per_page: z.int(), total: z.int(), next: z.string().nullable() })

type Paged<Row> = { rows: Row[]; page: number; perPage: number; total: number }
export function paged<Row>(c: Context<Site>, { rows, page, perPage, total }: Paged<Row>) {
  const next = new URL(c.req.url)
  next.searchParams.set('page', String(page + 1))
  const more = page * perPage < total
  return { data: rows, page, per_page: perPage, total, next: more ? `${next.pathname}${next.search}` : null }
}

export function apiRoute<Query>(site: Hono<Site>, it: Endpoint<Query> & { answer: Answer<Query> }): void {
  endpoints.push(it as Endpoint)
  const policy = it.token ? ({ policy: 'token', purpose: 'export', audit: 'read' } as const) : open
  route(site, {
    method: 'get',
    path: it.path,
    kind: 'api',
    ...policy,
    form: it.query,
    answer: (c, input) => answerTo(c, it, input),
  })
}
const open = { policy: 'everybody', purpose: null, audit: 'none' } as const

async function answerTo<Query>(c: Context<Site>, it: Endpoint<Query> & { answer: Answer<Query> }, input: Input<Query>) {
  const visit = it.token ? await tokenVisit(c.var.visit, c.req.header('authorization')) : c.var.visit
  if (!visit) {
    c.header('www-authenticate', 'Bearer')
    return refuse(c, { code: 'tokenNeeded', message: 'Send a live token as Authorization: Bearer.' }, 401)
  }
  if ('problems' in input) return refuse(c, problemsOf(it, input), 400)
  const outcome = await it.answer(visit, input.value, c)
  if ('refused' in outcome) return refuse(c, outcome.refused as Refused, (outcome.refused as Refused).status ?? 400)
  return c.json(outcome)
}

const refuse = (c: Context<Site>, { code, message, fields = {} }: Refused, status: 400 | 401 | 404) =>
  c.json({ error: { code, message, fields } }, status)

export const parametersOf = ({ query }: Pick<Endpoint, 'query'>): string[] =>
  Object.keys((query as unknown as z.ZodObject).shape)

function problemsOf<Query>(it: Endpoint<Query>, { problems, raw }: { problems: Record<string, string>; raw: object }) {
  const allowed = parametersOf(it as Endpoint)
  const unknown = Object.keys(raw).filter((name) => !allowed.includes(name) && name !== 'sprak')
  if (unknown.length === 0) {
    return { code: 'badParameter', message: 'A parameter has a value that cannot be used.', fields: problems }
  }
  const fields = Object.fromEntries(unknown.map((name) => [name, 'unknown parameter']))
  const message = `Unknown parameter: ${unknown.join(', ')}. Allowed: ${allowed.join(', ') || 'none'}.`
  return { code: 'unknownParameter', message, fields }
}
