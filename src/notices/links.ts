import { idIn, tokenOf } from '../platform/link.ts'
import type { Services } from '../platform/visit.ts'

const kind = 'notices question'
type Ours = Pick<Services, 'keys' | 'settings'>

/** The address of a page with one question and its buttons; it says nothing of anybody. */
export const questionLink = (services: Ours, id: string): string =>
  `${services.settings.baseUrl}/utskick/${tokenOf(services, kind, id)}`
export const questionIn = (services: Pick<Services, 'keys'>, token: string): string | null =>
  idIn(services, kind, token)
