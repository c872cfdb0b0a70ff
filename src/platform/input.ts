import type { Context } from 'hono'
import { z } from 'zod'
import type { Site } from './visit.ts'

/** What was typed, as it was typed: drawn again when the form is refused. */
export type Raw = Record<string, string | string[] | File | File[]>
/** Field name to the key of the sentence that says what to do. */
export type Problems = Record<string, string>
export type Input<Value> = { value: Value; raw: Raw } | { problems: Problems; raw: Raw }

const most = 5_000_000
const mostWithFiles = 60_000_000
/** Fields that `<Form>` draws by itself. */
const own = new Set(['_key', '_csrf', '_version', 'sprak'])

/** PostgreSQL stores neither NUL nor half a surrogate pair: they never come further than here. */
const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** A form as it stands on the page: empty the first time, and again with what was written and what is wrong with it. */
export type Drawn = { raw: Raw; problems: Record<string, string>; status: 200 | 422 }
export const first: Drawn = { raw: {}, problems: {}, status: 200 }
export const again = (raw: Raw, problems: Record<string, string>): Drawn => ({ raw, problems, status: 422 })

export async function readBody(c: Context<Site>): Promise<Raw | 'tooLarge' | 'unreadable'> {
  const type = c.req.header('content-type') ?? ''
  const files = type.startsWith('multipart/form-data')
  if (!files && !type.startsWith('application/x-www-form-urlencoded')) return 'unreadable'
  const limit = files ? mostWithFiles : most
  const said = c.req.header('content-length')
  if (Number(said ?? 0) > limit) return 'tooLarge'
  const counted = { bytes: 0 }
  try {
    const body = said === undefined ? await formDataUpTo(limit, c.req.raw, counted) : await c.req.formData()
    return collect(body.entries())
  } catch {
    // Half a body, or a boundary that is none: said to the visitor as a page.
    return counted.bytes > limit ? 'tooLarge' : 'unreadable'
  }
}

/** A body that does not say how long it is (chunked) may be without end: read no further than the limit. */
function formDataUpTo(limit: number, { body, headers }: Request, counted: { bytes: number }): Promise<FormData> {
  const upTo = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, out) {
      counted.bytes += piece.byteLength
      if (counted.bytes > limit) out.error(new Error('too large'))
      else out.enqueue(piece)
    },
  })
  const type = headers.get('content-type') ?? ''
  return new Response(body?.pipeThrough(upTo) ?? null, { headers: { 'content-type': type } }).formData()
}

export const readQuery = (c: Context<Site>): Raw => collect(new URL(c.req.url).searchParams.entries())

/** An object without prototype: a field called `__proto__` is a field. */
function collect(entries: Iterable<[string, string | File]>): Raw {
  const raw: Raw = Object.create(null)
  for (const [name, value] of entries) {
    const one = typeof value === 'string' ? clean(value) : value
    const before = raw[clean(name)]
    raw[clean(name)] = before === undefined ? one : ([before, one].flat() as string[])
  }
  return raw
}

export function parse<Value>(form: z.ZodType<Value> | null, raw: Raw): Input<Value> {
  const typed = Object.fromEntries(Object.entries(raw).filter(([name]) => !own.has(name)))
  if (!form) return { value: undefined as Value, raw }
  const parsed = form.safeParse(typed)
  if (parsed.success) return { value: parsed.data, raw }
  const problems: Problems = {}
  for (const issue of parsed.error.issues) problems[String(issue.path[0] ?? 'form')] ??= issue.message
  return { problems, raw }
}

/** The first typed text of a field, for drawing it again. */
export function typed(raw: Raw, name: string): string {
  const value = raw[name]
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

/** The id in the address; what is no id finds nothing. */
export const idOf = (c: Context<Site>, name = 'id'): string =>
  z.uuid().catch('00000000-0000-0000-0000-000000000000').parse(c.req.param(name))
