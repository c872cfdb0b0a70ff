import { accountTexts } from '../accounts/index.ts'
import type { Visit } from '../platform/visit.ts'
import type { Framing } from '../platform/welcome.ts'
import { texts } from './texts/index.ts'

/** Newcomers get four words in a row, staff their commonest places. */
export const framing: Framing = (visit, organisation, roles) => {
  const t = texts(visit.language)
  const roleNames: Record<string, string> = accountTexts(visit.language).roles
  const { role, name } = visit.actor
  const places = (t.places[role as keyof typeof t.places] ?? t.places.anonymous) as readonly (readonly [
    string,
    string,
  ])[]
  const [path = ''] = visit.path.split('?')
  return {
    places: places.map(([href, text]) => ({ href, text, here: path === href || path.startsWith(`${href}/`) })),
    who: visit.actor.account
      ? { name, role: roleNames[role] ?? role, organisation, roles, own: role === 'newcomer' }
      : null,
  }
}

/** Where "Min sida" leads: the first of the reader's own places. */
export function ownStart(visit: Visit): string {
  if (!visit.actor.account) return '/logga-in'
  return visit.frame.places[0]?.href ?? '/'
}
