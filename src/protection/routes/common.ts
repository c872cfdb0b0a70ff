import type { Context } from 'hono'
import { protectedName } from '../../people/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { showState } from '../../platform/pages.tsx'
import type { Site } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'
import { type Opened, openVault } from '../acts/open.ts'
import type { Named } from '../protection.ts'
import type { Colleague } from '../queries/list.ts'
import { staffTexts } from '../texts/index.ts'

export type C = Context<Site>
export const noRaw: Raw = {}
/** Asks for the second factor again after five minutes; the vault's purpose is the person's own line under "Vem har tittat". */
export const inVault = { policy: 'vault', purpose: 'protect', stepUp: true } as const
export const atHome = { policy: 'vaultHome', purpose: 'protect', stepUp: true } as const

/** Keys of forms as sentences. */
export function told(problems: Record<string, string>, language: Language): Record<string, string> {
  const t = staffTexts(language).problems as Record<string, string>
  return Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, t[key] ?? t.missing ?? '']))
}

type It = { it: Seen<Opened>; name: string }
/** Draws a page of one vault; whoever is not named meets what they would meet if nobody were there. */
export async function withVault(c: C, draw: (it: It) => Response | Promise<Response>): Promise<Response> {
  const it = await openVault(c.var.visit, idOf(c))
  return it ? draw({ it, name: protectedName(it.code) }) : showState(c, 404)
}

/** The same for what only those who tend it may do. */
export const withOwn = (c: C, draw: (it: It) => Response | Promise<Response>): Promise<Response> =>
  withVault(c, (whole) => (whole.it.tends ? draw(whole) : showState(c, 404)))

/** Accounts that were chosen, as far as they are colleagues. */
export const namedOf = (colleagues: readonly Colleague[], chosen: readonly string[]): Named[] =>
  colleagues
    .filter(({ account }) => chosen.includes(account))
    .map(({ account, organisation }) => ({ account, organisation, home: true }))
