import type { Context } from 'hono'
import type { Site, Visit } from '../../platform/visit.ts'
import { askForNewPasskey, askForPasskey, type Purpose, relyingParty } from '../acts/passkeys.ts'
import type { Factors } from '../queries/factors.ts'
import type { KeyAsked } from '../views/passkey.tsx'

/** The same page under the name that keys belong to, where a demonstration was opened by digits. */
function elsewhere(c: Context<Site>, visit: Visit): string | undefined {
  const { id, origin } = relyingParty(visit.services.settings)
  const { hostname, pathname, search } = new URL(c.req.url)
  if (visit.mode !== 'demo' || hostname === id) return undefined
  return `${origin}${pathname}${search}`
}

/** A challenge is signed to this visit, which therefore needs an id before the page is drawn. */
async function asked(c: Context<Site>, make: (visit: Visit) => Promise<string>): Promise<KeyAsked> {
  const visit = c.var.visit
  const other = elsewhere(c, visit)
  if (other) return { elsewhere: other }
  visit.sign(c.req.path)
  return { options: await make(visit) }
}

export const keyAsked = (c: Context<Site>, purpose: Purpose, keys: Factors['passkeys'] = []): Promise<KeyAsked> =>
  asked(c, (visit) => askForPasskey(visit, purpose, keys))
export const newKeyAsked = (c: Context<Site>, factors: Factors): Promise<KeyAsked> =>
  asked(c, (visit) => askForNewPasskey(visit, factors))
