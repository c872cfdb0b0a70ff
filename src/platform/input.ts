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

export async function readBody(c: Context<Site>): Promise<Raw | 'tooLarge' | 'unreadable'> {
  const type = c.req.header('content-type') ?? ''
  const files = type.startsWith('multipart/form-data')
  if (!files && !type.startsWith('application/x-www-form-urlencoded')) return 'unreadable'
  if (Number(c.req.header('content-length') ?? 0) > (files ? mostWithFiles : most)) return 'tooLarge'
  try {
    return collect((await c.req.formData()).entries())
  } catch {
    return 'unreadable' // half a body, or a boundary that is none: said to the visitor as a page
  }
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
