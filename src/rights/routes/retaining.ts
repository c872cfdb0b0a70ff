import type { Context } from 'hono'
import { showState } from '../../platform/pages.tsx'
import type { Site, Visit } from '../../platform/visit.ts'
import { retentionPath } from '../views/retention.tsx'

/** What the pages of retention have in common: who sees, who decides, and where an act leads. */
export const seen = { method: 'get', policy: 'retentionSeen', purpose: null, audit: 'none' } as const
export const decides = {
  method: 'post',
  policy: 'retention',
  purpose: 'retention',
  audit: 'write',
  stepUp: true,
} as const
const deciders = ['administrator', 'manager']

export const sideOf = ({ actor }: Visit) => ({
  decides: deciders.includes(actor.role),
  holdsBack: actor.role === 'manager',
  account: actor.account,
})

export const wordOf = (input: { value: { klart?: string | undefined } } | object): string =>
  ('value' in input && input.value.klart) || ''
export const backTo = (c: Context<Site>, done: string, path = retentionPath) => c.redirect(`${path}?klart=${done}`, 303)

/** The answer to an act: back with a word, or the page that says why not. */
export const after = (c: Context<Site>, outcome: 'done' | 'missing' | 'changed' | 'same', to: () => Response) =>
  outcome === 'done' ? to() : showState(c, outcome === 'missing' ? 404 : outcome === 'same' ? 403 : 409)
