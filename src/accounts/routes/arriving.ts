import type { Context } from 'hono'
import { addressOf } from '../../platform/address.ts'
import { type Input, typed } from '../../platform/input.ts'
import type { Site } from '../../platform/visit.ts'
import { keepCookie } from '../../platform/welcome.ts'
import type { No } from '../acts/codes.ts'
import type { Place } from '../acts/sessions.ts'
import type { Around } from '../form.ts'
import { wayBack } from '../way-back.ts'

/** Which browser, whether it is a borrowed computer, and the address that guesses are counted by. */
export const placeOf = (c: Context<Site>, { borrowed }: Pick<Around, 'borrowed'>): Place => ({
  browser: (c.req.header('user-agent') ?? '').slice(0, 200),
  borrowed: borrowed === '1',
  address: addressOf(c),
})

/** The new id goes to the browser and what it was known by before goes away; then on to where one wanted. */
export function arrive(c: Context<Site>, token: string, till: string | undefined): Response {
  const { services } = c.var.visit
  keepCookie(c, services, 'kp', token)
  keepCookie(c, services, 'kp-pre', '')
  return c.redirect(wayBack(till), 303)
}

/** The next page of signing in, still on the way to where one wanted. */
export function goOn(c: Context<Site>, page: string, { till, borrowed }: Around): Response {
  const words = new URLSearchParams()
  if (till) words.set('till', wayBack(till))
  if (borrowed) words.set('borrowed', borrowed)
  return c.redirect(words.size > 0 ? `${page}?${words}` : page, 303)
}

/** What a page is drawn with, whether its form was whole or not. */
export const aroundOf = ({ raw }: Input<unknown>): { till: string; borrowed: boolean } => ({
  till: typed(raw, 'till') ? wayBack(typed(raw, 'till')) : '',
  borrowed: typed(raw, 'borrowed') === '1',
})

/** The sentence and the status for somebody who is not in. */
export function refusal({ no }: No, keys: { wrong: string; gone: string }): { key: string; status: number } {
  if (no === 'tooMany') return { key: 'tooMany', status: 429 }
  return { key: no === 'noRole' ? 'noRole' : keys[no], status: 422 }
}
