import type { Context } from 'hono'
import type { Site } from '../../platform/visit.ts'
import { keepCookie } from '../../platform/welcome.ts'
import type { Place } from '../acts/sessions.ts'
import type { Around } from '../form.ts'
import { wayBack } from '../way-back.ts'

/** What the list of own sessions tells: which browser, and whether it is a borrowed computer. */
export const placeOf = (c: Context<Site>, { borrowed }: Pick<Around, 'borrowed'>): Place => ({
  browser: (c.req.header('user-agent') ?? '').slice(0, 200),
  borrowed: borrowed === '1',
})

/** The new id goes to the browser and what it was known by before goes away; then on to where one wanted. */
export function arrive(c: Context<Site>, token: string, till: string | undefined): Response {
  const { services } = c.var.visit
  keepCookie(c, services, 'kp', token)
  keepCookie(c, services, 'kp-pre', '')
  return c.redirect(wayBack(till), 303)
}
