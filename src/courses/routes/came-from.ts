import type { Context } from 'hono'
import type { Site } from '../../platform/visit.ts'

/** The list one came from with its filters, when the browser says so and it is ours; else the whole list. */
export function cameFrom(c: Context<Site>, list: string): string {
  const referer = c.req.header('referer')
  if (!referer || !URL.canParse(referer)) return list
  const { host, pathname, search } = new URL(referer)
  return host === new URL(c.req.url).host && pathname === list ? `${pathname}${search}` : list
}
