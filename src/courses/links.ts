import * as link from '../platform/link.ts'
import type { Services } from '../platform/visit.ts'

type Kind = 'watch' | 'share'

export const tokenOf = (services: Pick<Services, 'keys'>, kind: Kind, id: string): string =>
  link.tokenOf(services, `courses ${kind}`, id)
export const idIn = (services: Pick<Services, 'keys'>, kind: Kind, token: string): string | null =>
  link.idIn(services, `courses ${kind}`, token)
