import type { Context } from 'hono'

// What a browser stopped on a page of ours because the content policy forbids it (CSP report). Told to the operator as a rule and a
// kind of address: what stood on the page, and where, may say something about somebody.

export const reportsTo = '/avvikelse'
const most = 8192
const rule = /^[a-z-]{1,40}$/

type Told = { 'csp-report'?: { 'effective-directive'?: unknown; 'blocked-uri'?: unknown } }

/** An address is told as its scheme; `inline` and `eval` are words of the browser itself. */
const kindOf = (blocked: unknown): string =>
  /^(inline|eval|[a-z][a-z0-9+.-]{0,20}(?=:))/.exec(String(blocked))?.[0] ?? '-'

export async function takeReport(c: Context, say: (line: string) => void): Promise<Response> {
  const length = Number(c.req.header('content-length') ?? most + 1)
  if (length > most) return c.body(null, 413)
  const told = (await c.req.json().catch(() => ({}))) as Told | null // half a report, or none: nothing to tell
  const { 'effective-directive': directive, 'blocked-uri': blocked } = told?.['csp-report'] ?? {}
  if (typeof directive === 'string' && rule.test(directive))
    say(`stopped by the content policy: ${directive} ${kindOf(blocked)}\n`)
  return c.body(null, 204)
}
