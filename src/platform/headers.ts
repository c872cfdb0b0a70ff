import type { MiddlewareHandler } from 'hono'
import { reportsTo } from './reports.ts'
import type { Site } from './visit.ts'

const rest = [
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  `report-uri ${reportsTo}`,
].join('; ')
/** The style that stands in a page is allowed by its digest, to that page alone. */
const policyFor = (digest: string | undefined) =>
  `default-src 'none'; style-src 'self'${digest ? ` 'sha256-${digest}'` : ''}; ${rest}`

/** The whole set on every answer, whatever its status. Pages are kept by nobody; only hashed assets set a cache of their own. */
export function headers(secure: boolean): MiddlewareHandler<Site> {
  return async (c, next) => {
    await next()
    const { headers } = c.res
    const policy = policyFor(c.var.style)
    // What somebody sent in is opened in a sandbox as well, should a browser show it after all.
    const isFile = headers.get('content-disposition')?.startsWith('attachment')
    headers.set('content-security-policy', isFile ? `${policy}; sandbox` : policy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'same-origin')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()')
    if (secure) headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}
