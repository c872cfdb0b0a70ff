import { idIn, tokenOf } from '../platform/link.ts'
import type { Services } from '../platform/visit.ts'

/** A page of ours, as it is written in a letter. */
export const addressOf = ({ settings }: Pick<Services, 'settings'>, path: string): string =>
  `${settings.baseUrl.replace(/\/$/, '')}${path}`

/** Addresses that nobody can guess: a guest's own post, and what somebody follows by mail. */
const kinds = { guest: 'knowledge guest', follow: 'knowledge.subscription' } as const
const places = { guest: 'gastinlagg', follow: 'nyhetsbrev' } as const
type Kind = keyof typeof kinds
type Ours = Pick<Services, 'keys' | 'settings'>

export const tokenFor = (services: Pick<Services, 'keys'>, kind: Kind, id: string): string =>
  tokenOf(services, kinds[kind], id)
export const idBehind = (services: Pick<Services, 'keys'>, kind: Kind, token: string): string | null =>
  idIn(services, kinds[kind], token)
export const linkFor = (services: Ours, kind: Kind, id: string): string =>
  addressOf(services, `/${places[kind]}/${tokenFor(services, kind, id)}`)
